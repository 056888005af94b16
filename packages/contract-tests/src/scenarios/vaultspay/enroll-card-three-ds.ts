import { expectSame, succeeded } from "../../expectation.js";
import { issueCard, readCard } from "../../vaultspay/card-fixtures.js";
import type { Selection } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { threeDsStories } from "../../vaultspay/three-ds-stories.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/enroll-card-three-ds";
const change = ({ client }: Pick<WorldBase, "client">, selection: Selection) => client.POST(path, { body: selection });

export const enrollCardThreeDsScenarios = [
  ...doorStories("enrollCardThreeDs", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId } }),
  ),
  ...threeDsStories("enrollCardThreeDs", true, change),

  scenario("enrollCardThreeDs", "takes back a removal", { needs: ["kyc"] }, async (world) => {
    const { id } = await issueCard(world);
    await succeeded(world.client.POST("/pcs/api/v1/remove-card-three-ds", { body: { cardId: id } }));
    expectSame("3DS of the card", (await readCard(world, id))._3dSecure.status, false);
    await succeeded(change(world, { cardId: id }));
    expectSame("3DS of the card", (await readCard(world, id))._3dSecure.status, true);
  }),

  scenario(
    "enrollCardThreeDs",
    "answers 500 1010 where the tier has no 3DS",
    { needs: ["config", "kyc"] },
    async (world) => {
      const cardTierId = await world.config.addTier({ title: "Without 3DS", is3DS: false });
      const { id } = await issueCard(world, "VIRTUAL", { cardTierId });
      await refusedWith(change(world, { cardId: id }), 1010);
    },
  ),
];
