import { activeCard, cancelledCard, foreignCard, orderedCard } from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

const send = ({ client }: WorldBase, card_ref: string) =>
  client.POST("/v1.0/cards/{card_ref}/pin", { params: { path: { card_ref } } });

export const sendCardPinScenarios = [
  scenario("sendCardPin", "answers which card the PIN was sent for", { needs: ["money"] }, async (world) => {
    const { acc_id, card_ref } = await activeCard(world);
    expectSame("the receipt", await bodyOf(send(world, card_ref)), { acc_id, card_ref });
  }),

  scenario("sendCardPin", "sends a message with each call", { needs: ["money", "messages"] }, async (world) => {
    const { card_ref } = await activeCard(world);
    await bodyOf(send(world, card_ref));
    await bodyOf(send(world, card_ref));
    expectSame("the number of messages", await world.messages.count(card_ref), 2);
  }),

  scenario(
    "sendCardPin",
    "answers 403 4030320 for a card that is not activated",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world);
      await refused(send(world, card_ref), 4030320);
    },
  ),

  scenario(
    "sendCardPin",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world);
      await refused(send(world, card_ref), 4030350);
    },
  ),

  scenario("sendCardPin", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(send(world, unknownCard), 4030310);
  }),

  scenario(
    "sendCardPin",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(send(world, card_ref), 4030310);
    },
  ),

  scenario("sendCardPin", "answers 400 4000310 for a malformed reference", { evidence: "inferred" }, async (world) => {
    for (const card_ref of ["ANY1", "any0000000000"]) await refused(send(world, card_ref), 4000310);
  }),
];
