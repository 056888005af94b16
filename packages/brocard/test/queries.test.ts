import { describe, expect, test } from "vitest";
import type { BrocardClient } from "../src/index.js";
import { calls } from "./support/bundle.js";
import { createClient, fakeBrocard } from "./support/fake-brocard.js";
import { type PhpValue, parsePhpQuery } from "./support/parse-php-query.js";

type Get = (path: string, options: unknown) => Promise<unknown>;

/** What the vendor's framework reads of the query that a call sends. */
async function received(path: string, query: Record<string, unknown>): Promise<Record<string, PhpValue>> {
  const vendor = fakeBrocard();
  const client: BrocardClient = createClient(vendor.fetch);
  const params = { path: { card_id: 1, payment_id: 2, refund_id: 3, transfer_id: 4, user_id: 5, token: "t" }, query };
  await (client.GET as unknown as Get)(path, { params });
  return parsePhpQuery(vendor.seen[0]?.url.search.slice(1) ?? "");
}

/** The same value as the framework holds it: everything text, lists under their positions, names without brackets. */
function asPhp(value: unknown): PhpValue {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asPhp(inner)]));
}

const reading = calls
  .filter(({ method }) => method === "GET")
  .map(({ operationId, path, parameters }) => {
    const inQuery = parameters.filter((parameter) => parameter.in === "query");
    return { operationId, path, query: Object.fromEntries(inQuery.map(({ name, example }) => [name, example])) };
  })
  .filter(({ query }) => Object.keys(query).length > 0);

describe("the query of", () => {
  test.each(reading)("$operationId arrives with each parameter as it was given", async ({ path, query }) => {
    const expected = Object.entries(query).map(([name, value]) => [name.replace(/\[\]$/, ""), asPhp(value)]);
    expect(await received(path, query)).toEqual(Object.fromEntries(expected));
  });
});

describe("a query", () => {
  test("writes lists with brackets, one entry after the other, and ranges of dates by their ends", async () => {
    const vendor = fakeBrocard();
    const dates = { begin: "2025-02-24 00:00:00", end: "2025-02-25" };
    const query = { "bins[]": ["411111", "555555"], dates };
    await createClient(vendor.fetch).GET("/api/v2/payments", { params: { query: { ...query, internal: 0 } } });
    expect(vendor.seen[0]?.url.search).toBe(
      "?bins[]=411111&bins[]=555555&dates[begin]=2025-02-24%2000%3A00%3A00&dates[end]=2025-02-25&internal=0",
    );
  });

  test.each([
    { name: "an empty list", query: { "bins[]": [] } },
    { name: "a list that is undefined", query: { "bins[]": undefined } },
    { name: "a range without ends", query: { dates: {} } },
    { name: "a range whose ends are undefined", query: { dates: { begin: undefined, end: undefined } } },
  ])("leaves out $name", async ({ query }) => {
    expect(await received("/api/v2/payments", { ...query, page: 2 })).toEqual({ page: "2" });
  });

  test("keeps characters that mean something in a query", async () => {
    const title = "Q&A = 100% [draft] + #1 ü";
    expect(await received("/api/v2/cards", { "titles[]": [title] })).toEqual({ titles: { 0: title } });
  });

  test("can name one end of a range alone", async () => {
    expect(await received("/api/v2/refunds", { dates: { end: "2025-02-25" } })).toEqual({
      dates: { end: "2025-02-25" },
    });
  });
});
