import { describe, expect, test } from "vitest";
import { passwordGrant, setup } from "./setup.js";

describe("rate limits", () => {
  test("are off by default", async () => {
    const { call } = await setup();
    for (let count = 0; count < 100; count++) await call("checkConnection");
    expect((await call("checkConnection")).status).toBe(200);
  });

  test.each([
    { name: "address", rateLimits: { perIp: 3, perFunctionality: 99, perUser: 99 }, code: 4290010 },
    { name: "functionality", rateLimits: { perIp: 99, perFunctionality: 2, perUser: 99 }, code: 4290020 },
    { name: "user", rateLimits: { perIp: 99, perFunctionality: 99, perUser: 3 }, code: 4290030 },
  ])("refuse one call too many per $name with $code, until a minute has passed", async ({ rateLimits, code }) => {
    const { call, control, tenant } = await setup({ tenant: { rateLimits } });
    await call("checkConnection");
    await call("checkConnection");
    expect(await call("checkConnection")).toMatchObject({ status: 429, code });
    await control.moveClock(tenant.id, { advance: 60_000 });
    expect((await call("checkConnection")).status).toBe(200);
  });

  test("go off again by control", async () => {
    const { call, control, tenant } = await setup({ tenant: { rateLimits: { perUser: 0 } } });
    expect((await call("createToken", { form: passwordGrant(tenant) })).code).toBe(4290030);
    await control.tenants.change(tenant.id, { rateLimits: null });
    expect((await call("createToken", { form: passwordGrant(tenant) })).status).toBe(200);
  });
});
