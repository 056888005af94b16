import { wrong } from "../../anytime/alter.js";
import { activeCard, cancelledCard, cardBalance, foreignCard, load, orderedCard } from "../../anytime/card-fixtures.js";
import { balanceOf, unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

const debit = ({ client }: WorldBase, card_ref: string, amount: number) =>
  client.POST("/v1.0/cards/{card_ref}/debit", { params: { path: { card_ref } }, body: load(amount) });

export const debitCardScenarios = [
  scenario(
    "debitCard",
    "answers a receipt and moves the money back to the account",
    { needs: ["money", "clock"] },
    async (world) => {
      const { acc_id, card_ref } = await activeCard(world);
      const receipt = await bodyOf(debit(world, card_ref, 12.5));
      expectSame("the receipt", { acc_id: receipt.acc_id, card_ref: receipt.card_ref }, { acc_id, card_ref });
      await world.clock.advance(3_600);
      expectSame("the balance of the card in cents", await cardBalance(world, card_ref), 3_750);
      expectSame("the balance of the account in cents", await balanceOf(world, acc_id), 96_250);
    },
  ),

  scenario("debitCard", "never overdraws the card, however many come at once", { needs: ["money"] }, async (world) => {
    const { card_ref } = await activeCard(world);
    const calls = await Promise.all(Array.from({ length: 6 }, () => debit(world, card_ref, 20)));
    expectSame("the number of unloads accepted", calls.filter(({ response }) => response.ok).length, 2);
    for (const call of calls.filter(({ response }) => !response.ok)) await refused(Promise.resolve(call), 4020320);
  }),

  scenario(
    "debitCard",
    "answers 400 4000310 for an amount that is not above 0",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const amount of ["0", "-1", "abc", "1.001", ""])
        await refused(debit(world, card_ref, wrong(amount)), 4000310);
    },
  ),

  scenario(
    "debitCard",
    "answers 402 4020320 for more money than the card holds",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await refused(debit(world, card_ref, 50.01), 4020320);
      expectSame("the balance of the card in cents", await cardBalance(world, card_ref), 5_000);
    },
  ),

  scenario(
    "debitCard",
    "answers 403 4030320 for a card that is not activated",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world);
      await refused(debit(world, card_ref, 10), 4030320);
    },
  ),

  scenario(
    "debitCard",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world);
      await refused(debit(world, card_ref, 10), 4030350);
    },
  ),

  scenario("debitCard", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(debit(world, unknownCard, 10), 4030310);
  }),

  scenario(
    "debitCard",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(debit(world, card_ref, 10), 4030310);
    },
  ),
];
