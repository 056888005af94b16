import { webcrypto } from "node:crypto";
import { describe, expect, test } from "vitest";
import { byStatus, createAnytimeClient, logRequests, type RequestLogEntry, unwrap } from "../src/index.js";
import { createClient, credentials, envelope, fakeAnytime, fault, keys } from "./support/fake-anytime.js";

const transfer = {
  src_comment: "out",
  dst_comment: "Invoice 2020-117",
  dst_name: "John Smith",
  dst_iban: "NL91ABNA0417164300",
  dst_swift: "ABNCNL2A",
  amount: 155.02,
};
const account = { params: { path: { id: 1234 } } };
const card = { params: { path: { card_ref: "ANY0000000000" } } };
const load = { amount: 10, acc_comment: "a", card_comment: "c" };
const refused = Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error(), { code: "ECONNREFUSED" }),
});
const reset = Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error(), { code: "ECONNRESET" }),
});

describe("calls", () => {
  test("fetch one token and sign each request anew", async () => {
    const vendor = fakeAnytime({ body: { accounts: [], total_results: 0 } });
    const client = createClient(vendor.fetch);
    await Promise.all([client.GET("/v1.0/accounts"), client.GET("/v1.0/accounts"), client.GET("/v1.0/accounts")]);
    expect(vendor.state.tokens).toBe(1);
    expect(vendor.seen.map(({ path }) => path).sort()).toEqual(["/oauth/v2/token", ...Array(3).fill("/v1.0/accounts")]);
    expect(new Set(vendor.seen.map(({ headers }) => headers.get("x-validation-data"))).size).toBe(4);
  });

  test("go to the vendor's environments", async () => {
    const vendor = fakeAnytime({ body: {} });
    await createClient(vendor.fetch, { environment: "production" }).GET("/v1.0/apicheck");
    await createClient(vendor.fetch, { environment: "sandbox" }).GET("/v1.0/apicheck");
    const hosts = vendor.calls().map(({ request }) => new URL(request.url).origin);
    expect(hosts).toEqual(["https://ws.anyti.me", "https://ws-sandbox.anyti.me"]);
  });

  test("go to a base URL with a path, the token call too", async () => {
    const vendor = fakeAnytime();
    const options = { environment: undefined, baseUrl: "http://127.0.0.1:4010/anytime/" };
    await createClient(vendor.fetch, options)
      .GET("/v1.0/apicheck")
      .catch(() => undefined);
    expect(vendor.seen[0]?.request.url).toBe("http://127.0.0.1:4010/anytime/oauth/v2/token");
  });

  test("take a CryptoKey", async () => {
    const der = Buffer.from(keys.privateKey.replace(/-----[A-Z ]+-----|\s/g, ""), "base64");
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1" };
    const privateKey = await webcrypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]);
    const { response } = await createClient(fakeAnytime().fetch, { privateKey }).GET("/v1.0/apicheck");
    expect(response.status).toBe(200);
  });

  test("answer a PDF as bytes", async () => {
    const pdf = new Response("%PDF-1.4", { headers: { "content-type": "application/pdf" } });
    const path = { id: 1234, ctid: 50000 };
    const call = createClient(fakeAnytime(pdf).fetch).GET("/v1.0/accounts/{id}/credit-transfers/{ctid}/testimonial", {
      params: { path },
    });
    expect(new TextDecoder().decode(await unwrap(call))).toBe("%PDF-1.4");
  });

  test("reject an unusable key by its own error", async () => {
    const client = createClient(fakeAnytime().fetch, { privateKey: keys.publicKey });
    await expect(client.GET("/v1.0/apicheck")).rejects.toMatchObject({ name: "KeyError", code: "ERR_KEY_PUBLIC" });
  });

  test("reject a forged answer at the first attempt", async () => {
    const forged = await envelope({ body: { accounts: [] } }, "somebody else");
    const vendor = fakeAnytime(forged);
    const call = createClient(vendor.fetch).GET("/v1.0/accounts");
    await expect(call).rejects.toMatchObject({ name: "AnswerAuthenticityError", code: "ERR_ANSWER_HASH_MISMATCH" });
    expect(vendor.calls()).toHaveLength(1);
  });
});

