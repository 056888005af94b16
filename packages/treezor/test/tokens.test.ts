import { describe, expect, test } from "vitest";
import {
  createTreezorClient,
  createTreezorTokens,
  TokenRequestError,
  type TreezorGrant,
  TreezorSessionError,
} from "../src/index.js";
import { createTreezorPciClient } from "../src/pci-dss.js";
import { createClient, credentials, fakeTreezor, refusal } from "./support/fake-treezor.js";

const { clientId, clientSecret } = credentials;
const wallets = { body: { wallets: [] } };
const granted = (extra: object = {}) => ({
  body: { token_type: "Bearer", expires_in: 3600, access_token: "at-of-step", ...extra },
});
const bearers = (vendor: Awaited<ReturnType<typeof fakeTreezor>>) =>
  vendor.calls().map(({ headers }) => headers.get("authorization"));

describe("createTreezorTokens", () => {
  test.each<{ name: string; grant: TreezorGrant; body: object }>([
    {
      name: "client_credentials",
      grant: { clientId, clientSecret, scope: ["read_only", "legal"] },
      body: {
        grant_type: "client_credentials",
        client_id: clientId,
        client_secret: clientSecret,
        scope: "read_only legal",
      },
    },
    {
      name: "delegated_end_user with its proof",
      grant: { grantType: "delegated_end_user", clientId, clientSecret, scaProof: "cGFzcw==.d2Vi" },
      body: {
        grant_type: "delegated_end_user",
        client_id: clientId,
        client_secret: clientSecret,
        sca: "cGFzcw==.d2Vi",
      },
    },
    {
      name: "authorization_code, without a secret as the text shows",
      grant: { grantType: "authorization_code", clientId, code: "c0de" },
      body: { grant_type: "authorization_code", client_id: clientId, code: "c0de" },
    },
    {
      name: "refresh_token",
      grant: { grantType: "refresh_token", clientId, refreshToken: "rt-0" },
      body: { grant_type: "refresh_token", client_id: clientId, refresh_token: "rt-0" },
    },
    {
      name: "password",
      grant: { grantType: "password", clientId, clientSecret, username: "alex.oak", password: "word" },
      body: {
        grant_type: "password",
        client_id: clientId,
        client_secret: clientSecret,
        username: "alex.oak",
        password: "word",
      },
    },
  ])("asks as JSON, by $name", async ({ grant, body }) => {
    const vendor = await fakeTreezor(wallets);
    const tokens = createTreezorTokens({ baseUrl: vendor.url, ...grant });
    expect(await tokens.get()).toBe("at-1");
    expect(vendor.seen.map(({ method, url }) => [method, url.pathname])).toEqual([["POST", "/oauth/token"]]);
    expect(vendor.seen[0]?.headers.get("content-type")).toBe("application/json");
    expect(vendor.tokenCalls()).toEqual([body]);
  });

  test.each<{ name: string; options: object }>([
    { name: "no clientId", options: { clientSecret } },
    { name: "an empty clientSecret", options: { clientId, clientSecret: "" } },
    { name: "no proof", options: { clientId, clientSecret, grantType: "delegated_end_user" } },
    { name: "no code", options: { clientId, grantType: "authorization_code" } },
    { name: "no refresh token", options: { clientId, grantType: "refresh_token" } },
    { name: "no scope of a list", options: { clientId, clientSecret, scope: [] } },
    { name: "scopes as text", options: { clientId, clientSecret, scope: "read_only legal" } },
    { name: "an unknown grant", options: { clientId, clientSecret, grantType: "implicit" } },
  ])("refuses $name before anything is sent", ({ options }) => {
    expect(() => createTreezorTokens({ baseUrl: "http://127.0.0.1:1", ...options } as never)).toThrow(TypeError);
  });

  test("asks once for whatever comes at the same time, and again a minute before the hour is over", async () => {
    const vendor = await fakeTreezor(wallets);
    let now = 0;
    const client = createClient(vendor, { now: () => now });
    await Promise.all(Array.from({ length: 10 }, () => client.GET("/v1/wallets")));
    expect(vendor.tokenCalls()).toHaveLength(1);
    now = 3_539_000;
    await client.GET("/v1/wallets");
    expect(vendor.tokenCalls()).toHaveLength(1);
    now = 3_541_000;
    await client.GET("/v1/wallets");
    expect(bearers(vendor).at(-1)).toBe("Bearer at-2");
  });

  test("serves several clients with one token", async () => {
    const vendor = await fakeTreezor(wallets);
    const tokens = createTreezorTokens({ baseUrl: vendor.url, clientId, clientSecret });
    await createTreezorClient({ baseUrl: vendor.url, tokens }).GET("/v1/wallets");
    await createTreezorClient({ baseUrl: vendor.url, tokens }).GET("/v1/wallets");
    expect(vendor.tokenCalls()).toHaveLength(1);
  });

  test.each([
    { name: "an end user", grant: { grantType: "delegated_end_user", scaProof: "proof" } },
    { name: "another end user", grant: { grantType: "refresh_token", refreshToken: "rt" } },
  ])("never stand for the session of $name that a client is made for as well", async ({ grant }) => {
    const tokens = createTreezorTokens({ baseUrl: "http://127.0.0.1:1", clientId, clientSecret });
    const both = { baseUrl: "http://127.0.0.1:1", clientId, clientSecret, ...grant, tokens } as never;
    expect(() => createTreezorClient(both)).toThrow(TypeError);
    expect(() => createTreezorPciClient(both)).toThrow(TypeError);
  });

  test("that are not given leave it to the grant", async () => {
    const vendor = await fakeTreezor(wallets);
    const options = { baseUrl: vendor.url, clientId, clientSecret, tokens: undefined };
    await createTreezorClient(options as never).GET("/v1/wallets");
    expect(vendor.tokenCalls()).toHaveLength(1);
  });

  test("renews by the refresh token of the answer before, and tells each", async () => {
    const vendor = await fakeTreezor(wallets);
    vendor.tokenSteps.push(granted({ refresh_token: "rt-1" }), granted({ refresh_token: "rt-2" }), granted());
    let now = 0;
    const told: string[] = [];
    const tokens = createTreezorTokens({
      baseUrl: vendor.url,
      grantType: "authorization_code",
      clientId,
      code: "c0de",
      scope: ["read_only"],
      onRefreshToken: (token) => told.push(token),
      now: () => now,
    });
    for (let i = 0; i < 3; i++) {
      await tokens.get();
      now += 3_600_000;
    }
    const refresh = { grant_type: "refresh_token", client_id: clientId, scope: "read_only" };
    expect(vendor.tokenCalls().slice(1)).toEqual([
      { ...refresh, refresh_token: "rt-1" },
      { ...refresh, refresh_token: "rt-2" },
    ]);
    expect(told).toEqual(["rt-1", "rt-2"]);
  });

  test("waits until a refresh token is kept, and tells the call when it could not be", async () => {
    const vendor = await fakeTreezor(wallets);
    vendor.tokenSteps.push(granted({ refresh_token: "rt-1" }), granted({ refresh_token: "rt-2" }));
    const kept: unknown[] = [];
    const login = {
      grantType: "authorization_code",
      code: "c",
      onRefreshToken: async (token: string) => {
        await Promise.resolve();
        if (kept.length === 0) {
          kept.push(vendor.calls().length);
          throw new Error("the store is down");
        }
        kept.push(token);
      },
    };
    const client = createClient(vendor, login as never);
    await expect(client.GET("/v1/wallets")).rejects.toThrow("the store is down");
    expect((await client.GET("/v1/wallets")).response.status).toBe(200);
    expect(kept).toEqual([0, "rt-2"]);
    expect(vendor.tokenCalls()).toMatchObject([{ code: "c" }, { refresh_token: "rt-1" }]);
  });

  test.each([
    {
      name: "a proof of a session",
      grant: { grantType: "delegated_end_user", scaProof: "proof" },
      code: "ERR_SCA_SESSION_EXPIRED",
    },
    {
      name: "a code without a refresh token",
      grant: { grantType: "authorization_code", code: "c" },
      code: "ERR_LOGIN_EXPIRED",
    },
  ])("uses $name once and then names what to do", async ({ grant, code }) => {
    const vendor = await fakeTreezor(wallets);
    let now = 0;
    const client = createClient(vendor, { ...grant, now: () => now } as never);
    expect((await client.GET("/v1/wallets")).response.status).toBe(200);
    now = 3_600_000;
    await expect(client.GET("/v1/wallets")).rejects.toMatchObject({ name: "TreezorSessionError", code });
    expect(vendor.tokenCalls()).toHaveLength(1);
  });

  test.each([
    { name: "no token", body: { expires_in: 3600 } },
    { name: "a token that no header can hold", body: { access_token: "a b", expires_in: 3600 } },
    { name: "no life", body: { access_token: "at" } },
    { name: "no JSON", body: "<html>" },
  ])("rejects an answer with $name", async ({ body }) => {
    const vendor = await fakeTreezor(wallets);
    vendor.tokenSteps.push({ body });
    const failure = createClient(vendor).GET("/v1/wallets");
    await expect(failure).rejects.toMatchObject({ name: "TokenRequestError", code: "ERR_TOKEN_MALFORMED" });
    await expect(failure).rejects.toBeInstanceOf(TokenRequestError);
  });

  test("makes a refused token call the answer to the call", async () => {
    const vendor = await fakeTreezor(wallets);
    vendor.tokenSteps.push(refusal(401, "authentication_error", "invalid_client"));
    const { error, response } = await createClient(vendor).GET("/v1/wallets");
    expect([response.status, error?.errors[0]]).toMatchObject([401, { code: "authentication_error" }]);
    expect(vendor.calls()).toEqual([]);
  });
});

