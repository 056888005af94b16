import { wrong } from "../../anytime/alter.js";
import { activeCard, cancelledCard, foreignCard, readCard } from "../../anytime/card-fixtures.js";
import { hasLuhnDigit } from "../../anytime/check-digits.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const read = ({ client }: WorldBase, card_ref: string) =>
  client.GET("/v1.0/cards/{card_ref}/pan", { params: { path: { card_ref } } });

const isPng = (base64: string) => Buffer.from(base64, "base64").toString("latin1").startsWith("\x89PNG\r\n\x1a\n");

export const getCardPanScenarios = [
  scenario("getCardPan", "answers pictures for a card of multiple use", { needs: ["money"] }, async (world) => {
    const { card_ref } = await activeCard(world, "VIRTUAL_MULTI_USE");
    const details = await bodyOf(read(world, card_ref));
    expectThat("front" in details && "back" in details, "a card of multiple use is to come as pictures");
    expectThat(isPng(details.front) && isPng(details.back), "both pictures are to be PNG in base64");
  }),

  scenario(
    "getCardPan",
    "answers number, CVV and expiry date for a card of single use",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world, "VIRTUAL_SINGLE_USE");
      const details = await bodyOf(read(world, card_ref));
      expectThat("pan" in details, "a card of single use is to come as data");
      expectThat(hasLuhnDigit(details.pan), "the last digit of the card number is to be right");
      expectSame("expiry_date", details.expiry_date, (await readCard(world, card_ref)).expiry_date);
    },
  ),

  scenario(
    "getCardPan",
    "answers 403 4030360 for a plastic card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await refused(read(world, card_ref), 4030360);
    },
  ),

  scenario(
    "getCardPan",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world, "VIRTUAL_MULTI_USE");
      await refused(read(world, card_ref), 4030350);
    },
  ),

  scenario("getCardPan", "answers 400 4000310 for a malformed reference", { evidence: "inferred" }, async (world) => {
    await refused(read(world, wrong("ANY1")), 4000310);
  }),

  scenario("getCardPan", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(read(world, unknownCard), 4030310);
  }),

  scenario(
    "getCardPan",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world, "VIRTUAL_SINGLE_USE");
      await refused(read(world, card_ref), 4030310);
    },
  ),
];
