import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { tierFor } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/card-tiers";

export const listCardTiersScenarios = [
  ...doorStories("listCardTiers", (client, options) => client.GET(path, options)),

  scenario(
    "listCardTiers",
    "lists tiers for both kinds of cards, each with a number of its own",
    { evidence: "stated" },
    async (world) => {
      const { data } = await succeeded(world.client.GET(path));
      expectThat(data.length > 0, "there are to be tiers");
      expectSame("the number of different numbers", new Set(data.map(({ id }) => id)).size, data.length);
      for (const type of ["PHYSICAL", "VIRTUAL"] as const) await tierFor(world, type);
    },
  ),

  scenario("listCardTiers", "shows a tier that the provider configured", { needs: ["config"] }, async (world) => {
    const id = await world.config.addTier({
      title: "Visa without 3DS",
      cardNetwork: "VISA",
      cardTypes: "VIRTUAL",
      is3DS: false,
    });
    const { data } = await succeeded(world.client.GET(path));
    const tier = data.find((each) => each.id === id);
    expectSame(
      "the tier",
      [tier?.title, tier?.cardNetwork, tier?.cardTypes, tier?.is3DS],
      ["Visa without 3DS", "VISA", "VIRTUAL", false],
    );
  }),
];
