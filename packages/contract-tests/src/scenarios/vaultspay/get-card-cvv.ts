import { expectThat, succeeded } from "../../expectation.js";
import { issueCard, tokenOf } from "../../vaultspay/card-fixtures.js";
import { type Selection, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/get-card-cvv";
const read = ({ client }: Pick<WorldBase, "client">, selection: Selection) => client.POST(path, { body: selection });

export const getCardCvvScenarios = [
  ...doorStories("getCardCvv", (client, options) => client.POST(path, { ...options, body: { cardId: unknownId } })),
  ...selectorStories("getCardCvv", "token", read),
  ...stateStories(
    "getCardCvv",
    ["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"],
    (world, { id }) => read(world, { cardId: id }),
  ),

  scenario("getCardCvv", "tells the same CVV each time", { needs: ["kyc"], evidence: "stated" }, async (world) => {
    const card = await issueCard(world);
    const { data } = await succeeded(read(world, { cardId: card.id }));
    const again = await succeeded(read(world, { cardId: card.id }));
    expectThat(data.cvv === again.data.cvv, "the CVV is to stay");
  }),

  scenario("getCardCvv", "takes number, token or both", { needs: ["kyc"], evidence: "stated" }, async (world) => {
    const card = await issueCard(world);
    const [cardId, token] = [card.id, tokenOf(card)];
    const seen = new Set<string>();
    for (const selection of [{ cardId }, { token }, { cardId, token }]) {
      seen.add((await succeeded(read(world, selection))).data.cvv);
    }
    expectThat(seen.size === 1, "all of them are to mean the same card");
  }),
];
