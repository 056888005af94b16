import { describe, expect, test } from "vitest";
import { setup } from "./setup.js";
import { transferWorld as world } from "./transfers.fixture.js";

describe("listTransactions", () => {
  async function withTransactions() {
    const made = await world();
    await made.send({ amount: 100 });
    await made.send({ amount: 200 });
    await made.act("settleTransfer", { id: 6001 });
    return made;
  }
  const ids = ({ data }: { readonly data: readonly { readonly id: number }[] }) => data.map(({ id }) => id);

  test("answers the newest first, in pages, without what only one transaction tells", async () => {
    const { call } = await withTransactions();
    const page = await call("listTransactions", { query: { perPage: 2 } });
    expect(ids(page)).toEqual([6002, 6001]);
    expect(page.body.pagination).toEqual({
      currentPage: 1,
      perPage: 2,
      totalPages: 2,
      totalCount: 3,
      sort: "id: DESC",
    });
    expect(page.data[0]).not.toHaveProperty("charges");
    expect(ids(await call("listTransactions", { query: { perPage: 2, page: 2 } }))).toEqual([6000]);
  });

  test.each([
    { query: { status: "PENDING" }, found: [6002] },
    { query: { status: "SUCCESS" }, found: [6001, 6000] },
    { query: { transactionType: "Transfer" }, found: [6002, 6001] },
    { query: { transactionType: "Deposit", status: "SUCCESS" }, found: [6000] },
    { query: { transactionType: "transfer" }, found: [] },
    { query: { accountId: 3001 }, found: [6002, 6001, 6000] },
    { query: { accountId: 3000 }, found: [] },
    { query: { cardId: 4001 }, found: [] },
    { query: { startDate: "2026-01-15", endDate: "2026-01-15" }, found: [6002, 6001, 6000] },
    { query: { startDate: "2026-01-16" }, found: [] },
  ])("with $query finds $found", async ({ query, found }) => {
    const { call } = await withTransactions();
    const answer = await call("listTransactions", { query });
    expect([ids(answer), answer.body.pagination.totalCount]).toEqual([found, found.length]);
  });

  test.each([
    { query: { status: "DONE" }, keys: ["status"] },
    { query: { startDate: "2026-02-30" }, keys: ["startDate"] },
    { query: { accountId: "x", page: -1 }, keys: ["accountId", "page"] },
  ])("refuses $query", async ({ query, keys }) => {
    const { call } = await setup();
    const refused = await call("listTransactions", { query });
    expect([refused.status, [...(refused.keys ?? [])].sort()]).toEqual([422, keys]);
  });

  test.each([7, "x", 0])("knows no transaction %s", async (id) => {
    const { call } = await setup();
    expect(await call("getTransaction", { path: { id } })).toMatchObject({ status: 422, keys: ["id"] });
  });
});
