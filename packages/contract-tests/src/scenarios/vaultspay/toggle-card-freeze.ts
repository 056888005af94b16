import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { fundedCard, issueCard, report, toggleFreeze, tokenOf } from "../../vaultspay/card-fixtures.js";
import { nextChange, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { statusOf } from "../../vaultspay/transfer-fixtures.js";

const path = "/pcs/api/v1/toggle-freeze-card";

export const toggleCardFreezeScenarios = [
  ...doorStories("toggleCardFreeze", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId } }),
  ),
  ...selectorStories("toggleCardFreeze", "cardToken", ({ client }, selection) =>
    client.POST(path, { body: selection }),
  ),
  ...stateStories("toggleCardFreeze", ["ACTIVE", "FREEZE"], (world, { id }) => toggleFreeze(world, id)),

  scenario(
    "toggleCardFreeze",
    "freezes a card and takes it back, by number or token, each with its webhook",
    { needs: ["kyc", "webhooks"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world);
      await nextChange(world, card);
      const body = { cardId: card.id, statusReason: "left at home" };
      const frozen = (await succeeded(world.client.POST(path, { body }))).data;
      expectSame("the card", [frozen.status, frozen.statusReason], ["FREEZE", "left at home"]);
      const freeze = { type: "card.status.freeze", from: "ACTIVE", to: "FREEZE" };
      expectSame("the webhook", await nextChange(world, card), freeze);
      const back = (await succeeded(world.client.POST(path, { body: { cardToken: tokenOf(card) } }))).data;
      expectSame("the card", back.status, "ACTIVE");
      const active = { type: "card.status.active", from: "FREEZE", to: "ACTIVE" };
      expectSame("the webhook", await nextChange(world, card), active);
    },
  ),

  scenario(
    "toggleCardFreeze",
    "lets a frozen card pay nothing",
    { needs: ["kyc", "money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      await succeeded(toggleFreeze(world, id));
      expectSame(
        "the payment",
        await statusOf(world, await world.payments.pay({ cardId: id, amount: "1.00" })),
        "FAILED",
      );
    },
  ),

  scenario("toggleCardFreeze", "answers 500 1010 while a report is open", { needs: ["kyc"] }, async (world) => {
    const { id } = await issueCard(world);
    await succeeded(report(world, id));
    await refusedWith(toggleFreeze(world, id), 1010);
  }),

  scenario("toggleCardFreeze", "answers 422 1000 to numbers that are none", {}, async ({ client }) => {
    await refusedFor(client.POST(path, { body: wrong({ cardId: "first" }) }), "cardId");
    await refusedFor(client.POST(path, { body: wrong({ cardToken: "first" }) }), "cardToken");
  }),
];