describe("a redirection of the token call", () => {
  test.each([{ status: 302 }, { status: 307 }, { status: 308 }])(
    "by $status is the answer to the call: secrets go to no other address",
    async ({ status }) => {
      const [vendor, other] = await Promise.all([fakeTreezor({}), fakeTreezor({})]);
      vendor.tokenSteps.push({ status, headers: { Location: `${other.url}/oauth/token` } });
      const { response } = await createClient(vendor).GET("/v1/wallets");
      expect([response.status, vendor.calls(), other.seen]).toEqual([status, [], []]);
    },
  );
});

describe("a token that the vendor refuses", () => {
  test("is renewed once for a client of its own, and the write is sent once more", async () => {
    const vendor = await fakeTreezor(refusal(401, "authentication_error"), { body: { transfers: [] } });
    const body = { walletId: 1, beneficiaryWalletId: 2, amount: 10, currency: "EUR" } as const;
    const { response } = await createClient(vendor).POST("/v1/transfers", { body });
    expect([response.status, bearers(vendor)]).toEqual([200, ["Bearer at-1", "Bearer at-2"]]);
    const [first, second] = vendor.calls();
    expect(first?.body).toMatchObject(body);
    expect(second?.text).toBe(first?.text);
  });

  test("is an answer when the new one is refused, too", async () => {
    const vendor = await fakeTreezor(refusal(401, "authentication_error"));
    const { response } = await createClient(vendor).GET("/v1/wallets");
    expect([response.status, vendor.calls().length]).toEqual([401, 2]);
  });

  test("is an answer at once in the session of an end user", async () => {
    const vendor = await fakeTreezor(refusal(401, "authentication_error"));
    const session = { grantType: "delegated_end_user", scaProof: "proof" } as const;
    const { response } = await createClient(vendor, session as never).GET("/v1/wallets");
    expect([response.status, vendor.calls().length, vendor.tokenCalls().length]).toEqual([401, 1, 1]);
  });
});

