import { describe, expect, test } from "vitest";
import { createTokenProvider } from "../../src/token/token-provider.js";
import { type VaultsPaySessionOptions, vaultsPaySession } from "../../src/vaultspay/vaultspay-session.js";

const loginUrl = "https://a.test/as/api/v1/saas-login";
const refreshUrl = "https://a.test/as/api/v1/saas-refresh-token";
const at = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");

/** A vendor whose access tokens live for 10 minutes and whose refresh tokens live for an hour. */
function setup(
  options: Partial<VaultsPaySessionOptions> & { readonly answer?: (path: string) => Response | undefined } = {},
) {
  const clock = { now: Date.UTC(2030, 0, 1) };
  const calls: { readonly path: string; readonly body: unknown }[] = [];
  let issued = 0;
  const network: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.split("/").at(-1) ?? "";
    calls.push({ path, body: await request.json() });
    const changed = options.answer?.(path);
    if (changed !== undefined) return changed;
    issued++;
    const access = { accessToken: `at-${issued}`, accessTokenExpiry: at(clock.now + 600_000) };
    if (path === "saas-refresh-token") return Response.json({ data: access });
    return Response.json({ ...access, refreshToken: `rt-${issued}`, refreshTokenExpiry: at(clock.now + 3_600_000) });
  };
  const session = vaultsPaySession({
    loginUrl,
    refreshUrl,
    clientId: "client",
    clientSecret: "s3cret",
    fetch: network,
    now: () => clock.now,
    ...options,
  });
  const tokens = createTokenProvider({ ...session, now: () => clock.now });
  return { clock, calls, session, tokens, paths: () => calls.map(({ path }) => path) };
}

const refusal = (code: number, status = 401) => Response.json({ code, message: "no", type: "X" }, { status });

describe("vaultsPaySession", () => {
  test("logs in first, once for many who wait", async () => {
    const { tokens, calls } = setup();
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => tokens.get())))).toEqual(new Set(["at-1"]));
    expect(calls).toEqual([{ path: "saas-login", body: { clientId: "client", clientSecret: "s3cret" } }]);
  });

  test("renews with the refresh token a minute before the end", async () => {
    const { clock, tokens, calls } = setup();
    await tokens.get();
    clock.now += 539_000;
    expect(await tokens.get()).toBe("at-1");
    clock.now += 1_000;
    expect(await tokens.get()).toBe("at-2");
    expect(calls[1]).toEqual({ path: "saas-refresh-token", body: { refreshToken: "rt-1" } });
  });

  test("renews again and again with the one refresh token", async () => {
    const { tokens, calls } = setup();
    for (let i = 0; i < 3; i++) tokens.invalidate(await tokens.get());
    expect(calls.slice(1).map(({ body }) => body)).toEqual([{ refreshToken: "rt-1" }, { refreshToken: "rt-1" }]);
  });

  test("logs in again when the refresh token is past its end", async () => {
    const { clock, tokens, paths } = setup();
    await tokens.get();
    clock.now += 3_600_000;
    await tokens.get();
    expect(paths()).toEqual(["saas-login", "saas-login"]);
  });

  test.each([
    { code: 1004, status: 401 },
    { code: 1002, status: 401 },
    { code: 1036, status: 400 },
  ])("logs in again when the refresh is refused with $status $code", async ({ code, status }) => {
    const { tokens, paths } = setup({ answer: (path) => (path === "saas-login" ? undefined : refusal(code, status)) });
    tokens.invalidate(await tokens.get());
    expect(await tokens.get()).toBe("at-2");
    expect(paths()).toEqual(["saas-login", "saas-refresh-token", "saas-login"]);
  });

  test("hands on another refusal of the refresh, and keeps the refresh token", async () => {
    const refusals = [refusal(1005, 429)];
    const { tokens, paths } = setup({ answer: (path) => (path === "saas-login" ? undefined : refusals.shift()) });
    tokens.invalidate(await tokens.get());
    await expect(tokens.get()).rejects.toMatchObject({ code: "ERR_TOKEN_REFUSED", response: { status: 429 } });
    expect(await tokens.get()).toBe("at-2");
    expect(paths()).toEqual(["saas-login", "saas-refresh-token", "saas-refresh-token"]);
  });

  test("logs in again after its session was ended, not renews", async () => {
    const { session, tokens, paths } = setup();
    const token = await tokens.get();
    session.end(token);
    tokens.invalidate(token);
    await tokens.get();
    expect(paths()).toEqual(["saas-login", "saas-login"]);
  });

  test("is not ended by a token that was replaced", async () => {
    const { session, tokens, paths } = setup();
    const token = await tokens.get();
    tokens.invalidate(token);
    const newer = await tokens.get();
    session.end(token);
    tokens.invalidate(newer);
    await tokens.get();
    expect(paths()).toEqual(["saas-login", "saas-refresh-token", "saas-refresh-token"]);
  });

  test("uses a token until it is refused when the clock of the vendor is behind", async () => {
    const { clock, tokens, calls } = setup({ now: () => Date.UTC(2031, 0, 1) });
    await tokens.get();
    clock.now += 500_000;
    await tokens.get();
    expect(calls).toHaveLength(1);
  });

  test("reads a login that wears the envelope", async () => {
    const answer = () => Response.json({ data: { accessToken: "at-9", refreshToken: "rt-9" } });
    expect(await setup({ answer }).tokens.get()).toBe("at-9");
  });

  test("fails with the answer that refused the login, and asks anew the next time", async () => {
    const refusals = [refusal(1002)];
    const { tokens } = setup({ answer: () => refusals.shift() });
    await expect(tokens.get()).rejects.toMatchObject({ code: "ERR_TOKEN_REFUSED", response: { status: 401 } });
    expect(await tokens.get()).toBe("at-1");
  });

  test.each([
    { name: "no access token", body: { refreshToken: "r" } },
    { name: "a token no header can carry", body: { accessToken: "a\nb", refreshToken: "r" } },
    { name: "no refresh token", body: { accessToken: "a" } },
    { name: "an end that is no moment", body: { accessToken: "a", refreshToken: "r", accessTokenExpiry: "soon" } },
    { name: "text", body: "at" },
  ])("fails with ERR_TOKEN_MALFORMED at a login with $name", async ({ body }) => {
    const { tokens } = setup({ answer: () => Response.json(body) });
    await expect(tokens.get()).rejects.toMatchObject({ name: "TokenRequestError", code: "ERR_TOKEN_MALFORMED" });
  });
});
