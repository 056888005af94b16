import { webcrypto } from "node:crypto";
import { describe, expect, test } from "vitest";
import { byStatus, createVaultsPayClient, logRequests, type RequestLogEntry, unwrap } from "../src/index.js";
import { createClient, credentials, failure, fakeVaultsPay, keys, refusal } from "./support/fake-vaultspay.js";

const tiers = "/pcs/api/v1/card-tiers";
const pan = "/pcs/api/v1/get-card-pan";
const transfer = "/tc/api/v1/direct-transfer";
const card = { body: { cardId: 1 } };
const names = (vendor: ReturnType<typeof fakeVaultsPay>) =>
  vendor.seen.map(({ url }) => url.pathname.split("/").at(-1));
const bearers = (vendor: ReturnType<typeof fakeVaultsPay>) =>
  vendor.calls().map(({ headers }) => headers.get("authorization"));

describe("calls", () => {
  test("log in once, whatever comes at the same time, and encrypt everything", async () => {
    const vendor = fakeVaultsPay();
    const client = createClient(vendor);
    await Promise.all(Array.from({ length: 10 }, () => client.GET(tiers)));
    expect(names(vendor)).toEqual(["saas-login", ...Array(10).fill("card-tiers")]);
    expect(new Set(bearers(vendor))).toEqual(new Set(["Bearer at-1"]));
    for (const name of ["x-session-nonce", "x-auth-signature"]) {
      expect(new Set(vendor.seen.map(({ headers }) => headers.get(name))).size).toBe(11);
    }
  });

  test("send the login encrypted, without a token", async () => {
    const vendor = fakeVaultsPay();
    await createClient(vendor).GET(tiers);
    const [login] = vendor.seen;
    expect(login?.body).toEqual({ clientId: "client-1", clientSecret: credentials.clientSecret });
    expect([login?.headers.has("authorization"), login?.headers.has("x-auth-signature")]).toEqual([false, true]);
  });

  test("resolve to the opened answer", async () => {
    const vendor = fakeVaultsPay({ body: { data: { pan: "4111111111111111" } } });
    const { data } = await createClient(vendor).POST(pan, card);
    expect(data).toEqual({ data: { pan: "4111111111111111" } });
    expect(vendor.calls()[0]?.body).toEqual({ cardId: 1 });
  });

  test("go to the vendor's environments", async () => {
    const vendor = fakeVaultsPay();
    await createClient(vendor).GET(tiers);
    await createClient(vendor, { environment: "production" }).GET(tiers);
    expect(vendor.calls().map(({ url }) => url.origin)).toEqual([
      "https://api.vaultspay.dev",
      "https://rest.vaultspay.com",
    ]);
  });

  test("go to a base URL with a path, the login too", async () => {
    const vendor = fakeVaultsPay();
    await createClient(vendor, { environment: undefined, baseUrl: "http://127.0.0.1:4010/vaultspay/" } as never).GET(
      tiers,
    );
    expect(vendor.seen.map(({ url }) => url.href)).toEqual([
      "http://127.0.0.1:4010/vaultspay/as/api/v1/saas-login",
      "http://127.0.0.1:4010/vaultspay/pcs/api/v1/card-tiers",
    ]);
  });

  test("take a CryptoKey", async () => {
    const der = Buffer.from(keys.publicKey.replace(/-----[A-Z ]+-----|\s/g, ""), "base64");
    const algorithm = { name: "RSA-OAEP", hash: "SHA-256" };
    const publicKey = await webcrypto.subtle.importKey("spki", der, algorithm, false, ["encrypt"]);
    expect((await createClient(fakeVaultsPay(), { publicKey } as never).GET(tiers)).response.status).toBe(200);
  });

  test("reach the health check without a token", async () => {
    const vendor = fakeVaultsPay({ body: { data: "Service is up and running!" } });
    expect((await unwrap(createClient(vendor).GET("/v1/ping"))).data).toBe("Service is up and running!");
    expect(names(vendor)).toEqual(["ping"]);
  });

  test("without encryption go out in plain, the login too", async () => {
    const vendor = fakeVaultsPay();
    await createClient(vendor, { encryption: "off", publicKey: undefined }).GET(tiers);
    expect(vendor.seen.map(({ headers }) => [headers.get("x-enable-encryption"), headers.get("x-device-id")])).toEqual([
      ["false", "17"],
      ["false", "17"],
    ]);
  });

  test("reject an unusable key by its own error, before anything is sent", async () => {
    const vendor = fakeVaultsPay();
    const call = createClient(vendor, { publicKey: keys.privateKey } as never).GET(tiers);
    await expect(call).rejects.toMatchObject({ name: "KeyError", code: "ERR_KEY_PRIVATE" });
    expect(vendor.seen).toEqual([]);
  });

  test("reject a plain answer at the first attempt", async () => {
    const vendor = fakeVaultsPay(Response.json({ data: [] }));
    const call = createClient(vendor).GET(tiers);
    await expect(call).rejects.toMatchObject({ name: "VaultsPayEncryptionError", code: "ERR_BODY_PLAIN" });
    expect(vendor.calls()).toHaveLength(1);
  });
});

