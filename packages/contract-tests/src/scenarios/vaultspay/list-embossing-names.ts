import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/embossing-names/{userId}";
const names = ({ client }: WorldBase, userId: number) => client.GET(path, { params: { path: { userId } } });

export const listEmbossingNamesScenarios = [
  ...doorStories("listEmbossingNames", (client, options) =>
    client.GET(path, { ...options, params: { path: { userId: unknownId } } }),
  ),

  scenario("listEmbossingNames", "offers four forms of a name in upper case", { evidence: "stated" }, async (world) => {
    const { id } = await newUser(world);
    const { data } = await succeeded(names(world, id));
    expectSame("the names", data.names, ["AMINA", "AMINA RAHMAN", "AMINA R", "A RAHMAN"]);
  }),

  scenario("listEmbossingNames", "offers nothing longer than the stripe of a card", {}, async (world) => {
    const { id } = await newUser(world, { firstName: "Maximiliana-Theodora", lastName: "Von Hohenzollern" });
    const { data } = await succeeded(names(world, id));
    expectThat(
      data.names.length > 0 && data.names.every((name) => name.length <= 26),
      "names are to have 26 characters at most",
    );
  }),

  scenario(
    "listEmbossingNames",
    "answers 422 1000 to a user that does not exist, with the key id",
    { evidence: "stated" },
    async (world) => {
      await refusedFor(names(world, unknownId), "id");
      await refusedFor(names(world, wrong("me")), "id");
    },
  ),
];
