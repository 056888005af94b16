import { hasLuhnDigit } from "../../check-digits.js";
import { expectThat, succeeded } from "../../expectation.js";
import { issueCard, tokenOf } from "../../vaultspay/card-fixtures.js";
import { type Selection, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/get-card-pan";
const read = ({ client }: Pick<WorldBase, "client">, selection: Selection) => client.POST(path, { body: selection });

export const getCardPanScenarios = [
  ...doorStories("getCardPan", (client, options) => client.POST(path, { ...options, body: { cardId: unknownId } })),
  ...selectorStories("getCardPan", "token", read),
  ...stateStories(
    "getCardPan",
    ["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"],
    (world, { id }) => read(world, { cardId: id }),
  ),

  scenario(
    "getCardPan",
    "tells the number, whose last digits the card shows",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world);
      const { data } = await succeeded(read(world, { cardId: card.id }));
      expectThat(hasLuhnDigit(data.pan), "the number is to end with its check digit");
      expectThat(data.pan.endsWith(String(card.lastFourDigits)), "the card is to show the last four digits");
    },
  ),

  scenario("getCardPan", "takes number, token or both", { needs: ["kyc"], evidence: "stated" }, async (world) => {
    const card = await issueCard(world);
    const [cardId, token] = [card.id, tokenOf(card)];
    const seen = new Set<string>();
    for (const selection of [{ cardId }, { token }, { cardId, token }]) {
      seen.add((await succeeded(read(world, selection))).data.pan);
    }
    expectThat(seen.size === 1, "all of them are to mean the same card");
  }),
];
