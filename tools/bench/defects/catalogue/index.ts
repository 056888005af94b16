import type { ApiDocument } from "@openissuing/contract-tests";
import type { Defect } from "../defect.js";
import { accessDefects } from "./access.js";
import { codeDefects } from "./codes.js";
import { httpDefects } from "./http.js";
import { listDefects } from "./lists.js";
import { lookDefects } from "./looks.js";
import { moneyDefects } from "./money.js";
import { routeDefects } from "./routes.js";
import { schemaDefects } from "./schema.js";
import { stateDefects } from "./state.js";
import { webhookDefects } from "./webhooks.js";

/** Every seeded defect. */
export function allDefects(document: ApiDocument): readonly Defect[] {
  const rowOf = (code: number) => {
    const row = document.errorCodes.get(code);
    return { status: row?.status ?? 0, exception: row?.exception ?? "" };
  };
  return [
    ...schemaDefects,
    ...httpDefects,
    ...codeDefects(document),
    ...accessDefects(document),
    ...listDefects,
    ...moneyDefects,
    ...stateDefects(rowOf),
    ...lookDefects,
    ...routeDefects(rowOf),
    ...webhookDefects,
  ];
}
