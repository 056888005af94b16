import { createAnytimeClient } from "@openissuing/anytime";
import { offerForm } from "./form.js";
import { textOf } from "./sandbox.js";

offerForm("anytime", (baseUrl, settings, fetch) =>
  createAnytimeClient({
    baseUrl,
    fetch,
    retry: false,
    credentials: {
      clientId: textOf(settings, "clientId"),
      clientSecret: textOf(settings, "clientSecret"),
      username: textOf(settings, "username"),
      password: textOf(settings, "password"),
    },
    privateKey: textOf(settings, "privateKey"),
  }),
);
