import { describe, expect, test } from "vitest";
import { byStatus, createBrocardClient, logRequests, type RequestLogEntry, unwrap } from "../src/index.js";
import { apiKey, createClient, failure, fakeBrocard, refusal, requestId } from "./support/fake-brocard.js";

const card = { bin: "411111", title: "Spring campaign", user_id: 2, transaction_limit: 100.5 };
const transfer = { from: "owner@example.com", to: "member@example.com", amount: 12.34, currency: "USD" } as const;
const embed = "/api/v2/cards/{card_id}/embed/{token}" as const;
const token = "55555555-5555-4555-8555-000000000001";
const link = { params: { path: { card_id: 1, token } } };
const page = () => new Response("<p>4111</p>", { headers: { "content-type": "text/html" } });

describe("calls", () => {
  test("carry the key and ask for JSON", async () => {
    const vendor = fakeBrocard();
    await createClient(vendor.fetch).GET("/api/v2/balance");
    const [{ url, headers } = { url: undefined, headers: new Headers() }] = vendor.seen;
    expect(url?.href).toBe("https://private.mybrocard.com/api/v2/balance");
    expect([headers.get("authorization"), headers.get("accept")]).toEqual([`Bearer ${apiKey}`, "application/json"]);
  });

  test("go to a base URL with a path", async () => {
    const vendor = fakeBrocard();
    const client = createClient(vendor.fetch, { environment: undefined, baseUrl: "http://127.0.0.1:4010/brocard/" });
    await client.GET("/api/v2/balance");
    expect(vendor.seen[0]?.url.href).toBe("http://127.0.0.1:4010/brocard/api/v2/balance");
  });

  test("send bodies as JSON, amounts as numbers", async () => {
    const vendor = fakeBrocard({ status: 201, body: { request_id: requestId } });
    await createClient(vendor.fetch).POST("/api/v2/cards", { body: card });
    expect(vendor.seen[0]?.headers.get("content-type")).toBe("application/json");
    expect(vendor.seen[0]?.body).toBe(JSON.stringify(card));
  });

  test("send a null, which takes a limit away", async () => {
    const vendor = fakeBrocard();
    const params = { path: { user_id: 2 } };
    await createClient(vendor.fetch).PUT("/api/v2/users/{user_id}", { params, body: { active_cards_limit: null } });
    expect(vendor.seen[0]?.body).toBe('{"active_cards_limit":null}');
  });

  test("have no body where the document has none", async () => {
    const vendor = fakeBrocard({ status: 201, body: { link: "https://a.example", request_id: requestId } });
    await createClient(vendor.fetch).POST("/api/v2/cards/{card_id}/embed", { params: { path: { card_id: 1 } } });
    expect([vendor.seen[0]?.body, vendor.seen[0]?.headers.get("content-type")]).toEqual(["", null]);
  });

  test("are not sent on to where a redirect points, and hand it on", async () => {
    const moved = new Response(null, { status: 302, headers: { location: "https://elsewhere.example/login" } });
    const answer = byStatus(await createClient(fakeBrocard(moved).fetch).GET("/api/v2/balance"));
    expect([answer.status, answer.response.status]).toEqual(["other", 302]);
  });
});

describe("the page of a card", () => {
  test("is asked for without the key, and comes as text", async () => {
    const vendor = fakeBrocard(page());
    expect(await unwrap(createClient(vendor.fetch).GET(embed, link))).toBe("<p>4111</p>");
    expect(vendor.seen[0]?.headers.get("authorization")).toBeNull();
    expect(vendor.seen[0]?.headers.get("accept")).toBe("text/html");
  });

  test("can be asked for in another form", async () => {
    const vendor = fakeBrocard(page());
    await createClient(vendor.fetch).GET(embed, { ...link, headers: { accept: "*/*" } });
    expect(vendor.seen[0]?.headers.get("accept")).toBe("*/*");
  });

  test("that is spent is a documented failure", async () => {
    const vendor = fakeBrocard(new Response("<p>gone</p>", { status: 404 }));
    const answer = byStatus(await createClient(vendor.fetch).GET(embed, link));
    expect([answer.status, answer.body]).toEqual([404, "<p>gone</p>"]);
  });

  test("is not fetched again when it may have been spent", async () => {
    const vendor = fakeBrocard(failure("ECONNRESET"), page());
    const call = createClient(vendor.fetch).GET(embed, link);
    await expect(call).rejects.toMatchObject({ code: "ERR_NETWORK", mayHaveHappened: true });
    expect(vendor.seen).toHaveLength(1);
  });
});

