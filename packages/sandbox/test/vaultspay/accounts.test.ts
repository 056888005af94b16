import { describe, expect, test } from "vitest";
import { isIban } from "../../src/core/iban.js";
import { callerOf, setup } from "./setup.js";
import { addAmina, addAminaWithMoney } from "./users.fixture.js";

const ids = ({ data }: { readonly data: readonly { readonly id: number }[] }) => data.map(({ id }) => id);

describe("createAccount", () => {
  test("opens a wallet with a number and an IBAN; the first one is the primary one", async () => {
    const { call } = await setup();
    const userId = await addAmina(call);
    const { data } = await call("createAccount", { body: { userId, currencyId: 2, accountType: "DIGITAL" } });
    expect(data).toMatchObject({
      id: 3001,
      userId,
      accountType: "DIGITAL",
      currencyCode: "AED",
      currency: { id: 2, code: "AED", isoCode: 784, decimalPoint: 2 },
      accountTitle: "Amina Rahman",
      accountNumber: "10000000003001",
      balance: 0,
      balanceOnHold: 0,
      totalTransactions: null,
      status: "ACTIVE",
      references: [],
      iban: "AE170330000010000003001",
      isPrimary: true,
    });
    expect(isIban(data.iban)).toBe(true);
    const second = await call("createAccount", { body: { userId, currencyId: 8, accountType: "DIGITAL" } });
    expect(second.data).toMatchObject({
      id: 3002,
      currencyCode: "KWD",
      currency: { decimalPoint: 3 },
      isPrimary: false,
    });
  });

  test.each([
    { change: { userId: 7 }, keys: ["userId"] },
    { change: { currencyId: 99 }, keys: ["currencyId"] },
    { change: { accountType: "CASH" }, keys: ["accountType"] },
    { change: { accountType: "cash" }, keys: ["accountType"] },
    { change: { userId: "2001" }, keys: ["userId"] },
  ])("refuses $change", async ({ change, keys }) => {
    const { call } = await setup();
    const userId = await addAmina(call);
    const body = { userId, currencyId: 2, accountType: "DIGITAL", ...change };
    expect(await call("createAccount", { body })).toMatchObject({ status: 422, code: 1000, keys });
  });
});

describe("listAccounts", () => {
  async function withAccounts() {
    const world = await setup();
    await addAminaWithMoney(world);
    for (const currencyId of [1, 3]) {
      await world.call("createAccount", { body: { userId: 2001, currencyId, accountType: "DIGITAL" } });
    }
    return world;
  }

  test("answers the newest first, in pages", async () => {
    const { call } = await withAccounts();
    const first = await call("listAccounts", { query: { perPage: 3 } });
    expect(ids(first)).toEqual([3003, 3002, 3001]);
    expect(first.body.pagination).toEqual({
      currentPage: 1,
      perPage: 3,
      totalPages: 2,
      totalCount: 4,
      sort: "id: DESC",
    });
    expect(ids(await call("listAccounts", { query: { perPage: 3, page: 2 } }))).toEqual([3000]);
    const behind = await call("listAccounts", { query: { page: 9_007_199_254_740_991 } });
    expect([ids(behind), behind.body.pagination.totalCount]).toEqual([[], 4]);
  });

  test.each([
    { query: { userId: 2001 }, found: [3003, 3002, 3001] },
    { query: { userId: 7 }, found: [] },
    { query: { shownMyAccounts: true }, found: [3000] },
    { query: { shownMyAccounts: false, currencyCode: "AED" }, found: [3001, 3000] },
    { query: { userId: 2001, shownMyAccounts: true }, found: [] },
    { query: { accountType: "DIGITAL", currencyCode: "EUR" }, found: [3003] },
    { query: { accountType: "OTHER" }, found: [] },
    { query: { transactionType: "Deposit" }, found: [3001] },
    { query: { transactionType: "Purchase" }, found: [] },
    { query: { thirdPartyConfigSlug: "vp-acq" }, found: [3001] },
    { query: { thirdPartyConfigSlug: "none" }, found: [] },
  ])("with $query finds $found", async ({ query, found }) => {
    const { call } = await withAccounts();
    const answer = await call("listAccounts", { query });
    expect([ids(answer), answer.body.pagination.totalCount]).toEqual([found, found.length]);
  });

  test.each([
    { query: { page: 0 }, keys: ["page"] },
    { query: { perPage: 101 }, keys: ["perPage"] },
    { query: { perPage: "x", page: "y" }, keys: ["page", "perPage"] },
    { query: { shownMyAccounts: "maybe" }, keys: ["shownMyAccounts"] },
    { query: { currencyCode: "aed" }, keys: ["currencyCode"] },
  ])("refuses $query", async ({ query, keys }) => {
    const { call } = await setup();
    const refused = await call("listAccounts", { query });
    expect([refused.status, [...(refused.keys ?? [])].sort()]).toEqual([422, keys]);
  });
});