describe("token", () => {
  test("is renewed once after 4010050, and the call repeated once, signed anew", async () => {
    const vendor = fakeAnytime({ body: { internal_id: 1 } });
    const client = createClient(vendor.fetch);
    await client.GET("/v1.0/apicheck");
    vendor.state.tokens += 1; // somebody else asked for one, which makes ours obsolete
    const { data } = await client.POST("/v1.0/accounts/{id}/credit-transfers", { ...account, body: transfer });
    expect(data?.body).toEqual({ internal_id: 1 });
    expect(vendor.calls().map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer token-1",
      "Bearer token-1",
      "Bearer token-3",
    ]);
  });

  test("that is refused again is an answer, not a loop", async () => {
    const vendor = fakeAnytime();
    vendor.state.revoked = true;
    const { error } = await createClient(vendor.fetch).GET("/v1.0/apicheck");
    expect(error?.body.error.code).toBe(4010050);
    expect([vendor.calls().length, vendor.state.tokens]).toEqual([2, 2]);
  });

  test("is not renewed after another 401", async () => {
    const vendor = fakeAnytime(fault(4010060));
    const answer = byStatus(await createClient(vendor.fetch).GET("/v1.0/apicheck"));
    expect(answer.status === 401 && answer.body.body.error.code).toBe(4010060);
    expect(vendor.calls()).toHaveLength(1);
  });

  test("is renewed before its hour is over, by the clock it is given", async () => {
    let now = 0;
    const vendor = fakeAnytime();
    const client = createClient(vendor.fetch, { now: () => now });
    await client.GET("/v1.0/apicheck");
    now = 3_600_000;
    await client.GET("/v1.0/apicheck");
    expect(vendor.state.tokens).toBe(2);
  });

  test("can be asked for by hand, without authorization", async () => {
    const vendor = fakeAnytime();
    const body = {
      grant_type: "password",
      client_id: "client-1",
      client_secret: "s3cr3t-client",
      username: "acme",
      password: "s3cr3t-pass",
    } as const;
    const { data } = await createClient(vendor.fetch).POST("/oauth/v2/token", { body });
    expect(data?.body.access_token).toBe("token-1");
    expect(vendor.seen.map(({ headers }) => headers.get("authorization"))).toEqual([null]);
    expect(vendor.seen[0]?.body).toBe(new URLSearchParams(body).toString());
  });

  test("that cannot be fetched leaves a payment unsent", async () => {
    const fetch = async () => Promise.reject(reset);
    const call = createClient(fetch).POST("/v1.0/accounts/{id}/credit-transfers", { ...account, body: transfer });
    await expect(call).rejects.toMatchObject({ code: "ERR_NETWORK", mayHaveHappened: false });
  });
});

describe("repeats of a payment", () => {
  test.each([
    { name: "the rate limit of addresses", answer: fault(4290010), sent: 2 },
    { name: "the rate limit of functionalities", answer: fault(4290020), sent: 2 },
    { name: "the rate limit of users", answer: fault(4290030), sent: 2 },
    { name: "a connection that was refused", answer: refused, sent: 2 },
    { name: "the daily limit of the card", answer: fault(4290310), sent: 1 },
    { name: "a 429 of a gateway, which nobody signed", answer: new Response("slow down", { status: 429 }), sent: 1 },
    { name: "the timeout of the banking network", answer: fault(4080010), sent: 1 },
    { name: "an unknown error", answer: fault(5000010), sent: 1 },
    { name: "a connection that was reset", answer: reset, sent: 1 },
    { name: "too little money", answer: fault(4020220), sent: 1 },
  ])("after $name: sent $sent times", async ({ answer, sent }) => {
    const vendor = fakeAnytime(answer, { body: { card_ref: "ANY0000000000", acc_id: 1 } });
    await createClient(vendor.fetch)
      .POST("/v1.0/cards/{card_ref}/credit", { ...card, body: load })
      .catch(() => undefined);
    expect(vendor.calls()).toHaveLength(sent);
  });

  test("reading is repeated after the timeout of the banking network and after a gateway", async () => {
    const vendor = fakeAnytime(fault(4080010), new Response("slow down", { status: 429 }), { body: { balance: 1 } });
    const { data } = await createClient(vendor.fetch).GET("/v1.0/accounts/{id}/balance", account);
    expect(data?.body).toEqual({ balance: 1 });
  });
});

