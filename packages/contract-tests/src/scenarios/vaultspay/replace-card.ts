import { succeeded } from "../../expectation.js";
import { decisions, reviewedCard } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import { successorStories } from "../../vaultspay/successor-stories.js";

const path = "/pcs/api/v1/replace-card";

export const replaceCardScenarios = [
  ...doorStories("replaceCard", (client, options) => client.POST(path, { ...options, body: { cardId: unknownId } })),
  ...successorStories("replaceCard", "REPLACED", ({ client }, body) => client.POST(path, { body })),

  scenario("replaceCard", "takes every kind of report", { needs: ["kyc"] }, async (world) => {
    for (const issueType of ["LOST", "STOLEN", "DAMAGED", "EXPIRED"] as const) {
      const { id } = await reviewedCard(world, issueType);
      await succeeded(decisions.replace(world, id));
    }
  }),
];
