import { describe, expect, test } from "vitest";
import { compose } from "../../src/fetch-layer.js";
import { type AuthorizeOptions, authorizeRequests } from "../../src/token/authorize-requests.js";
import { createTokenProvider, type TokenProviderOptions } from "../../src/token/token-provider.js";
import { TokenRequestError } from "../../src/token/token-request-error.js";

const isTokenInvalid = async (response: Response) => (await response.text()) === "invalid token";

/** A vendor for whom only the newest token is valid. */
function setup(options: Partial<TokenProviderOptions & AuthorizeOptions> = {}) {
  const vendor = { issued: 0, valid: "t1", refuses: "invalid token" };
  const sent: Array<{ readonly token: string | null; readonly body: string }> = [];
  const network: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const token = request.headers.get("Authorization");
    sent.push({ token, body: await request.text() });
    return token === `Bearer ${vendor.valid}` ? new Response("done") : new Response(vendor.refuses, { status: 401 });
  };
  const requestToken = async () => ({ accessToken: `t${++vendor.issued}`, expiresIn: 3600 });
  const send = authorizeRequests({ requestToken, isTokenInvalid, ...options })(network);
  return { send, sent, vendor };
}

describe("authorizeRequests", () => {
  test("asks for one token for 20 requests at once", async () => {
    const { send, sent, vendor } = setup();
    await Promise.all(Array.from({ length: 20 }, () => send("http://a.test")));
    expect([vendor.issued, new Set(sent.map(({ token }) => token))]).toEqual([1, new Set(["Bearer t1"])]);
  });

  test("repeats a request once, body and all, after its token became obsolete", async () => {
    const { send, sent, vendor } = setup();
    await send("http://a.test");
    vendor.valid = "t2";
    const response = await send("http://a.test", { method: "POST", body: "amount=1" });
    expect(await response.text()).toBe("done");
    expect(sent.slice(1)).toEqual([
      { token: "Bearer t1", body: "amount=1" },
      { token: "Bearer t2", body: "amount=1" },
    ]);
  });

  test("shares one new token between 20 requests whose token became obsolete", async () => {
    const { send, sent, vendor } = setup();
    await send("http://a.test");
    vendor.valid = "t2";
    const responses = await Promise.all(Array.from({ length: 20 }, () => send("http://a.test")));
    expect([vendor.issued, sent.length, new Set(responses.map(({ status }) => status))]).toEqual([
      2,
      41,
      new Set([200]),
    ]);
  });

  test("hands a second 401 on instead of repeating again", async () => {
    const { send, sent, vendor } = setup();
    vendor.valid = "never";
    const response = await send("http://a.test");
    expect([response.status, await response.text(), sent.length, vendor.issued]).toEqual([401, "invalid token", 2, 2]);
  });

  test("hands a 401 for another reason on, body unread, and keeps the token", async () => {
    const { send, sent, vendor } = setup();
    vendor.valid = "never";
    vendor.refuses = "bad signature";
    const response = await send("http://a.test");
    expect([await response.text(), sent.length]).toEqual(["bad signature", 1]);
    await send("http://a.test");
    expect(vendor.issued).toBe(1);
  });

  test("does not wait for a predicate that leaves its copy unread", async () => {
    const { send, vendor } = setup({ isTokenInvalid: () => true });
    vendor.valid = "t2";
    expect((await send("http://a.test")).status).toBe(200);
  });

  test("asks the predicate about any answer that is no success, with the token it was sent with", async () => {
    const asked: unknown[] = [];
    const ask = ({ status }: Response, token: string) => asked.push([status, token]) === 0;
    const statuses = [200, 403, 400];
    const network: typeof fetch = async () => new Response("no", { status: statuses.shift() ?? 500 });
    const requestToken = async () => ({ accessToken: "t", expiresIn: 3600 });
    const send = authorizeRequests({ requestToken, isTokenInvalid: ask })(network);
    for (const status of [200, 403, 400]) expect((await send("http://a.test")).status).toBe(status);
    expect(asked).toEqual([
      [403, "t"],
      [400, "t"],
    ]);
  });

  test("passes the layers inside anew on the repeat", async () => {
    let attempts = 0;
    const vendor = { issued: 0 };
    const counting =
      (next: typeof fetch): typeof fetch =>
      (input, init) => {
        attempts++;
        return next(input, init);
      };
    const network: typeof fetch = async () => new Response("invalid token", { status: attempts === 1 ? 401 : 200 });
    const requestToken = async () => ({ accessToken: `t${++vendor.issued}`, expiresIn: 3600 });
    await compose(authorizeRequests({ requestToken, isTokenInvalid }), counting)(network)("http://a.test");
    expect([attempts, vendor.issued]).toEqual([2, 2]);
  });

  test("gives every waiting request the answer that refused the token, each to read on its own", async () => {
    let calls = 0;
    const requestToken = async () => {
      calls++;
      throw new TokenRequestError(
        "ERR_TOKEN_REFUSED",
        "token call answered 401",
        new Response("wrong password", { status: 401 }),
      );
    };
    const { send, sent } = setup({ requestToken });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send("http://a.test")));
    const texts = await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
    expect([texts, calls, sent]).toEqual([Array(5).fill("401 wrong password"), 1, []]);
    await send("http://a.test");
    expect(calls).toBe(2);
  });

  test("does not repeat when the token call itself says the token is invalid", async () => {
    let calls = 0;
    const requestToken = async () => {
      calls++;
      throw new TokenRequestError("ERR_TOKEN_REFUSED", "", new Response("invalid token", { status: 401 }));
    };
    const { send } = setup({ requestToken });
    expect([(await send("http://a.test")).status, calls]).toEqual([401, 1]);
  });

  test.each([
    { name: "a malformed grant", failure: new TokenRequestError("ERR_TOKEN_MALFORMED", "") },
    { name: "a failure of the network", failure: new TypeError("fetch failed") },
  ])("throws $name and sends nothing", async ({ failure }) => {
    const { send, sent } = setup({ requestToken: () => Promise.reject(failure) });
    await expect(send("http://a.test")).rejects.toBe(failure);
    expect(sent).toEqual([]);
  });

  test("ends the wait of a request that aborts, while others get the token", async () => {
    let grant = () => {};
    const requestToken = () =>
      new Promise<{ accessToken: string; expiresIn: number }>((resolve) => {
        grant = () => resolve({ accessToken: "t1", expiresIn: 3600 });
      });
    const { send } = setup({ requestToken });
    const controller = new AbortController();
    const impatient = send("http://a.test", { signal: controller.signal });
    const patient = send("http://a.test");
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ name: "AbortError" });
    grant();
    expect((await patient).status).toBe(200);
  });

  test("sends an exempt request without a token and asks for none", async () => {
    const { send, sent, vendor } = setup({ isExempt: ({ url }) => url.endsWith("/oauth/v2/token") });
    await send("http://a.test/oauth/v2/token");
    expect([sent, vendor.issued]).toEqual([[{ token: null, body: "" }], 0]);
  });

  test("uses a provider that others share", async () => {
    const tokens = createTokenProvider({ requestToken: async () => ({ accessToken: "t1", expiresIn: 3600 }) });
    const network: typeof fetch = async (input, init) =>
      new Response(new Request(input, init).headers.get("Authorization"));
    const send = authorizeRequests({ tokens, isTokenInvalid })(network);
    expect([await (await send("http://a.test")).text(), await tokens.get()]).toEqual(["Bearer t1", "t1"]);
  });
});
