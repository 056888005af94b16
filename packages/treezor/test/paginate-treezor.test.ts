import { describe, expect, test } from "vitest";
import { paginateTreezor } from "../src/index.js";
import { createClient, type FakeTreezor, fakeTreezor, refusal } from "./support/fake-treezor.js";

const cards = (...ids: number[]) => ({ body: { cards: ids.map((cardId) => ({ userId: 7, cardId })) } });
const queries = (vendor: FakeTreezor) => vendor.calls().map(({ url }) => url.search);
const collect = async <Row>(rows: AsyncIterable<Row>) => {
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return all;
};

describe("numbered pages", () => {
  test("are walked until one is shorter than the first", async () => {
    const vendor = await fakeTreezor(cards(1, 2), cards(3, 4), cards(5));
    const params = { query: { userId: "7", pageCount: 2 } };
    const rows = await collect(paginateTreezor(createClient(vendor), "/v1/cards", { params }));
    expect(rows.map(({ cardId }) => cardId)).toEqual([1, 2, 3, 4, 5]);
    expect(queries(vendor)).toEqual([1, 2, 3].map((page) => `?userId=7&pageCount=2&pageNumber=${page}`));
  });

  test("are walked to their end when the vendor makes them shorter than asked for", async () => {
    const vendor = await fakeTreezor(cards(1, 2), cards(3, 4), cards(5));
    const rows = await collect(paginateTreezor(createClient(vendor), "/v1/cards"));
    expect(rows).toHaveLength(5);
    expect(queries(vendor)[0]).toBe("?pageNumber=1&pageCount=50");
  });

  test.each([
    { name: "an empty list", body: { cards: [] } },
    { name: "a list that is left out", body: {} },
  ])("end at $name", async ({ body }) => {
    const vendor = await fakeTreezor({ body });
    expect(await collect(paginateTreezor(createClient(vendor), "/v1/cards"))).toEqual([]);
    expect(vendor.calls()).toHaveLength(1);
  });

  test("leave out a card that moved into the next page, though it changed", async () => {
    const vendor = await fakeTreezor(
      cards(1, 2),
      { body: { cards: [{ cardId: 2, statusCode: "LOCK" }, { cardId: 3 }] } },
      cards(),
    );
    const params = { query: { pageCount: 2 } };
    const rows = await collect(paginateTreezor(createClient(vendor), "/v1/cards", { params }));
    expect(rows.map(({ cardId }) => cardId)).toEqual([1, 2, 3]);
  });

  test("tell rows apart by their own id, whatever other ids come first", async () => {
    const payinRefunds = (...ids: number[]) => ({
      body: { payinRefunds: ids.map((payinrefundId) => ({ walletId: 1, payinrefundId })) },
    });
    const vendor = await fakeTreezor(payinRefunds(1), payinRefunds(2), payinRefunds());
    const params = { query: { pageCount: 1 } };
    expect(await collect(paginateTreezor(createClient(vendor), "/v1/payinrefunds", { params }))).toHaveLength(2);
  });

  test("that never end are an error", async () => {
    const vendor = await fakeTreezor(cards(1, 2));
    const rows = collect(paginateTreezor(createClient(vendor), "/v1/cards", { params: { query: { pageCount: 2 } } }));
    await expect(rows).rejects.toMatchObject({ name: "PaginationError", code: "ERR_PAGE_REPEATED" });
  });
});

describe("pages with cursors", () => {
  const page = (data: object[], next?: string | null) => ({ body: { data, cursor: { current: "a", next } } });

  test.each([{ end: undefined }, { end: null }, { end: "" }])("end at a cursor that is $end", async ({ end }) => {
    const vendor = await fakeTreezor(page([{ amount: 1 }], "b"), page([{ amount: 2 }], end));
    const params = { query: { walletId: "1317558" } };
    const rows = await collect(paginateTreezor(createClient(vendor), "/core-connect/operations", { params } as never));
    expect(rows).toEqual([{ amount: 1 }, { amount: 2 }]);
    expect(queries(vendor)).toEqual(["?walletId=1317558", "?walletId=1317558&cursor=b"]);
  });

  test("begin where they are told to", async () => {
    const vendor = await fakeTreezor(page([]));
    const params = { query: { walletId: "1317558", cursor: "c" } };
    await collect(paginateTreezor(createClient(vendor), "/core-connect/operations", { params } as never));
    expect(queries(vendor)).toEqual(["?walletId=1317558&cursor=c"]);
  });

  test("throw a refusal", async () => {
    const vendor = await fakeTreezor(refusal(403, "authentication_error"));
    const rows = collect(paginateTreezor(createClient(vendor), "/core-connect/operations", {} as never));
    await expect(rows).rejects.toMatchObject({ name: "ApiError", status: 403, code: "authentication_error" });
  });
});
