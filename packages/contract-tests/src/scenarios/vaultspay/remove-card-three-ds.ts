import { expectSame, succeeded } from "../../expectation.js";
import { type Selection, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { issueCard, readCard, tokenOf, unknownId } from "../../vaultspay/fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/remove-card-three-ds";
const change = ({ client }: Pick<WorldBase, "client">, selection: Selection) => client.POST(path, { body: selection });

export const removeCardThreeDsScenarios = [
  ...doorStories("removeCardThreeDs", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId } }),
  ),
  ...selectorStories("removeCardThreeDs", "cardToken", change),
  ...stateStories(
    "removeCardThreeDs",
    ["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"],
    (world, { id }) => change(world, { cardId: id }),
  ),

  scenario(
    "removeCardThreeDs",
    "switches 3DS by number or token, again too, and leaves the state of the card",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world);
      for (const selection of [{ cardId: card.id }, { cardToken: tokenOf(card) }]) {
        const { data } = await succeeded(change(world, selection));
        expectSame("the answer", [data.cardId, data.cardStatus, data.card3DSecure.status], [card.id, "ACTIVE", false]);
        const { _3dSecure } = await readCard(world, card.id);
        expectSame("3DS of the card", _3dSecure, data.card3DSecure);
      }
    },
  ),
];