describe("errors", () => {
  test("carry the vendor's code, name and request", async () => {
    const call = createClient(fakeAnytime(fault(4020210, "AccountSrcNotEnoughCreditException")).fetch).POST(
      "/v1.0/accounts/{id}/credit-transfers",
      { ...account, body: transfer },
    );
    await expect(unwrap(call)).rejects.toMatchObject({
      status: 402,
      code: 4020210,
      exception: "AccountSrcNotEnoughCreditException",
      method: "POST",
      path: "/v1.0/accounts/{id}/credit-transfers",
      requestId: 90402,
      retryable: false,
    });
  });

  test.each([
    { code: 4290310, retryable: true },
    { code: 4080010, retryable: true },
    { code: 4030210, retryable: false },
  ])("$code is retryable: $retryable", async ({ code, retryable }) => {
    const call = createClient(fakeAnytime(fault(code)).fetch, { retry: false }).GET("/v1.0/apicheck");
    await expect(unwrap(call)).rejects.toMatchObject({ code, retryable });
  });
});

describe("log", () => {
  test("tells each call once, without secrets", async () => {
    const entries: RequestLogEntry[] = [];
    const vendor = fakeAnytime({ body: { pin: "4321" } });
    // Real durations have digits of their own.
    const log = logRequests((entry) => entries.push(entry), { bodies: true, now: () => 0 });
    const client = createClient(vendor.fetch, { log });
    await client.GET("/v1.0/cards/{card_ref}/pin", { params: { ...card.params, query: { cvc: "987" } } });
    await client.POST("/oauth/v2/token", {
      body: {
        grant_type: "password",
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        username: credentials.username,
        password: credentials.password,
      },
    });
    expect(entries.map(({ method, status }) => [method, status])).toEqual([
      ["GET", 200],
      ["POST", 200],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/4321|987|s3cr3t|token-\d/);
  });
});

describe("options", () => {
  const good = { environment: "sandbox", credentials, privateKey: keys.privateKey } as const;

  test.each([
    { name: "no target", options: { environment: undefined }, says: "environment" },
    { name: "two targets", options: { baseUrl: "https://a.example" }, says: "baseUrl" },
    { name: "an unknown environment", options: { environment: "staging" }, says: "environment" },
    { name: "an environment of the prototype", options: { environment: "toString" }, says: "environment" },
    { name: "a base URL that is none", options: { environment: undefined, baseUrl: "ws.anyti.me" }, says: "baseUrl" },
    { name: "another protocol", options: { environment: undefined, baseUrl: "ftp://a.example" }, says: "baseUrl" },
    {
      name: "credentials in the URL",
      options: { environment: undefined, baseUrl: "https://u:p@a.example" },
      says: "baseUrl",
    },
    { name: "a query", options: { environment: undefined, baseUrl: "https://a.example?b" }, says: "baseUrl" },
    {
      name: "plain HTTP elsewhere",
      options: { environment: undefined, baseUrl: "http://a.example" },
      says: "allowHttp",
    },
    { name: "no credentials", options: { credentials: undefined }, says: "credentials.clientId" },
    {
      name: "an empty password",
      options: { credentials: { ...credentials, password: "" } },
      says: "credentials.password",
    },
    {
      name: "a number for a secret",
      options: { credentials: { ...credentials, clientSecret: 5 } },
      says: "credentials.clientSecret",
    },
    { name: "no key", options: { privateKey: undefined }, says: "privateKey" },
    { name: "an empty key", options: { privateKey: " " }, says: "privateKey" },
    { name: "a timeout of zero", options: { timeout: 0 }, says: "timeout" },
    { name: "too few attempts", options: { retry: { attempts: 0 } }, says: "retry.attempts" },
  ])("refuse $name by a TypeError that says $says and no secret", ({ options, says }) => {
    let message = "";
    try {
      createAnytimeClient({ ...good, ...options } as unknown as Parameters<typeof createAnytimeClient>[0]);
    } catch (error) {
      if (error instanceof TypeError) message = error.message;
    }
    expect(message).toContain(says);
    expect(message).not.toMatch(/s3cr3t|PRIVATE KEY/);
  });

  test.each([
    { baseUrl: "http://localhost:4010" },
    { baseUrl: "http://127.0.0.1:4010" },
    { baseUrl: "http://[::1]:4010" },
    { baseUrl: new URL("https://proxy.example/anytime") },
    { baseUrl: "http://sandbox:4010", allowHttp: true },
  ])("take $baseUrl", ({ baseUrl, ...more }) => {
    expect(() => createAnytimeClient({ ...good, environment: undefined, baseUrl, ...more })).not.toThrow();
  });
});
