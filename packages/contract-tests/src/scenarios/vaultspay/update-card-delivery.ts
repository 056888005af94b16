import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { cardInProgress, deliver, manufacture, readCard } from "../../vaultspay/card-fixtures.js";
import { nextChange, numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { World } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/update-delivery-status";

async function madeCard(world: World<"kyc">) {
  const card = await cardInProgress(world);
  await succeeded(manufacture(world, card.id));
  return card;
}

export const updateCardDeliveryScenarios = [
  ...doorStories("updateCardDelivery", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, deliveryStatus: "DELIVERED" } }),
  ),
  ...numberStories("updateCardDelivery", ({ client }, cardId) =>
    client.POST(path, { body: { cardId, deliveryStatus: "DELIVERED" } }),
  ),
  ...stateStories("updateCardDelivery", ["ISSUANCE_IN_PROGRESS"], ({ client }, { id }) =>
    client.POST(path, { body: { cardId: id, deliveryStatus: "DELIVERED" } }),
  ),

  scenario(
    "updateCardDelivery",
    "leaves a card on its way as it is, and lets a delivered one wait for its holder",
    { needs: ["kyc", "webhooks"], evidence: "stated" },
    async (world) => {
      const card = await madeCard(world);
      for (const status of ["IN_TRANSIT", "IN_TRANSIT"] as const) {
        const { data } = await succeeded(deliver(world, card.id, status));
        expectSame("the card", [data.deliveryStatus, data.cardStatus], [status, "ISSUANCE_IN_PROGRESS"]);
      }
      const { data } = await succeeded(deliver(world, card.id));
      expectSame(
        "the card",
        [data.deliveryStatus, data.cardStatus, data.cardManufacturingStatus],
        ["DELIVERED", "PENDING_VERIFICATION", "MANUFACTURED"],
      );
      await nextChange(world, card);
      const change = {
        type: "card.status.pending_verification",
        from: "ISSUANCE_IN_PROGRESS",
        to: "PENDING_VERIFICATION",
      };
      expectSame("the webhook", await nextChange(world, card), change);
    },
  ),

  scenario(
    "updateCardDelivery",
    "keeps the estimate with its seconds",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await madeCard(world);
      const body = { cardId: id, deliveryStatus: "IN_TRANSIT", estimateDeliveryTime: "2099-12-24T12:00" } as const;
      const { data } = await succeeded(world.client.POST(path, { body }));
      expectSame("the estimate", data.estimatedDeliveryTime, "2099-12-24T12:00:00");
      expectSame("the delivery of the card", (await readCard(world, id)).delivery?.deliveryStatus, "IN_TRANSIT");
    },
  ),

  scenario(
    "updateCardDelivery",
    "answers 500 1010 before the card is made, and once it was delivered",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await cardInProgress(world);
      await refusedWith(deliver(world, id), 1010);
      await refusedWith(deliver(world, id, "IN_TRANSIT"), 1010);
      await succeeded(manufacture(world, id));
      await succeeded(deliver(world, id));
      await refusedWith(deliver(world, id, "IN_TRANSIT"), 1010);
    },
  ),

  scenario(
    "updateCardDelivery",
    "answers 422 1000 to states and times that are none",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await madeCard(world);
      const post = (body: object) =>
        world.client.POST(path, { body: wrong({ cardId: id, deliveryStatus: "DELIVERED", ...body }) });
      await refusedFor(post({ deliveryStatus: "LOST" }), "deliveryStatus");
      await refusedFor(post({ estimateDeliveryTime: "soon" }), "estimateDeliveryTime");
    },
  ),
];
