import { describe, expect, test } from "vitest";
import { readIssuedToken, readTokenAnswer } from "../../src/token/token-answer.js";

const grant = { access_token: "a.b-c", expires_in: 3600, refresh_token: "r" };

describe("readTokenAnswer", () => {
  test("parses what a call answered, and takes what is no JSON for nothing", async () => {
    expect(await readTokenAnswer(Response.json(grant))).toEqual(grant);
    expect(await readTokenAnswer(new Response("<html>"))).toBeUndefined();
  });

  test("hands on the answer of a refusal, unread", async () => {
    const refusal = Response.json({ error: "invalid_client" }, { status: 401 });
    await expect(readTokenAnswer(refusal)).rejects.toMatchObject({ code: "ERR_TOKEN_REFUSED", response: refusal });
    expect(refusal.bodyUsed).toBe(false);
  });
});

describe("readIssuedToken", () => {
  test("takes token, seconds, also as text, and the refresh token", () => {
    expect(readIssuedToken({ ...grant, expires_in: "60" })).toEqual({
      accessToken: "a.b-c",
      expiresIn: 60,
      refreshToken: "r",
    });
  });

  test.each([undefined, "", 7])("takes %j for no refresh token", (refresh_token) => {
    expect(readIssuedToken({ ...grant, refresh_token })).toEqual({ accessToken: "a.b-c", expiresIn: 3600 });
  });

  test.each([
    { access_token: "a b" },
    { access_token: undefined },
    { expires_in: 0 },
    { expires_in: "soon" },
    { expires_in: "Infinity" },
  ])("refuses %j", (change) => {
    const [name = ""] = Object.keys(change);
    expect(() => readIssuedToken({ ...grant, ...change })).toThrow(
      expect.objectContaining({ code: "ERR_TOKEN_MALFORMED", message: expect.stringContaining(name) }),
    );
  });
});
