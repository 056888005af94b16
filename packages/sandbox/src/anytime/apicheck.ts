import { dateTimeText } from "./dates.js";
import type { AnytimeHandler } from "./types.js";

export const checkConnection: AnytimeHandler<"checkConnection"> = ({ now }) => ({
  status: 200,
  body: { date_time: dateTimeText(now) },
});

export const echoParameter: AnytimeHandler<"echoParameter"> = ({ body }) => ({
  status: 200,
  body: { test_param: body?.test_param ?? null },
});
