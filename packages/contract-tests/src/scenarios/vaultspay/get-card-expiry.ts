import { expectThat, succeeded } from "../../expectation.js";
import { issueCard, tokenOf } from "../../vaultspay/card-fixtures.js";
import { type Selection, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/get-card-expiry";
const read = ({ client }: Pick<WorldBase, "client">, selection: Selection) => client.POST(path, { body: selection });

export const getCardExpiryScenarios = [
  ...doorStories("getCardExpiry", (client, options) => client.POST(path, { ...options, body: { cardId: unknownId } })),
  ...selectorStories("getCardExpiry", "token", read),
  ...stateStories(
    "getCardExpiry",
    ["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"],
    (world, { id }) => read(world, { cardId: id }),
  ),

  scenario(
    "getCardExpiry",
    "tells the month after which the card expires, MM/YY",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world);
      const { data } = await succeeded(read(world, { cardId: card.id }));
      const [month, year] = data.expiry.split("/").map(Number);
      expectThat(
        Date.UTC(2000 + (year ?? 0), month ?? 0) > Date.parse(String(card.createdAt)),
        "a new card is to be good",
      );
    },
  ),

  scenario("getCardExpiry", "takes number, token or both", { needs: ["kyc"], evidence: "stated" }, async (world) => {
    const card = await issueCard(world);
    const [cardId, token] = [card.id, tokenOf(card)];
    const seen = new Set<string>();
    for (const selection of [{ cardId }, { token }, { cardId, token }]) {
      seen.add((await succeeded(read(world, selection))).data.expiry);
    }
    expectThat(seen.size === 1, "all of them are to mean the same card");
  }),
];
