import { activeCard, cancelledCard, foreignCard } from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const send = ({ client }: WorldBase, card_ref: string, dest_method: string, dest_value: string) =>
  client.POST("/v1.0/cards/{card_ref}/pan", { params: { path: { card_ref } }, body: { dest_method, dest_value } });
const mail = (world: WorldBase, card_ref: string) => send(world, card_ref, "email", "cardholder@example.com");

export const sendCardPanScenarios = [
  scenario(
    "sendCardPan",
    "sends the number of a card of single use by email and by text message",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world, "VIRTUAL_SINGLE_USE");
      const { state } = await bodyOf(mail(world, card_ref));
      expectThat(state !== "", "the receipt is to tell the state of the request");
      await bodyOf(send(world, card_ref, "sms", "33600000000"));
    },
  ),

  scenario("sendCardPan", "sends a message with each call", { needs: ["money", "messages"] }, async (world) => {
    const { card_ref } = await activeCard(world, "VIRTUAL_SINGLE_USE");
    await bodyOf(mail(world, card_ref));
    await bodyOf(mail(world, card_ref));
    expectSame("the number of messages", await world.messages.count(card_ref), 2);
  }),

  scenario(
    "sendCardPan",
    "answers 400 4000310 for a destination that does not suit the method",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world, "VIRTUAL_SINGLE_USE");
      for (const address of ["nobody", "33600000000", ""])
        await refused(send(world, card_ref, "email", address), 4000310);
      for (const number of ["+33600000000", "06 00 00", "cardholder@example.com"]) {
        await refused(send(world, card_ref, "sms", number), 4000310);
      }
    },
  ),

  scenario(
    "sendCardPan",
    "answers 400 4000310 for a method it does not have",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world, "VIRTUAL_SINGLE_USE");
      await refused(send(world, card_ref, "pigeon", "Noah"), 4000310);
      await refused(send(world, card_ref, "", "cardholder@example.com"), 4000310);
    },
  ),

  ...(["PLASTIC", "VIRTUAL_MULTI_USE"] as const).map((card_type) =>
    scenario(
      "sendCardPan",
      `answers 403 4030360 for a card of the type ${card_type}`,
      { needs: ["money"], evidence: "inferred" },
      async (world) => {
        const { card_ref } = await activeCard(world, card_type);
        await refused(mail(world, card_ref), 4030360);
      },
    ),
  ),

  scenario(
    "sendCardPan",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world, "VIRTUAL_SINGLE_USE");
      await refused(mail(world, card_ref), 4030350);
    },
  ),

  scenario("sendCardPan", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(mail(world, unknownCard), 4030310);
  }),

  scenario(
    "sendCardPan",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world, "VIRTUAL_SINGLE_USE");
      await refused(mail(world, card_ref), 4030310);
    },
  ),
];
