import { describe, expect, test } from "vitest";
import { passwordGrant, send, setup } from "./setup.js";

const hour = 3_600_000;

describe("createToken", () => {
  test.each([
    { name: "a missing member", change: { username: undefined }, code: 4010020 },
    { name: "an unknown member", change: { scope: "all" }, code: 4010020 },
    { name: "an empty member", change: { password: "" }, code: 4010020 },
    { name: "another grant type", change: { grant_type: "client_credentials" }, code: 4010020 },
    { name: "an unknown client", change: { client_id: "nobody" }, code: 4010030 },
    { name: "a wrong secret", change: { client_secret: "wrong" }, code: 4010030 },
    { name: "another user", change: { username: "somebody" }, code: 4010040 },
    { name: "a wrong password", change: { password: "wrong" }, code: 4010040 },
  ])("refuses $name with $code", async ({ change, code }) => {
    const { sandbox, tenant } = await setup();
    const form = { ...passwordGrant(tenant), ...change };
    expect(await send(sandbox, "createToken", { form })).toMatchObject({ status: 401, code });
  });

  test.each([
    { name: "no validation data", headers: { "x-validation-data": null }, code: 4010010 },
    { name: "no signature", headers: { "x-signed-request": null }, code: 4010010 },
    { name: "a wrong signature", headers: { "x-signed-request": "AAAA" }, code: 4010070 },
  ])("refuses $name with $code", async ({ headers, code }) => {
    const { sandbox, tenant } = await setup();
    expect((await send(sandbox, "createToken", { form: passwordGrant(tenant), headers })).code).toBe(code);
  });

  test("makes the token before it obsolete", async () => {
    const { sandbox, tenant } = await setup();
    const first = await send(sandbox, "createToken", { form: passwordGrant(tenant) });
    const second = await send(sandbox, "createToken", { form: passwordGrant(tenant) });
    const check = (token: string) => send(sandbox, "checkConnection", {}, undefined, token);
    expect((await check(first.body.access_token)).code).toBe(4010050);
    expect((await check(second.body.access_token)).status).toBe(200);
  });

  test("leaves the token alone when it refuses", async () => {
    const { sandbox, tenant, call } = await setup();
    await call("checkConnection");
    await send(sandbox, "createToken", { form: { ...passwordGrant(tenant), password: "wrong" } });
    expect((await call("checkConnection")).status).toBe(200);
  });

  test("makes tokens that end after 3600 seconds of the tenant's clock", async () => {
    const { call, control, tenant } = await setup();
    await call("checkConnection");
    await control.moveClock(tenant.id, { advance: hour - 1 });
    expect((await call("checkConnection")).status).toBe(200);
    await control.moveClock(tenant.id, { advance: 1 });
    expect((await call("checkConnection")).code).toBe(4010050);
  });

  test("says what the text says", async () => {
    const { sandbox, tenant } = await setup();
    const { body } = await send(sandbox, "createToken", { form: passwordGrant(tenant) });
    expect(body).toMatchObject({ expires_in: 3600, token_type: "bearer" });
  });
});
