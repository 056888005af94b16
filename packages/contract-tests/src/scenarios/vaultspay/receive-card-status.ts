import { expectSame, expectThat, succeeded } from "../../expectation.js";
import {
  deliveredCard,
  issueCard,
  secretsOf,
  setStatus,
  toggleFreeze,
  tokenOf,
} from "../../vaultspay/card-fixtures.js";
import { allStatuses, cardsIn, nextChange } from "../../vaultspay/card-stories.js";
import { scenario } from "../../vaultspay/scenario.js";

/** State at the network of each status, as far as a change leads there. */
const labels: Readonly<Record<string, string>> = {
  REQUESTED: "NOT_ISSUED",
  ISSUANCE_IN_PROGRESS: "NOT_ACTIVATED",
  PENDING_VERIFICATION: "NOT_ACTIVATED",
  ACTIVE: "FULLY_OPERATIONAL",
  FREEZE: "TEMPORARY_BLOCK",
  BLOCK: "DECLINE_ALL_TXNS",
  REPLACED: "CARD_CLOSED",
  RENEWED: "CARD_CLOSED",
  EXPIRED: "CARD_EXPIRED",
};

export const receiveCardStatusScenarios = [
  scenario(
    "receiveCardStatus",
    "tells card, tier, both states and the reason",
    { needs: ["kyc", "webhooks"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world);
      await succeeded(setStatus(world, card.id, "BLOCK", "asked by the holder"));
      const token = tokenOf(card);
      const event = await world.webhooks.next(
        "card_status",
        (each) => each.card.token === token && each.type === "card.status.block",
      );
      expectSame("the states", event.status, {
        previous: { code: "ACTIVE", label: "FULLY_OPERATIONAL" },
        current: { code: "BLOCK", label: "DECLINE_ALL_TXNS" },
        reason: "asked by the holder",
      });
      const tiers = (await succeeded(world.client.GET("/pcs/api/v1/card-tiers"))).data;
      const tier = tiers.find(({ id }) => id === card.cardTier.id);
      expectSame("the card", event.card, {
        token,
        last_four_digits: card.lastFourDigits,
        tier: tier?.title,
        network: tier?.cardNetwork === "VISA" ? "VISA" : "MC",
        type: "VIRTUAL",
      });
    },
  ),

  scenario(
    "receiveCardStatus",
    "names the network VISA on a Visa card",
    { needs: ["config", "kyc", "webhooks"] },
    async (world) => {
      const cardTierId = await world.config.addTier({ title: "Visa", cardNetwork: "VISA" });
      const token = tokenOf(await issueCard(world, "VIRTUAL", { cardTierId }));
      const event = await world.webhooks.next("card_status", (each) => each.card.token === token);
      expectSame("the network", event.card.network, "VISA");
    },
  ),

  scenario(
    "receiveCardStatus",
    "comes with an identifier of its own for each change of a whole life, in order",
    { needs: ["kyc", "webhooks"] },
    async (world) => {
      const card = await deliveredCard(world);
      const body = { cardId: card.id, ...(await secretsOf(world, card.id)) };
      await succeeded(world.client.POST("/pcs/api/v1/activate-card", { body }));
      await succeeded(toggleFreeze(world, card.id));
      await succeeded(setStatus(world, card.id, "BLOCK"));
      const path = ["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"];
      for (let step = 1; step < path.length; step++) {
        const { from, to } = await nextChange(world, card);
        expectSame("the change", [from, to], [path[step - 1], path[step]]);
      }
      const ids = world.webhooks.deliveries.map(({ event }) => ("id" in event ? event.id : undefined));
      expectSame("the number of different identifiers", new Set(ids).size, ids.length);
    },
  ),

  scenario(
    "receiveCardStatus",
    "comes for each change of the status and for nothing else",
    { needs: ["cards", "clock", "kyc", "webhooks"] },
    async (world) => {
      for (const status of allStatuses) await cardsIn[status](world);
      await world.clock.advance(60);
      for (const { event } of world.webhooks.deliveries) {
        if (!("card" in event)) continue;
        const { current, previous } = event.status;
        expectThat(current.code !== previous.code, "a webhook is to tell a change");
        expectSame("the type", event.type, `card.status.${current.code.toLowerCase()}`);
        expectSame("the labels", [previous.label, current.label], [labels[previous.code], labels[current.code]]);
      }
    },
  ),

  scenario(
    "receiveCardStatus",
    "comes when the last month of a card is over",
    { needs: ["cards", "kyc", "webhooks"] },
    async (world) => {
      const card = await issueCard(world);
      await nextChange(world, card);
      await world.cards.expire(card.id);
      const change = { type: "card.status.expired", from: "ACTIVE", to: "EXPIRED" };
      expectSame("the webhook", await nextChange(world, card), change);
    },
  ),

  scenario(
    "receiveCardStatus",
    "comes again when it was not taken, and no more than three times",
    { needs: ["clock", "kyc", "receiver", "webhooks"] },
    async (world) => {
      world.receiver.refuseNext(2);
      const card = await issueCard(world);
      await world.clock.advance(7 * 86_400);
      expectSame("the webhook", (await nextChange(world, card)).to, "ACTIVE");
      world.receiver.refuseNext(100);
      const before = world.receiver.refused();
      await succeeded(toggleFreeze(world, card.id));
      await world.clock.advance(7 * 86_400);
      expectSame("the attempts that failed", world.receiver.refused() - before, 3);
      world.receiver.refuseNext(0);
    },
  ),
];
