import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { somePlace } from "../../vaultspay/kyc-fixtures.js";
import { refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/us/api/v1/states/{countryId}";

export const listStatesScenarios = [
  ...doorStories("listStates", (client, options) =>
    client.GET(path, { ...options, params: { path: { countryId: unknownId } } }),
  ),

  scenario("listStates", "lists the states of a country and of no other", { evidence: "stated" }, async (world) => {
    const { country } = await somePlace(world);
    const { data } = await succeeded(world.client.GET(path, { params: { path: { countryId: country.id } } }));
    expectThat(data.length > 0, "the country is to have states");
    expectSame("their countries", [...new Set(data.map(({ countryId }) => countryId))], [country.id]);
  }),

  scenario(
    "listStates",
    "answers 400 1401 to a country that does not exist or is no number",
    { evidence: "stated" },
    async ({ client }) => {
      await refusedWith(client.GET(path, { params: { path: { countryId: unknownId } } }), 1401);
      await refusedWith(client.GET(path, { params: { path: { countryId: wrong("nowhere") } } }), 1401);
    },
  ),

  scenario("listStates", "answers 422 1000 when the provider does", { needs: ["faults"] }, async (world) => {
    await world.faults.answerNext({ operationId: "listStates", code: 1000 });
    await refusedWith(world.client.GET(path, { params: { path: { countryId: 1 } } }), 1000);
  }),
];