describe("session", () => {
  test("is refreshed a minute before the access token ends, by the clock it is given", async () => {
    const vendor = fakeVaultsPay();
    const client = createClient(vendor);
    await client.GET(tiers);
    vendor.state.now += 9.5 * 60_000;
    await client.GET(tiers);
    expect(names(vendor)).toEqual(["saas-login", "card-tiers", "saas-refresh-token", "card-tiers"]);
  });

  test.each([
    { name: "is refreshed after 1003", answer: refusal(401, 1003, "TOKEN_EXPIRED"), by: "saas-refresh-token" },
    {
      name: "is refreshed after 1036, status 400",
      answer: refusal(400, 1036, "INVALID_TOKEN"),
      by: "saas-refresh-token",
    },
    { name: "begins anew after 1004", answer: refusal(401, 1004, "SESSION_EXPIRED"), by: "saas-login" },
    { name: "begins anew after 1002", answer: refusal(401, 1002, "UNAUTHENTICATED"), by: "saas-login" },
  ])("$name, and a transfer is repeated once, since it was refused", async ({ answer, by }) => {
    const vendor = fakeVaultsPay(answer, { body: { data: { id: 1 } } });
    const body = { amount: 100, contactId: 1 };
    const { response } = await createClient(vendor).POST(transfer, { body } as never);
    expect(response.status).toBe(200);
    expect(names(vendor)).toEqual(["saas-login", "direct-transfer", by, "direct-transfer"]);
    expect([bearers(vendor), vendor.calls()[1]?.body]).toEqual([["Bearer at-1", "Bearer at-2"], body]);
  });

  test("begins anew when the refresh token died", async () => {
    const vendor = fakeVaultsPay(refusal(401, 1003, "TOKEN_EXPIRED"), { body: { data: [] } });
    vendor.state.refreshDied = true;
    await unwrap(createClient(vendor).GET(tiers));
    expect(names(vendor)).toEqual(["saas-login", "card-tiers", "saas-refresh-token", "saas-login", "card-tiers"]);
  });

  test("is renewed once for many whose token died at the same time", async () => {
    const vendor = fakeVaultsPay(...Array.from({ length: 10 }, () => refusal(401, 1004, "SESSION_EXPIRED")), {
      body: { data: [] },
    });
    const client = createClient(vendor);
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.GET(tiers)));
    expect(new Set(answers.map(({ response }) => response.status))).toEqual(new Set([200]));
    expect(names(vendor).filter((name) => name !== "card-tiers")).toEqual(["saas-login", "saas-login"]);
  });

  test("that ends again at once is an answer, not a loop", async () => {
    const vendor = fakeVaultsPay(refusal(401, 1004, "SESSION_EXPIRED"));
    const { error } = await createClient(vendor).GET(tiers);
    expect([error?.code, vendor.calls().length]).toEqual([1004, 2]);
  });

  test("is left alone by another refusal", async () => {
    const vendor = fakeVaultsPay(refusal(403, 1008, "NO_PRIVILEGE"));
    const client = createClient(vendor);
    await client.GET(tiers);
    await client.GET(tiers);
    expect(names(vendor)).toEqual(["saas-login", "card-tiers", "card-tiers"]);
  });
});

describe("repeats of a transfer", () => {
  test.each([
    { name: "the vendor's throttle", answer: refusal(429, 1005, "THROTTLE"), sent: 2 },
    { name: "a gateway's throttle, which proves nothing", answer: new Response("slow", { status: 429 }), sent: 1 },
    { name: "a gateway", answer: new Response("busy", { status: 503 }), sent: 1 },
    { name: "a refusal with status 500", answer: refusal(500, 1050, "TRANSACTION_LOCKED_BY_RULE"), sent: 1 },
    { name: "a connection that was refused", answer: failure("ECONNREFUSED"), sent: 2 },
    { name: "a connection that was reset", answer: failure("ECONNRESET"), sent: 1 },
    { name: "a refusal of members", answer: refusal(422, 1000, "INVALID_PAYLOAD", []), sent: 1 },
  ])("after $name: sent $sent times", async ({ answer, sent }) => {
    const vendor = fakeVaultsPay(answer, { body: { data: {} } });
    await createClient(vendor)
      .POST(transfer, { body: {} } as never)
      .catch(() => undefined);
    expect(vendor.calls()).toHaveLength(sent);
  });

  test("are encrypted anew each time", async () => {
    const vendor = fakeVaultsPay(refusal(429, 1005, "THROTTLE"), { body: { data: {} } });
    await createClient(vendor).POST(transfer, { body: {} } as never);
    for (const name of ["x-session-nonce", "x-auth-signature"]) {
      expect(new Set(vendor.calls().map(({ headers }) => headers.get(name))).size).toBe(2);
    }
  });
});

