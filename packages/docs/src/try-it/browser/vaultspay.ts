import { createVaultsPayClient } from "@openissuing/vaultspay";
import { offerForm } from "./form.js";
import { textOf } from "./sandbox.js";

offerForm("vaultspay", (baseUrl, settings, fetch) =>
  createVaultsPayClient({
    baseUrl,
    fetch,
    retry: false,
    clientId: textOf(settings, "clientId"),
    clientSecret: textOf(settings, "clientSecret"),
    deviceId: textOf(settings, "deviceId"),
    publicKey: textOf(settings, "publicKey"),
  }),
);
