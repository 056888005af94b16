import { wrong } from "../../anytime/alter.js";
import {
  activeCard,
  cancelledCard,
  changeCard,
  foreignCard,
  orderedCard,
  readCard,
} from "../../anytime/card-fixtures.js";
import { unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

export const updateCardScenarios = [
  scenario("updateCard", "activates a card", { needs: ["money"] }, async (world) => {
    const { card_ref } = await orderedCard(world);
    const { status, card_ref: answered } = await bodyOf(changeCard(world, card_ref, { card_status: "ACT" }));
    expectSame("the answer", { status, card_ref: answered }, { status: "ACT", card_ref });
    expectSame("the status of the card", (await readCard(world, card_ref)).status, "ACT");
  }),

  scenario("updateCard", "blocks a card and lets it go again", { needs: ["money"] }, async (world) => {
    const { card_ref } = await activeCard(world);
    expectSame("the status", (await bodyOf(changeCard(world, card_ref, { card_status: "BLO" }))).status, "BLO");
    expectSame("the status", (await bodyOf(changeCard(world, card_ref, { card_status: "ACT" }))).status, "ACT");
  }),

  ...(["STO", "LOS", "DAM", "CAN"] as const).map((card_status) =>
    scenario("updateCard", `sets the status ${card_status}`, { needs: ["money"] }, async (world) => {
      const { card_ref } = await activeCard(world);
      expectSame("the status", (await bodyOf(changeCard(world, card_ref, { card_status }))).status, card_status);
      expectSame("the status of the card", (await readCard(world, card_ref)).status, card_status);
    }),
  ),

  scenario(
    "updateCard",
    "sets the switches for payments, cash and renewal one by one",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const set = async (change: Parameters<typeof changeCard>[2]) => {
        const { pos, atm, renew } = await bodyOf(changeCard(world, card_ref, change));
        return { pos, atm, renew };
      };
      expectSame("the switches", await set({ card_pos: 0 }), { pos: 0, atm: 1, renew: 0 });
      expectSame("the switches", await set({ card_atm: 0, card_renew: 1 }), { pos: 0, atm: 0, renew: 1 });
      expectSame("the switches", await set({ card_pos: 1 }), { pos: 1, atm: 0, renew: 1 });
      const { pos, atm } = await readCard(world, card_ref);
      expectSame("the switches of the card", { pos, atm }, { pos: true, atm: false });
    },
  ),

  scenario(
    "updateCard",
    "changes nothing when nothing is named or all is as asked",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const before = await readCard(world, card_ref);
      await bodyOf(changeCard(world, card_ref, {}));
      await bodyOf(changeCard(world, card_ref, { card_status: "ACT", card_pos: 1 }));
      expectSame("the card", await readCard(world, card_ref), before);
    },
  ),

  scenario(
    "updateCard",
    "answers 400 4000310 for malformed changes",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      const malformed = [
        { card_status: "XXX" },
        { card_status: "act" },
        { card_pos: 2 },
        { card_atm: "yes" },
        { card_renew: -1 },
        { card_colour: 1 },
      ];
      for (const change of malformed) await refused(changeCard(world, card_ref, wrong(change)), 4000310);
    },
  ),

  scenario(
    "updateCard",
    "answers 403 4030320 for a change of a card that is not activated",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world);
      await refused(changeCard(world, card_ref, { card_status: "BLO" }), 4030320);
      await refused(changeCard(world, card_ref, { card_pos: 0 }), 4030320);
    },
  ),

  scenario(
    "updateCard",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world);
      await refused(changeCard(world, card_ref, { card_status: "ACT" }), 4030350);
      await refused(changeCard(world, card_ref, { card_pos: 0 }), 4030350);
    },
  ),

  scenario(
    "updateCard",
    "answers 403 4030365 for a stolen card that is to be used again",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await bodyOf(changeCard(world, card_ref, { card_status: "STO" }));
      await refused(changeCard(world, card_ref, { card_status: "ACT" }), 4030365);
      expectSame("the status of the card", (await readCard(world, card_ref)).status, "STO");
    },
  ),

  scenario("updateCard", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(changeCard(world, unknownCard, { card_status: "BLO" }), 4030310);
  }),

  scenario(
    "updateCard",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(changeCard(world, card_ref, { card_status: "BLO" }), 4030310);
    },
  ),
];
