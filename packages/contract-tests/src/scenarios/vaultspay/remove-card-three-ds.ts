import type { Selection } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { threeDsStories } from "../../vaultspay/three-ds-stories.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/remove-card-three-ds";
const change = ({ client }: Pick<WorldBase, "client">, selection: Selection) => client.POST(path, { body: selection });

export const removeCardThreeDsScenarios = [
  ...doorStories("removeCardThreeDs", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId } }),
  ),
  ...threeDsStories("removeCardThreeDs", false, change),
];
