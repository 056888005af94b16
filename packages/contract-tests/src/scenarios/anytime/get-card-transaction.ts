import { wrong } from "../../anytime/alter.js";
import { activeCard, cardTransactions, foreignCard, load, type OwnedCard } from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const read = ({ client }: WorldBase, card_ref: string, txid: string) =>
  client.GET("/v1.0/cards/{card_ref}/transactions/{txid}", { params: { path: { card_ref, txid } } });

async function firstTransaction(world: WorldBase, { card_ref }: OwnedCard) {
  const [first] = await cardTransactions(world, card_ref);
  expectThat(first !== undefined, "the first load is to be among the transactions");
  return first;
}

/** Ways a payment is declined by what the holder or the caller did before. */
const declines = [
  { why: "a blocked card", change: { card_status: "BLO" }, kind: "purchase", code: "TRS0031" },
  { why: "a stolen card", change: { card_status: "STO" }, kind: "purchase", code: "TRS0004" },
  { why: "a lost card", change: { card_status: "LOS" }, kind: "purchase", code: "TRS0005" },
  { why: "a damaged card", change: { card_status: "DAM" }, kind: "purchase", code: "TRS0037" },
  { why: "a card whose payments are switched off", change: { card_pos: 0 }, kind: "purchase", code: "TRS0084" },
  { why: "a card whose cash is switched off", change: { card_atm: 0 }, kind: "withdrawal", code: "TRS0084" },
] as const;

export const getCardTransactionScenarios = [
  scenario("getCardTransaction", "answers the row of the list", { needs: ["money"] }, async (world) => {
    const card = await activeCard(world);
    const row = await firstTransaction(world, card);
    expectSame("the transaction", await bodyOf(read(world, card.card_ref, String(row.txid))), row);
  }),

  scenario(
    "getCardTransaction",
    "shows a load as pending until it is settled",
    { needs: ["money", "clock"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const path = { card_ref };
      await bodyOf(world.client.POST("/v1.0/cards/{card_ref}/credit", { params: { path }, body: load(33) }));
      const pending = (await cardTransactions(world, card_ref)).find(({ amount }) => amount === 33);
      expectSame("the status at first", pending?.status, "P");
      await world.clock.advance(3_600);
      const settled = await bodyOf(read(world, card_ref, String(pending?.txid)));
      expectSame("the status later", settled.status, "S");
    },
  ),

  ...declines.map(({ why, change, kind, code }) =>
    scenario(
      "getCardTransaction",
      `tells ${code} for a ${kind} with ${why}`,
      { needs: ["money", "payments"], evidence: "inferred" },
      async (world) => {
        const { card_ref } = await activeCard(world);
        await bodyOf(world.client.PUT("/v1.0/cards/{card_ref}", { params: { path: { card_ref } }, body: change }));
        await world.payments.pay({ card_ref, kind, amount: "5.00", mcc: 4111 });
        const declined = (await cardTransactions(world, card_ref)).find(({ mcc }) => mcc === 4111);
        const { failed_reason, status } = await bodyOf(read(world, card_ref, String(declined?.txid)));
        expectSame("status", status, "D");
        expectSame(
          "the reasons",
          failed_reason?.map((reason) => reason.code),
          [code],
        );
      },
    ),
  ),

  scenario(
    "getCardTransaction",
    "answers 400 4000310 for an identifier that is no number",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const txid of ["abc", "1.5", "-1"]) await refused(read(world, card_ref, wrong(txid)), 4000310);
    },
  ),

  scenario(
    "getCardTransaction",
    "answers 404 4040310 for an unknown transaction",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const txid of ["1", "99999999999", "9".repeat(30)]) await refused(read(world, card_ref, txid), 4040310);
    },
  ),

  scenario(
    "getCardTransaction",
    "answers 404 4040310 for a transaction of another card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { txid } = await firstTransaction(world, await activeCard(world));
      const { card_ref } = await activeCard(world);
      await refused(read(world, card_ref, String(txid)), 4040310);
    },
  ),

  scenario("getCardTransaction", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(read(world, unknownCard, "1"), 4030310);
  }),

  scenario(
    "getCardTransaction",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(read(world, card_ref, "11111111110"), 4030310);
    },
  ),
];
