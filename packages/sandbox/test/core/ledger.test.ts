import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counterTable, createIds } from "../../src/core/ids.js";
import { type Ledger, LedgerError, openLedger, WORLD } from "../../src/core/ledger.js";
import { balanceTable, entryTable, postingTable } from "../../src/core/ledger.tables.js";
import { queriesOver } from "../../src/core/store/query.js";
import { openSqliteStore } from "../../src/core/store/sqlite-store.js";
import type { Tx } from "../../src/core/store/store.js";

const tables = [counterTable, balanceTable, entryTable, postingTable];

/** Runs `work` on the books of a tenant in a fresh database. */
async function withLedger<T>(work: (ledger: Ledger, tx: Tx) => Promise<T>): Promise<T> {
  const store = openSqliteStore(":memory:", tables);
  const result = await store.transaction((tx) => work(openLedger(tx, "t", createIds("s")(tx, "t"), 1000), tx));
  await store.close();
  return result;
}
const fund = (ledger: Ledger, account: string, amount: number) =>
  ledger.post({
    currency: "EUR",
    lines: [
      { account: WORLD, amount: -amount },
      { account, amount },
    ],
  });

describe("post", () => {
  test("moves money and tells the balance of each account after it", async () => {
    await withLedger(async (ledger) => {
      await fund(ledger, "a", 500);
      const lines = [
        { account: "a", amount: -200 },
        { account: "b", amount: 200 },
      ];
      const { posting, entries } = await ledger.post({ currency: "EUR", lines });
      expect(entries).toEqual([
        { posting, account: "a", amount: -200, balance_after: 300 },
        { posting, account: "b", amount: 200, balance_after: 200 },
      ]);
    });
  });

  test("keeps currencies apart", async () => {
    await withLedger(async (ledger) => {
      await fund(ledger, "a", 500);
      expect(await ledger.balance("a", "USD")).toBe(0);
    });
  });

  test.each([
    {
      name: "lines that do not sum to zero",
      lines: [
        { account: "a", amount: 1 },
        { account: "b", amount: 1 },
      ],
      code: "ERR_UNBALANCED",
    },
    { name: "one line", lines: [{ account: "a", amount: 1 }], code: "ERR_UNBALANCED" },
    { name: "no line", lines: [], code: "ERR_UNBALANCED" },
    {
      name: "a zero",
      lines: [
        { account: "a", amount: 0 },
        { account: "b", amount: 0 },
      ],
      code: "ERR_AMOUNT",
    },
    {
      name: "a fraction",
      lines: [
        { account: "a", amount: 0.5 },
        { account: "b", amount: -0.5 },
      ],
      code: "ERR_AMOUNT",
    },
    {
      name: "an amount beyond 2^53",
      lines: [
        { account: "a", amount: 2 ** 53 },
        { account: WORLD, amount: -(2 ** 53) },
      ],
      code: "ERR_AMOUNT",
    },
    {
      name: "more than there is",
      lines: [
        { account: "a", amount: -1 },
        { account: "b", amount: 1 },
      ],
      code: "ERR_OVERDRAFT",
    },
  ])("refuses $name with $code and leaves no trace", async ({ lines, code }) => {
    await withLedger(async (ledger) => {
      await expect(ledger.post({ currency: "EUR", lines })).rejects.toMatchObject({ code });
      expect([await ledger.balance("a", "EUR"), await ledger.balance("b", "EUR")]).toEqual([0, 0]);
      expect(await ledger.audit()).toEqual([]);
    });
  });

  test("names the account that has not enough", async () => {
    await withLedger(async (ledger) => {
      const lines = [
        { account: "poor", amount: -1 },
        { account: "b", amount: 1 },
      ];
      await expect(ledger.post({ currency: "EUR", lines })).rejects.toMatchObject({ account: "poor" });
    });
  });

  test("judges the balance after all lines", async () => {
    await withLedger(async (ledger) => {
      const lines = [
        { account: "a", amount: -5 },
        { account: "a", amount: 5 },
      ];
      expect((await ledger.post({ currency: "EUR", lines })).entries).toHaveLength(2);
    });
  });

  const account = fc.constantFrom("a", "b", "c", WORLD);
  const move = fc.record({ from: account, to: account, amount: fc.integer({ min: 1, max: 1000 }) });

  test("keeps the books balanced and every account above zero, whatever is posted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
        await withLedger(async (ledger) => {
          const expected = new Map<string, number>();
          for (const { from, to, amount } of moves) {
            const lines = [
              { account: from, amount: -amount },
              { account: to, amount },
            ];
            const isDone = await ledger.post({ currency: "EUR", lines }).then(
              () => true,
              (error: unknown) => (error instanceof LedgerError ? false : Promise.reject(error)),
            );
            const before = expected.get(from) ?? 0;
            expect(isDone).toBe(from === WORLD || from === to || before >= amount);
            if (!isDone) continue;
            expected.set(from, before - amount);
            expected.set(to, (expected.get(to) ?? 0) + amount);
          }
          for (const [name, balance] of expected) expect(await ledger.balance(name, "EUR")).toBe(balance);
          expect([...expected.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0);
          expect(await ledger.audit()).toEqual([]);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("audit", () => {
  const { prepare } = queriesOver(balanceTable, entryTable);
  test.each([
    {
      name: "a balance that was changed",
      sql: prepare((db) => db.updateTable("core_balance").set({ balance: 7 }).where("account", "=", "a")),
    },
    {
      name: "an entry that was changed",
      sql: prepare((db) => db.updateTable("core_entry").set({ amount: 7 }).where("account", "=", "a")),
    },
    { name: "an entry that is gone", sql: prepare((db) => db.deleteFrom("core_entry").where("account", "=", "a")) },
    { name: "a balance that is gone", sql: prepare((db) => db.deleteFrom("core_balance").where("account", "=", "a")) },
  ])("finds $name", async ({ sql }) => {
    await withLedger(async (ledger, tx) => {
      await fund(ledger, "a", 500);
      expect(await ledger.audit()).toEqual([]);
      await tx.run(sql, {});
      expect((await ledger.audit()).length).toBeGreaterThan(0);
    });
  });
});