describe("an account", () => {
  test("counts its transactions when it is read by itself", async () => {
    const world = await setup();
    await addAminaWithMoney(world, "0.01");
    await world.act("fundAccount", { accountId: 3001, amount: "100" });
    expect((await world.call("getAccount", { path: { id: 3001 } })).data).toMatchObject({
      balance: 10_001,
      balanceOnHold: 0,
      totalTransactions: 2,
    });
  });

  test.each([7, 0, "x"])("%s is unknown", async (id) => {
    const { call } = await setup();
    expect(await call("getAccount", { path: { id } })).toMatchObject({ status: 422, keys: ["id"] });
    expect(await call("listLedgerEntries", { path: { id } })).toMatchObject({ status: 422, keys: ["id"] });
  });

  test.each(["0", "-1", "1.001", "x", "1e3", ""])("takes no deposit of %j", async (amount) => {
    const world = await setup();
    await expect(world.act("fundAccount", { accountId: 3000, amount })).rejects.toMatchObject({ code: "ERR_REFUSED" });
  });
});

describe("listLedgerEntries", () => {
  const hour = 3_600_000;

  async function withEntries() {
    const world = await setup();
    await addAminaWithMoney(world, "5000.00");
    await world.control.moveClock(world.tenant.id, { advance: 24 * hour });
    await world.act("fundAccount", { accountId: 3001, amount: "0.05" });
    // A day later the first token has ended.
    return callerOf(world.sandbox, world.tenant.settings);
  }

  test("answers minor units, newest first, each with the balance after it", async () => {
    const call = await withEntries();
    expect((await call("listLedgerEntries", { path: { id: 3001 } })).data).toEqual([
      {
        id: 8002,
        transactionId: 6001,
        transactionRefId: 900_000_006_001,
        debit: 0,
        credit: 5,
        balance: 500_005,
        narration: "Deposit of 5",
        date: "2026-01-16T09:30:00.000+00:00",
      },
      {
        id: 8001,
        transactionId: 6000,
        transactionRefId: 900_000_006_000,
        debit: 0,
        credit: 500_000,
        balance: 500_000,
        narration: "Deposit of 500000",
        date: "2026-01-15T09:30:00.000+00:00",
      },
    ]);
  });

  test.each([
    { query: { startDate: "2026-01-16" }, found: [8002] },
    { query: { endDate: "2026-01-15" }, found: [8001] },
    { query: { startDate: "2026-01-15", endDate: "2026-01-16" }, found: [8002, 8001] },
    { query: { startDate: "2026-01-15T09:30:00.000Z", endDate: "2026-01-15T09:30" }, found: [8001] },
    { query: { startDate: "2026-01-15T13:30:00.000+04:00", endDate: "2026-01-15T13:30+04:00" }, found: [8001] },
    { query: { startDate: "2026-01-15T09:30:00.001Z", endDate: "2026-01-16T09:29:59.999Z" }, found: [] },
    { query: { startDate: "2026-02-01", endDate: "2026-01-01" }, found: [] },
    { query: { transactionId: 6000 }, found: [8001] },
    { query: { userId: 2001 }, found: [8002, 8001] },
    { query: { userId: 2000 }, found: [] },
  ])("with $query finds $found", async ({ query, found }) => {
    const call = await withEntries();
    const { data } = await call("listLedgerEntries", { path: { id: 3001 }, query });
    expect(data.map(({ id }: { id: number }) => id)).toEqual(found);
  });

  test.each([
    { query: { startDate: "2026-02-30" }, keys: ["startDate"] },
    { query: { startDate: "2026-13-01", endDate: "2026-01-01T25:00" }, keys: ["startDate", "endDate"] },
    { query: { endDate: "yesterday" }, keys: ["endDate"] },
    { query: { transactionId: "x" }, keys: ["transactionId"] },
  ])("refuses $query", async ({ query, keys }) => {
    const { call } = await setup();
    expect(await call("listLedgerEntries", { path: { id: 3000 }, query })).toMatchObject({ status: 422, keys });
  });
});
