import { wrong } from "../../anytime/alter.js";
import { changeCard, dayInYears, foreignCard, orderedCard, readCard } from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const read = ({ client }: WorldBase, card_ref: string) =>
  client.GET("/v1.0/cards/{card_ref}", { params: { path: { card_ref } } });

export const getCardScenarios = [
  scenario("getCard", "answers the card as it was ordered", { needs: ["money"] }, async (world) => {
    const { acc_id, card_ref } = await orderedCard(world);
    const card = await bodyOf(read(world, card_ref));
    const seen = { acc_id: card.acc_id, card_ref: card.card_ref, balance: card.balance, expiry_date: card.expiry_date };
    expectSame("the card", seen, { acc_id, card_ref, balance: 50, expiry_date: await dayInYears(world, 2) });
  }),

  scenario(
    "getCard",
    "has no activation date before the activation",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world);
      expectSame("activation_date before", (await readCard(world, card_ref)).activation_date, null);
      await bodyOf(changeCard(world, card_ref, { card_status: "ACT" }));
      expectThat((await readCard(world, card_ref)).activation_date !== null, "an active card is to have its date");
    },
  ),

  scenario("getCard", "answers 400 4000310 for a malformed reference", { evidence: "inferred" }, async (world) => {
    for (const card_ref of ["ANY1", "any0000000000", "XXX0000000000", "ANY00000000000"]) {
      await refused(read(world, wrong(card_ref)), 4000310);
    }
  }),

  scenario("getCard", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(read(world, unknownCard), 4030310);
  }),

  scenario(
    "getCard",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(read(world, card_ref), 4030310);
    },
  ),
];
