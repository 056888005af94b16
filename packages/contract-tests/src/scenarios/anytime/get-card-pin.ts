import { wrong } from "../../anytime/alter.js";
import { activeCard, cancelledCard, foreignCard, orderedCard } from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectThat, refused } from "../../expectation.js";

const read = ({ client }: WorldBase, card_ref: string, cvc = "000") =>
  client.GET("/v1.0/cards/{card_ref}/pin", { params: { path: { card_ref }, query: { cvc } } });

export const getCardPinScenarios = [
  scenario(
    "getCardPin",
    "answers the PIN to the CVC 000, the same one each time",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const first = await bodyOf(read(world, card_ref));
      const second = await bodyOf(read(world, card_ref));
      expectThat(first.pin === second.pin, "reading a PIN is to change nothing");
    },
  ),

  scenario("getCardPin", "answers 403 4030380 for every other CVC", { needs: ["money"] }, async (world) => {
    const { card_ref } = await activeCard(world);
    for (const cvc of ["001", "123", "999"]) await refused(read(world, card_ref, cvc), 4030380);
  }),

  scenario(
    "getCardPin",
    "answers 400 4000310 for a malformed CVC",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const cvc of ["0", "0000", "abc", ""]) await refused(read(world, card_ref, cvc), 4000310);
      const query = wrong({});
      await refused(world.client.GET("/v1.0/cards/{card_ref}/pin", { params: { path: { card_ref }, query } }), 4000310);
    },
  ),

  scenario(
    "getCardPin",
    "answers 403 4030320 for a card that is not activated",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world);
      await refused(read(world, card_ref), 4030320);
    },
  ),

  scenario(
    "getCardPin",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world);
      await refused(read(world, card_ref), 4030350);
    },
  ),

  scenario("getCardPin", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(read(world, unknownCard), 4030310);
  }),

  scenario(
    "getCardPin",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(read(world, card_ref), 4030310);
    },
  ),
];
