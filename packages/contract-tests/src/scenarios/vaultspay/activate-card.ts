import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { deliveredCard, readCard, secretsOf, tokenOf } from "../../vaultspay/card-fixtures.js";
import { nextChange, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/activate-card";
const nothing = { pan: "5555555555554444", expiryDate: "12/99" };

export const activateCardScenarios = [
  ...doorStories("activateCard", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, ...nothing } }),
  ),
  ...selectorStories("activateCard", "cardToken", ({ client }, selection) =>
    client.POST(path, { body: { ...selection, ...nothing } }),
  ),
  ...stateStories("activateCard", ["PENDING_VERIFICATION"], ({ client }, { id }) =>
    client.POST(path, { body: { cardId: id, ...nothing } }),
  ),

  scenario(
    "activateCard",
    "makes a delivered card active, by its number or its token",
    { needs: ["kyc", "webhooks"], evidence: "stated" },
    async (world) => {
      for (const by of ["cardId", "cardToken"] as const) {
        const card = await deliveredCard(world);
        const selection = by === "cardId" ? { cardId: card.id } : { cardToken: tokenOf(card) };
        const { data } = await succeeded(
          world.client.POST(path, { body: { ...selection, ...(await secretsOf(world, card.id)) } }),
        );
        expectSame("the card", [data.cardId, data.cardStatus], [card.id, "ACTIVE"]);
        const changes = [await nextChange(world, card), await nextChange(world, card), await nextChange(world, card)];
        const change = { type: "card.status.active", from: "PENDING_VERIFICATION", to: "ACTIVE" };
        expectSame("the webhook", changes.at(-1), change);
        const { activation } = await readCard(world, card.id);
        expectThat(
          activation?.status === true && activation.activatedAt != null,
          "the card is to tell when it was activated",
        );
      }
    },
  ),

  scenario("activateCard", "answers 422 1000 to another number or expiry", { needs: ["kyc"] }, async (world) => {
    const card = await deliveredCard(world);
    const secrets = await secretsOf(world, card.id);
    const post = (changes: object) =>
      world.client.POST(path, { body: wrong({ cardId: card.id, ...secrets, ...changes }) });
    const pan = secrets.pan.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    await refusedFor(post({ pan }), "pan");
    await refusedFor(post({ expiryDate: "01/50" }), "expiryDate");
    await refusedFor(post({ pan: "1234" }), "pan");
    await refusedFor(post({ expiryDate: "13/50" }), "expiryDate");
    expectSame("the state", (await readCard(world, card.id)).status, "PENDING_VERIFICATION");
  }),
];