describe("an SCA session that ended", () => {
  test("rejects the call, and nothing is asked for in its place", async () => {
    const vendor = await fakeTreezor(refusal(401, "sca_session_expired", "invalid_grant"), wallets);
    const session = { grantType: "delegated_end_user", scaProof: "proof-of-session" } as const;
    const client = createClient(vendor, session as never);
    const failure = await client.GET("/v1/wallets").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TreezorSessionError);
    expect(failure).toMatchObject({ code: "ERR_SCA_SESSION_EXPIRED" });
    await expect(client.GET("/v1/wallets")).rejects.toMatchObject({ code: "ERR_SCA_SESSION_EXPIRED" });
    expect([vendor.calls().length, vendor.tokenCalls().length]).toEqual([1, 1]);
  });

  test("keeps proof, token and answer out of what a log prints of the error", async () => {
    const vendor = await fakeTreezor(refusal(401, "sca_session_expired", "invalid_grant"));
    const session = { grantType: "delegated_end_user", scaProof: "proof-of-session" } as const;
    const failure: unknown = await createClient(vendor, session as never)
      .GET("/v1/wallets")
      .catch((error: unknown) => error);
    const printed = `${String(failure)} ${JSON.stringify(failure)} ${Object(failure).stack}`;
    expect(printed).not.toMatch(/proof-of-session|at-1|secret-of-the-test/);
    expect(Object(failure).response.status).toBe(401);
  });
});
