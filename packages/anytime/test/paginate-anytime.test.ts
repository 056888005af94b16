import { describe, expect, test } from "vitest";
import { contract, pages } from "../src/contract.gen.js";
import { paginateAnytime } from "../src/index.js";
import { createClient, fakeAnytime, fault } from "./support/fake-anytime.js";

async function collect<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const collected: Row[] = [];
  for await (const row of rows) collected.push(row);
  return collected;
}

const accounts = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({ acc_id: from + i, acc_type: "business" }));
const queries = (vendor: ReturnType<typeof fakeAnytime>) =>
  vendor.calls().map(({ request }) => new URL(request.url).search);

describe("paginateAnytime", () => {
  test("walks accounts up to the total", async () => {
    const vendor = fakeAnytime(
      { body: { accounts: accounts(0, 50), total_results: 70 } },
      { body: { accounts: accounts(50, 70), total_results: 70 } },
    );
    expect(await collect(paginateAnytime(createClient(vendor.fetch), "/v1.0/accounts"))).toEqual(accounts(0, 70));
    expect(queries(vendor)).toEqual(["?limit_start=0&limit_number=50", "?limit_start=50&limit_number=50"]);
  });

  test("begins and measures pages by the limits of the query, and keeps the filters", async () => {
    const vendor = fakeAnytime(
      { body: { transactions: [{ txid: 1 }], total_results: 900 } },
      { body: { transactions: [], total_results: 900 } },
    );
    const params = {
      path: { card_ref: "ANY0000000000" },
      query: { date_start: "2026-01-01", limit_start: 10, limit_number: 25 },
    };
    const rows = paginateAnytime(createClient(vendor.fetch), "/v1.0/cards/{card_ref}/transactions", { params });
    expect(await collect(rows)).toEqual([{ txid: 1 }]);
    expect(queries(vendor)).toEqual([
      "?date_start=2026-01-01&limit_start=10&limit_number=25",
      "?date_start=2026-01-01&limit_start=11&limit_number=25",
    ]);
  });

  test.each(Object.entries(pages))("reads the rows of %s from %s", async (path, member) => {
    const vendor = fakeAnytime({ body: { [member]: [{ a: 1 }], total_results: 1 } });
    const params = { path: { id: 1, card_ref: "ANY0000000000" } };
    const rows = paginateAnytime(createClient(vendor.fetch), path as "/v1.0/accounts/{id}/cards", { params });
    expect(await collect(rows)).toEqual([{ a: 1 }]);
    expect(contract.differing[`GET ${path}`]).toBeUndefined();
  });

  test("throws the vendor's error", async () => {
    const vendor = fakeAnytime(fault(4030210));
    const rows = paginateAnytime(createClient(vendor.fetch), "/v1.0/accounts/{id}/cards", {
      params: { path: { id: 1 } },
    });
    await expect(collect(rows)).rejects.toMatchObject({ name: "ApiError", code: 4030210 });
  });

  test("stops with the reason of an abort", async () => {
    const abort = new AbortController();
    const vendor = fakeAnytime({ body: { accounts: accounts(0, 50), total_results: 70 } });
    const rows = paginateAnytime(createClient(vendor.fetch), "/v1.0/accounts", { signal: abort.signal });
    await rows.next();
    abort.abort(new Error("enough"));
    await expect(collect(rows)).rejects.toThrow("enough");
  });
});
