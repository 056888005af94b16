import { expect, test } from "vitest";
import { passwordGrant, setup } from "./setup.js";

test("the request log shows no secret of a tenant", async () => {
  const { control, call, tenant } = await setup();
  const { body } = await call("createToken", { form: passwordGrant(tenant) });
  await call("createToken", { form: { ...passwordGrant(tenant), password: "wrong-but-secret" } });
  await call("checkConnection", { headers: { authorization: "Bearer stolen-token" } });
  await call("getCardPin", { path: { card_ref: "ANY0000000001" }, query: { cvc: "987" } });
  // Times and durations are digits that could look like a CVC.
  const log = JSON.stringify(control.requests().map(({ at: _at, took: _took, ...shown }) => shown));
  const { clientSecret, password } = tenant.settings;
  const secrets = [
    clientSecret,
    password,
    body.access_token,
    body.refresh_token,
    "wrong-but-secret",
    "stolen-token",
    "987",
  ];
  expect(secrets.filter((secret) => log.includes(String(secret)))).toEqual([]);
  expect(control.requests(tenant.id)).toHaveLength(4);
});

test("the request log tells which code a request was refused with", async () => {
  const { control, call, tenant } = await setup();
  await call("getAccount", { path: { id: 404 } });
  expect(control.requests(tenant.id).at(-1)).toMatchObject({ operationId: "getAccount", status: 403, code: 4030210 });
});
