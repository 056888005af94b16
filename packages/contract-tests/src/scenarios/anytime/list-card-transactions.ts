import { wrong } from "../../anytime/alter.js";
import { activeCard, cardTransactions, foreignCard } from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, cents, expectSame, expectThat, refused } from "../../expectation.js";
import { at } from "../../json.js";

interface Query {
  date_start?: string;
  date_end?: string;
  limit_start?: number;
  limit_number?: number;
}

const list = ({ client }: WorldBase, card_ref: string, query: Query = {}) =>
  client.GET("/v1.0/cards/{card_ref}/transactions", { params: { path: { card_ref }, query } });

export const listCardTransactionsScenarios = [
  scenario(
    "listCardTransactions",
    "lists a payment with its merchant",
    { needs: ["money", "payments", "clock"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await world.payments.pay({ card_ref, amount: "12.34", mcc: 5942, description: "EXAMPLE BOOKS" });
      await world.clock.advance(3_600);
      const paid = (await cardTransactions(world, card_ref)).find(({ mcc }) => mcc === 5942);
      const { status, type, amount, description, balance_after } = paid ?? {};
      expectSame(
        "the payment",
        { status, type, amount, description, balance_after },
        { status: "S", type: "D", amount: 12.34, description: "EXAMPLE BOOKS", balance_after: 37.66 },
      );
    },
  ),

  scenario(
    "listCardTransactions",
    "lists a payment in another currency with its rate",
    { needs: ["money", "payments"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await world.payments.pay({ card_ref, amount: "10.00", currency: "USD", fx: "1.25", fx_fee: "0.10", mcc: 5812 });
      const paid = (await cardTransactions(world, card_ref)).find(({ mcc }) => mcc === 5812);
      expectSame("the amount abroad in cents", cents(paid?.amount_fx ?? 0), 1_000);
      expectSame("the amount in cents", cents(paid?.amount ?? 0), 800);
      expectSame("rate and fee", [paid?.fx, paid?.fx_fee], [1.25, 0.1]);
    },
  ),

  scenario(
    "listCardTransactions",
    "lists a declined payment with its reason and takes no money",
    { needs: ["money", "payments"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await world.payments.pay({ card_ref, amount: "50.01", mcc: 5812 });
      const declined = (await cardTransactions(world, card_ref)).find(({ mcc }) => mcc === 5812);
      expectSame("the status", declined?.status, "D");
      expectSame(
        "the reasons",
        declined?.failed_reason?.map(({ code }) => code),
        ["TRS0010"],
      );
      expectSame("the balance after it in cents", cents(declined?.balance_after ?? 0), 5_000);
    },
  ),

  scenario(
    "listCardTransactions",
    "lists every decline code of the catalogue as it came",
    { needs: ["money", "payments"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const codes = at(world.document.schemas, "DeclineCode", "enum");
      expectThat(Array.isArray(codes) && codes.length > 50, "the document is to list the decline codes");
      for (const decline of codes) await world.payments.pay({ card_ref, amount: "1.00", mcc: 5812, decline });
      const { transactions } = await bodyOf(list(world, card_ref, { limit_number: 500 }));
      const seen = transactions.flatMap(({ failed_reason }) => failed_reason?.map(({ code }) => code) ?? []);
      expectSame("the decline codes", [...seen].sort(), [...codes].sort());
    },
  ),

  scenario(
    "listCardTransactions",
    "cuts pages that neither overlap nor leave a row out",
    { needs: ["money", "payments"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const amount of ["1.00", "2.00", "3.00"]) await world.payments.pay({ card_ref, amount });
      const first = await bodyOf(list(world, card_ref, { limit_start: 0, limit_number: 3 }));
      const second = await bodyOf(list(world, card_ref, { limit_start: 3, limit_number: 3 }));
      expectSame("the sizes of the pages", [first.transactions.length, second.transactions.length], [3, 1]);
      const ids = new Set([...first.transactions, ...second.transactions].map(({ txid }) => txid));
      expectSame("the number of different rows", ids.size, 4);
    },
  ),

  scenario(
    "listCardTransactions",
    "counts all transactions of the card whatever the filters",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const { total_results, transactions } = await bodyOf(
        list(world, card_ref, { date_end: "2000-01-01", limit_number: 1 }),
      );
      expectSame("rows and total_results", [transactions.length, total_results], [0, 1]);
    },
  ),

  scenario(
    "listCardTransactions",
    "answers 400 4000050 for dates in the wrong order",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await refused(list(world, card_ref, { date_start: "2020-02-01", date_end: "2020-01-31" }), 4000050);
    },
  ),

  scenario(
    "listCardTransactions",
    "answers 400 4000310 for malformed dates and limits",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await refused(list(world, card_ref, { date_start: "2020-02-30" }), 4000310);
      await refused(list(world, card_ref, { date_end: "yesterday" }), 4000310);
      await refused(list(world, card_ref, { limit_number: 0 }), 4000310);
      await refused(list(world, card_ref, wrong({ limit_start: "first" })), 4000310);
    },
  ),

  scenario(
    "listCardTransactions",
    "answers 403 4030310 for an unknown card",
    { evidence: "inferred" },
    async (world) => {
      await refused(list(world, unknownCard), 4030310);
    },
  ),

  scenario(
    "listCardTransactions",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(list(world, card_ref), 4030310);
    },
  ),
];
