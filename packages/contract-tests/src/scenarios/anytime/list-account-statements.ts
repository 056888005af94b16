import { wrong } from "../../anytime/alter.js";
import { orderedCard } from "../../anytime/card-fixtures.js";
import { openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { statementsOf } from "../../anytime/transfer-fixtures.js";
import type { World, WorldBase } from "../../anytime/world.js";
import { bodyOf, cents, expectSame, refused } from "../../expectation.js";

interface Query {
  date_start?: string;
  date_end?: string;
  limit_start?: number;
  limit_number?: number;
}

const list = ({ client }: WorldBase, id: number, query: Query = {}) =>
  client.GET("/v1.0/accounts/{id}/statements", { params: { path: { id }, query } });

async function accountWithArrivals(world: World<"money">, amounts: readonly string[]): Promise<number> {
  const acc_id = await openAccount(world);
  for (const amount of amounts) await world.money.arrive({ acc_id, amount });
  return acc_id;
}

export const listAccountStatementsScenarios = [
  scenario("listAccountStatements", "answers an empty list for a new account", {}, async (world) => {
    const id = await openAccount(world, "consumer");
    const { acc_id, acc_type, total_results, transactions } = await bodyOf(list(world, id));
    const seen = { acc_id, acc_type, total_results, transactions };
    expectSame("the list", seen, { acc_id: id, acc_type: "consumer", total_results: 0, transactions: [] });
  }),

  scenario(
    "listAccountStatements",
    "keeps a running balance over money that comes in and goes to a card",
    { needs: ["money"] },
    async (world) => {
      const { acc_id } = await orderedCard(world);
      await world.money.arrive({ acc_id, amount: "0.05" });
      const statements = (await statementsOf(world, acc_id)).sort((a, b) => Number(a.txid) - Number(b.txid));
      const balances = statements.map(({ balance }) => cents(balance));
      const moved = statements.map(({ amount, type }) => (type === "C" ? cents(amount) : -cents(amount)));
      expectSame("the movements in cents", moved, [100_000, -5_000, 5]);
      expectSame("the balances in cents", balances, [100_000, 95_000, 95_005]);
    },
  ),

  scenario(
    "listAccountStatements",
    "tells money that came in as settled",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const id = await accountWithArrivals(world, ["1.00", "2.00"]);
      const statuses = (await statementsOf(world, id)).map(({ status }) => status);
      expectSame("the statuses", statuses, ["S", "S"]);
    },
  ),

  scenario(
    "listAccountStatements",
    "cuts pages that neither overlap nor leave a row out",
    { needs: ["money"] },
    async (world) => {
      const id = await accountWithArrivals(world, ["1.00", "2.00", "3.00", "4.00", "5.00"]);
      const seen: string[] = [];
      for (const limit_start of [0, 2, 4]) {
        const { transactions, total_results } = await bodyOf(list(world, id, { limit_start, limit_number: 2 }));
        expectSame("total_results", total_results, 5);
        seen.push(...transactions.map(({ txid }) => txid));
      }
      expectSame("the number of different rows", new Set(seen).size, 5);
      expectSame("the number of rows", seen.length, 5);
    },
  ),

  scenario(
    "listAccountStatements",
    "leaves out what lies outside of the dates",
    { needs: ["money", "clock"], evidence: "inferred" },
    async (world) => {
      const id = await accountWithArrivals(world, ["1.00"]);
      const [first] = await statementsOf(world, id);
      const day = first?.date.slice(0, 10) ?? "";
      await world.clock.advance(3 * 86_400);
      await world.money.arrive({ acc_id: id, amount: "2.00" });
      const early = await bodyOf(list(world, id, { date_start: day, date_end: day }));
      expectSame(
        "the movements of the first day",
        early.transactions.map(({ txid }) => txid),
        [first?.txid],
      );
      expectSame("total_results of the first day", early.total_results, 1);
      const all = await bodyOf(list(world, id, { date_start: day }));
      expectSame("the number of movements since the first day", all.transactions.length, 2);
      const before = await bodyOf(list(world, id, { date_end: "2000-01-01" }));
      expectSame("the movements before", before.transactions, []);
    },
  ),

  scenario("listAccountStatements", "answers 400 4000050 for dates in the wrong order", {}, async (world) => {
    const id = await openAccount(world);
    await refused(list(world, id, { date_start: "2020-02-01", date_end: "2020-01-31" }), 4000050);
  }),

  scenario(
    "listAccountStatements",
    "answers 400 4000210 for malformed dates and limits",
    { evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      for (const date of ["2020-02-30", "01/02/2020", "2020-1-1", "yesterday", ""]) {
        await refused(list(world, id, { date_start: date }), 4000210);
        await refused(list(world, id, { date_end: date }), 4000210);
      }
      for (const query of [{ limit_start: -1 }, { limit_number: 0 }]) await refused(list(world, id, query), 4000210);
      await refused(list(world, id, wrong({ limit_number: "many" })), 4000210);
    },
  ),

  scenario(
    "listAccountStatements",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(list(world, unknownAccount), 4030210);
    },
  ),

  scenario(
    "listAccountStatements",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(list(world, await openAccount(await world.neighbour())), 4030210);
    },
  ),
];
