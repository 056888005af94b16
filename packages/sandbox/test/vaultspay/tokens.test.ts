import { describe, expect, test } from "vitest";
import { callWith, sendFor, setup, start } from "./setup.js";

const minute = 60_000;
const day = 86_400_000;

async function world(tenant: Readonly<Record<string, unknown>> = {}) {
  const made = await setup({ tenant });
  const send = sendFor(made.sandbox, made.tenant.settings, { encryption: "off" });
  const anyone = callWith(send, undefined);
  const { clientId, clientSecret } = made.tenant.settings;
  const keys = { clientId, clientSecret };
  const logIn = async () => (await anyone("login", { body: keys })).body;
  const as = (token: string) => callWith(send, token);
  return { ...made, anyone, keys, logIn, as };
}

describe("login", () => {
  test("answers tokens without data around them, good for 30 minutes and 7 days", async () => {
    const { logIn } = await world();
    expect(await logIn()).toEqual({
      accessToken: expect.stringMatching(/^at_[0-9a-z]{48}$/),
      accessTokenExpiry: "2026-01-15T10:00:00.000+00:00",
      refreshToken: expect.stringMatching(/^rt_[0-9a-z]{48}$/),
      refreshTokenExpiry: "2026-01-22T09:30:00.000+00:00",
    });
  });

  test("leaves earlier tokens good", async () => {
    const { as, logIn } = await world();
    const [first, second] = [await logIn(), await logIn()];
    expect(first.accessToken).not.toBe(second.accessToken);
    expect((await as(first.accessToken)("listCountries")).status).toBe(200);
  });

  test.each([{ clientSecret: "wrong" }, { clientId: "wrong" }, { clientId: "", clientSecret: "x" }])(
    "refuses %j",
    async (wrong) => {
      const { anyone, keys } = await world();
      const refused = await anyone("login", { body: { ...keys, ...wrong } });
      expect([401, 422]).toContain(refused.status);
      expect([1002, 1000]).toContain(refused.code);
    },
  );

  test("refuses the keys of another company with 1002", async () => {
    const { anyone, control } = await world();
    const { settings } = await control.tenants.create({ api: "vaultspay" });
    const { clientId, clientSecret } = settings;
    expect((await anyone("login", { body: { clientId, clientSecret } })).code).toBe(1002);
  });

  test("names every member that is missing", async () => {
    const { anyone } = await world();
    const { keys, status } = await anyone("login", { body: {} });
    expect([status, keys]).toEqual([422, ["clientId", "clientSecret"]]);
  });
});

describe("an access token", () => {
  test("is asked for by all operations but three", async () => {
    const { anyone } = await world();
    expect((await anyone("listCountries")).code).toBe(1002);
    expect((await anyone("ping")).status).toBe(200);
  });

  test.each([
    { name: "that was never given out", token: "at_nothing" },
    { name: "of another kind", token: "refresh" },
  ])("$name is refused with 400 and 1036", async ({ token }) => {
    const { as, logIn } = await world();
    const sent = token === "refresh" ? (await logIn()).refreshToken : token;
    expect(await as(sent)("listCountries")).toMatchObject({ status: 400, code: 1036 });
  });

  test("of another company is refused with 1036", async () => {
    const [{ logIn }, other] = [await world(), await world()];
    expect((await other.as((await logIn()).accessToken)("listCountries")).code).toBe(1036);
  });

  test("ends on the tenant's clock, to the millisecond", async () => {
    const { as, control, logIn, tenant } = await world();
    const { accessToken } = await logIn();
    await control.moveClock(tenant.id, { advance: 30 * minute - 1 });
    expect((await as(accessToken)("listCountries")).status).toBe(200);
    await control.moveClock(tenant.id, { advance: 1 });
    expect(await as(accessToken)("listCountries")).toMatchObject({ status: 401, code: 1003 });
  });

  test("can live as long as the company wishes", async () => {
    const { logIn } = await world({ accessTokenSeconds: 5, refreshTokenSeconds: 60 });
    expect(await logIn()).toMatchObject({
      accessTokenExpiry: "2026-01-15T09:30:05.000+00:00",
      refreshTokenExpiry: "2026-01-15T09:31:00.000+00:00",
    });
  });

  test("and its refresh token are refused with 1004 once the session was ended", async () => {
    const { act, anyone, as, logIn } = await world();
    const { accessToken, refreshToken } = await logIn();
    await act("endSessions");
    expect(await as(accessToken)("listCountries")).toMatchObject({ status: 401, code: 1004 });
    expect((await anyone("refreshToken", { body: { refreshToken } })).code).toBe(1004);
    expect((await as((await logIn()).accessToken)("listCountries")).status).toBe(200);
  });
});

describe("refreshToken", () => {
  test("answers an access token in data, and the one before stays good", async () => {
    const { anyone, as, control, logIn, tenant } = await world();
    const { accessToken, refreshToken } = await logIn();
    await control.moveClock(tenant.id, { set: start + 10 * minute });
    const { data } = await anyone("refreshToken", { body: { refreshToken } });
    expect(data).toMatchObject({ accessTokenExpiry: "2026-01-15T10:10:00.000+00:00" });
    expect((await as(data.accessToken)("listCountries")).status).toBe(200);
    expect((await as(accessToken)("listCountries")).status).toBe(200);
  });

  test("works after the access token ended and not after its own end", async () => {
    const { anyone, control, logIn, tenant } = await world();
    const { refreshToken } = await logIn();
    await control.moveClock(tenant.id, { advance: 7 * day - 1 });
    expect((await anyone("refreshToken", { body: { refreshToken } })).status).toBe(200);
    await control.moveClock(tenant.id, { advance: 1 });
    expect(await anyone("refreshToken", { body: { refreshToken } })).toMatchObject({ status: 401, code: 1004 });
  });

  test("refuses a token that was never given out, and an access token, with 1004", async () => {
    const { anyone, logIn } = await world();
    const { accessToken } = await logIn();
    for (const refreshToken of ["rt_nothing", accessToken]) {
      expect((await anyone("refreshToken", { body: { refreshToken } })).code).toBe(1004);
    }
  });
});

describe("the door", () => {
  test("refuses an address that is not on the list with 1007", async () => {
    const { call, control, tenant } = await world();
    await control.tenants.change(tenant.id, { allowedIps: ["203.0.113.0/24"] });
    expect(await call("ping")).toMatchObject({ status: 403, code: 1007 });
    await control.tenants.change(tenant.id, { allowedIps: null });
    expect((await call("ping")).status).toBe(200);
  });

  test("refuses one request too many with 1005, and the next minute lets it in", async () => {
    const { call, control, tenant } = await world({ rateLimit: 3 });
    expect([await call("ping"), await call("ping")].map(({ status }) => status)).toEqual([200, 200]);
    expect(await call("ping")).toMatchObject({ status: 429, code: 1005 });
    await control.moveClock(tenant.id, { advance: minute });
    expect((await call("ping")).status).toBe(200);
  });

  test("refuses a company that is blocked with 1006", async () => {
    const { act, call } = await world();
    await act("setUserStatus", { userId: 2000, status: "BLOCK" });
    expect(await call("listCountries")).toMatchObject({ status: 403, code: 1006 });
    expect((await call("ping")).status).toBe(200);
  });
});
