import { expectSame, succeeded } from "../../expectation.js";
import { decisions, readCard, reviewedCard } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { successorStories } from "../../vaultspay/successor-stories.js";

const path = "/pcs/api/v1/renew-card";

export const renewCardScenarios = [
  ...doorStories("renewCard", (client, options) => client.POST(path, { ...options, body: { cardId: unknownId } })),
  ...successorStories("renewCard", "RENEWED", ({ client }, body) => client.POST(path, { body })),

  scenario("renewCard", "answers 500 1010 for a card that was lost or stolen", { needs: ["kyc"] }, async (world) => {
    for (const issueType of ["LOST", "STOLEN"] as const) {
      const { id } = await reviewedCard(world, issueType);
      await refusedWith(decisions.renew(world, id), 1010);
      expectSame("the state", (await readCard(world, id)).status, "FREEZE");
    }
    const { id } = await reviewedCard(world, "EXPIRED");
    await succeeded(decisions.renew(world, id));
  }),
];