describe("repeats of a read", () => {
  test.each([
    { name: "a gateway", answer: new Response("busy", { status: 503 }), sent: 2 },
    { name: "a failure without a code", answer: { status: 500, body: { oops: true } }, sent: 2 },
    { name: "a refusal with status 500", answer: refusal(500, 1010, "BAD_REQUEST"), sent: 1 },
    {
      name: "the plain refusal of headers",
      answer: Response.json(refusal(500, 1018, "INVALID_HEADERS").body, { status: 500 }),
      sent: 1,
    },
  ])("after $name: sent $sent times", async ({ answer, sent }) => {
    const vendor = fakeVaultsPay(answer, { body: { data: [] } });
    await createClient(vendor).GET(tiers);
    expect(vendor.calls()).toHaveLength(sent);
  });

  test("hand the plain refusal of headers on, typed", async () => {
    const plain = Response.json(refusal(500, 1018, "INVALID_HEADERS").body, { status: 500 });
    const answer = byStatus(await createClient(fakeVaultsPay(plain)).GET(tiers));
    expect(answer.status === 500 && answer.body.code).toBe(1018);
  });
});

describe("log", () => {
  test("tells each call once, without token, secret, card number, CVV, PIN and expiry", async () => {
    const entries: RequestLogEntry[] = [];
    const log = logRequests((entry) => entries.push(entry), { bodies: true, now: () => 0 });
    const card = {
      pan: "4111111111111111",
      cvv: "987",
      pin: "2468",
      expiry: "12/31",
      cardToken: 55512345,
      note: "seen",
    };
    const client = createClient(fakeVaultsPay({ body: { data: card } }), { log });
    await client.POST("/pcs/api/v1/set-pin", { body: { cardId: 1, pin: "2468" } } as never);
    await client.POST("/as/api/v1/saas-login", { body: { clientId: "c", clientSecret: "s3cret-by-hand" } });
    await client.POST("/as/api/v1/saas-refresh-token", { body: { refreshToken: "rt-by-hand" } });
    expect(entries.map(({ method, status, url }) => [method, status, new URL(url).pathname.split("/").at(-1)])).toEqual(
      [
        ["POST", 200, "set-pin"],
        ["POST", 200, "saas-login"],
        ["POST", 200, "saas-refresh-token"],
      ],
    );
    expect(JSON.stringify(entries)).not.toMatch(/4111|987|2468|12\/31|55512345|s3cret|rt-|at-\d/);
    expect(entries[0]?.responseBody).toContain("seen");
  });

  test("masks token and wrapped key innermost too", async () => {
    const entries: RequestLogEntry[] = [];
    const vendor = fakeVaultsPay();
    const innermost = logRequests((entry) => entries.push(entry), { bodies: true });
    await createClient({ ...vendor, fetch: innermost(vendor.fetch) }).GET(tiers);
    const { requestHeaders } = entries[1] ?? {};
    expect([requestHeaders?.authorization, requestHeaders?.["x-auth-signature"]]).toEqual(["***", "***"]);
  });
});

describe("options", () => {
  const good = { environment: "uat", publicKey: keys.publicKey, ...credentials } as const;

  test.each([
    { name: "no target", options: { environment: undefined }, says: "environment" },
    { name: "an unknown environment", options: { environment: "sandbox" }, says: "environment" },
    {
      name: "plain HTTP elsewhere",
      options: { environment: undefined, baseUrl: "http://a.example" },
      says: "allowHttp",
    },
    { name: "no client identifier", options: { clientId: "" }, says: "clientId" },
    { name: "no client secret", options: { clientSecret: undefined }, says: "clientSecret" },
    { name: "no device", options: { deviceId: undefined }, says: "deviceId" },
    { name: "no public key", options: { publicKey: undefined }, says: "publicKey" },
    { name: "another word for off", options: { encryption: false }, says: "encryption" },
    { name: "a timeout of zero", options: { timeout: 0 }, says: "timeout" },
  ])("refuse $name by a TypeError that says $says and no secret", ({ options, says }) => {
    const create = () => createVaultsPayClient({ ...good, ...options } as never);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(says);
    expect(create).not.toThrow(/s3cret/);
  });

  test.each([
    { environment: "production" },
    { environment: undefined, baseUrl: "https://rest.vaultspay.com" },
    { environment: undefined, baseUrl: "https://rest.vaultspay.com./" },
  ])("refuse production without encryption by its own error: %j", (target) => {
    const create = () => createVaultsPayClient({ ...good, ...target, encryption: "off" } as never);
    expect(create).toThrow(expect.objectContaining({ code: "ERR_ENCRYPTION_REQUIRED" }));
  });
});