describe("repeats of a transfer", () => {
  test.each([
    { name: "too many requests", answer: { status: 429, body: { message: "Too Many Attempts." } }, sent: 2 },
    { name: "a connection that was refused", answer: failure("ECONNREFUSED"), sent: 2 },
    { name: "a connection that was reset", answer: failure("ECONNRESET"), sent: 1 },
    { name: "a failure of the server", answer: { status: 500, body: { message: "Server Error" } }, sent: 1 },
    { name: "a gateway", answer: new Response("busy", { status: 503 }), sent: 1 },
    { name: "a refusal of fields", answer: refusal({ amount: ["The amount field is required."] }), sent: 1 },
    { name: "a key that is unknown", answer: { status: 401, body: { message: "Unauthenticated." } }, sent: 1 },
  ])("after $name: sent $sent times", async ({ answer, sent }) => {
    const vendor = fakeBrocard(answer, { status: 201, body: { id: 1, request_id: requestId } });
    await createClient(vendor.fetch)
      .POST("/api/v2/transfers", { body: transfer })
      .catch(() => undefined);
    expect(vendor.seen).toHaveLength(sent);
  });

  test("do not keep a reader from trying again", async () => {
    const vendor = fakeBrocard(failure("ECONNRESET"), new Response("busy", { status: 503 }), { body: { data: [] } });
    expect((await createClient(vendor.fetch).GET("/api/v2/balance")).data).toEqual({ data: [] });
  });

  test("carry the key each time", async () => {
    const vendor = fakeBrocard(failure("ECONNREFUSED"), { body: { data: [] } });
    await createClient(vendor.fetch).GET("/api/v2/balance");
    const keys = vendor.seen.map(({ headers }) => headers.get("authorization"));
    expect(keys).toEqual([`Bearer ${apiKey}`, `Bearer ${apiKey}`]);
  });
});

describe("log", () => {
  test("tells each call once, without key, link and card number", async () => {
    const entries: RequestLogEntry[] = [];
    // Real durations have digits of their own.
    const log = logRequests((entry) => entries.push(entry), { bodies: true, now: () => 0 });
    const made = { link: `https://private.mybrocard.com/api/v2/cards/1/embed/${token}`, request_id: requestId };
    const client = createClient(fakeBrocard({ status: 201, body: made }, page()).fetch, { log });
    await client.POST("/api/v2/cards/{card_id}/embed", { params: { path: { card_id: 1 } } });
    await client.GET(embed, link);
    expect(entries.map(({ method, status, url }) => [method, status, new URL(url).pathname])).toEqual([
      ["POST", 201, "/api/v2/cards/1/embed"],
      ["GET", 200, "/api/v2/cards/1/embed/***"],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/k3y|55555555-|4111/);
  });

  test("masks the key innermost too", async () => {
    const entries: RequestLogEntry[] = [];
    const innermost = logRequests((entry) => entries.push(entry));
    await createClient(innermost(fakeBrocard().fetch)).GET("/api/v2/balance");
    expect(entries[0]?.requestHeaders.authorization).toBe("***");
  });
});

describe("options", () => {
  const good = { environment: "production", apiKey } as const;

  test.each([
    { name: "no target", options: { environment: undefined }, says: "environment" },
    { name: "an unknown environment", options: { environment: "sandbox" }, says: "environment" },
    {
      name: "plain HTTP elsewhere",
      options: { environment: undefined, baseUrl: "http://a.example" },
      says: "allowHttp",
    },
    { name: "no key", options: { apiKey: undefined }, says: "apiKey" },
    { name: "an empty key", options: { apiKey: "" }, says: "apiKey" },
    { name: "a key with a line break", options: { apiKey: "k3y\nX-Evil: 1" }, says: "apiKey" },
    { name: "a key with Bearer in front", options: { apiKey: "Bearer k3y" }, says: "apiKey" },
    { name: "a timeout of zero", options: { timeout: 0 }, says: "timeout" },
  ])("refuse $name by a TypeError that says $says and no key", ({ options, says }) => {
    const create = () => createBrocardClient({ ...good, ...options } as never);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(says);
    expect(create).not.toThrow(/k3y/);
  });
});
