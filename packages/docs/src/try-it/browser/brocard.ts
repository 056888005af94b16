import { createBrocardClient } from "@openissuing/brocard";
import { offerForm } from "./form.js";
import { textOf } from "./sandbox.js";

offerForm("brocard", (baseUrl, settings, fetch) =>
  createBrocardClient({ baseUrl, fetch, retry: false, apiKey: textOf(settings, "apiKey") }),
);
