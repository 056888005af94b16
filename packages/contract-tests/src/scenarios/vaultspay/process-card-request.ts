import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { issueCard, processRequest, setPin } from "../../vaultspay/card-fixtures.js";
import { nextChange, numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedUntil, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/process-card-request";
const process = ({ client }: Pick<WorldBase, "client">, cardId: number) =>
  client.POST(path, { body: { cardId, status: "ISSUANCE_IN_PROGRESS" } });

export const processCardRequestScenarios = [
  ...doorStories("processCardRequest", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, status: "ISSUANCE_IN_PROGRESS" } }),
  ),
  ...numberStories("processCardRequest", process),
  ...stateStories("processCardRequest", ["REQUESTED"], (world, { id }) => process(world, id)),

  scenario(
    "processCardRequest",
    "starts the issuance of a card with a PIN",
    { needs: ["kyc", "webhooks"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world, "PHYSICAL");
      await setPin(world, card.id);
      const body = { cardId: card.id, status: "ISSUANCE_IN_PROGRESS", statusReason: "first card" } as const;
      const { data } = await succeeded(world.client.POST(path, { body }));
      expectSame(
        "the card",
        [data.id, data.status, data.pinSet, data.statusReason],
        [card.id, "ISSUANCE_IN_PROGRESS", true, "first card"],
      );
      expectSame(
        "making and delivery",
        [data.manufacturing?.cardManufacturingStatus, data.delivery?.deliveryStatus],
        ["PENDING", "PENDING"],
      );
      const change = { type: "card.status.issuance_in_progress", from: "REQUESTED", to: "ISSUANCE_IN_PROGRESS" };
      expectSame("the webhook", await nextChange(world, card), change);
    },
  ),

  scenario(
    "processCardRequest",
    "answers 403 1035 SET_PIN before the PIN is set",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world, "PHYSICAL");
      await refusedUntil(processRequest(world, id), "SET_PIN");
    },
  ),

  scenario("processCardRequest", "answers 500 1010 for a virtual card", { needs: ["kyc"] }, async (world) => {
    await refusedWith(processRequest(world, (await issueCard(world)).id), 1010);
  }),

  scenario("processCardRequest", "answers 422 1000 to another state", { evidence: "stated" }, async ({ client }) => {
    await refusedFor(client.POST(path, { body: wrong({ cardId: unknownId, status: "ACTIVE" }) }), "status");
    await refusedFor(client.POST(path, { body: wrong({}) }), "cardId", "status");
  }),
];
