import { describe, expect, test } from "vitest";
import { passwordGrant } from "../../src/anytime/password-grant.js";
import { TokenRequestError } from "../../src/token/token-request-error.js";

const grant = { access_token: "AbC-123._~+/==", expires_in: 3600, token_type: "bearer", refresh_token: "r1" };

function setup(answer: () => Response = () => Response.json({ body: grant })) {
  const sent: Request[] = [];
  const source = passwordGrant({
    tokenUrl: "https://a.test/oauth/v2/token",
    clientId: "client",
    clientSecret: "s&cret=+ é",
    username: "acme-api",
    password: "p w",
    fetch: async (input, init) => {
      sent.push(new Request(input, init));
      return answer();
    },
  });
  return { sent, ask: () => source.requestToken(undefined) };
}

describe("passwordGrant", () => {
  test("posts the credentials as a form", async () => {
    const { ask, sent } = setup();
    await ask();
    const [request] = sent;
    expect([request?.method, request?.url]).toEqual(["POST", "https://a.test/oauth/v2/token"]);
    expect(request?.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(await request?.text()))).toEqual({
      grant_type: "password",
      client_id: "client",
      client_secret: "s&cret=+ é",
      username: "acme-api",
      password: "p w",
    });
  });

  test("reads the grant inside the envelope", async () => {
    expect(await setup().ask()).toEqual({ accessToken: "AbC-123._~+/==", expiresIn: 3600, refreshToken: "r1" });
  });

  test.each([
    { name: "a life in digits within quotes", changed: { expires_in: "3600" } },
    { name: "a token type in capitals", changed: { token_type: "Bearer" } },
  ])("accepts $name", async ({ changed }) => {
    expect(await setup(() => Response.json({ body: { ...grant, ...changed } })).ask()).toMatchObject({
      expiresIn: 3600,
    });
  });

  test("does without a refresh token", async () => {
    const { refresh_token: _, ...rest } = grant;
    expect(await setup(() => Response.json({ body: rest })).ask()).toEqual({
      accessToken: grant.access_token,
      expiresIn: 3600,
    });
  });

  test("fails with the answer, unread, when the call is refused", async () => {
    const error: unknown = await setup(() => new Response("no", { status: 401 }))
      .ask()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: "TokenRequestError", code: "ERR_TOKEN_REFUSED" });
    expect(error instanceof TokenRequestError && (await error.response?.text())).toBe("no");
  });

  test.each([
    { name: "no JSON", body: "<html>" },
    { name: "no envelope", body: JSON.stringify(grant) },
    { name: "null", body: "null" },
    { name: "an envelope without body", body: "{}" },
    { name: "no token", body: enveloped({ access_token: undefined }) },
    { name: "an empty token", body: enveloped({ access_token: "" }) },
    { name: "a token that is a number", body: enveloped({ access_token: 1 }) },
    { name: "a token with a line end", body: enveloped({ access_token: "a\r\nX: y" }) },
    { name: "a token with a space", body: enveloped({ access_token: "a b" }) },
    { name: "no life", body: enveloped({ expires_in: undefined }) },
    { name: "a life of zero", body: enveloped({ expires_in: 0 }) },
    { name: "a negative life", body: enveloped({ expires_in: -1 }) },
    { name: "a life in words", body: enveloped({ expires_in: "long" }) },
    { name: "another token type", body: enveloped({ token_type: "mac" }) },
    { name: "no token type", body: enveloped({ token_type: undefined }) },
  ])("fails with ERR_TOKEN_MALFORMED for $name", async ({ body }) => {
    const error: unknown = await setup(() => new Response(body))
      .ask()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "ERR_TOKEN_MALFORMED", response: undefined });
    expect(String(error)).not.toContain(grant.access_token);
  });
});

function enveloped(changed: Record<string, unknown>): string {
  return JSON.stringify({ body: { ...grant, ...changed } });
}
