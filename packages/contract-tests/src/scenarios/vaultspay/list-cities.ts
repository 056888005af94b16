import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { somePlace } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/us/api/v1/cities/{stateId}";

export const listCitiesScenarios = [
  ...doorStories("listCities", (client, options) =>
    client.GET(path, { ...options, params: { path: { stateId: unknownId } } }),
  ),

  scenario(
    "listCities",
    "lists the cities of a state with the state and its country",
    { evidence: "stated" },
    async (world) => {
      const { country, state } = await somePlace(world);
      const { data } = await succeeded(world.client.GET(path, { params: { path: { stateId: state.id } } }));
      expectThat(data.length > 0, "the state is to have cities");
      for (const city of data) {
        expectSame(
          "where it is",
          [city.state.id, city.country.id, city.state.country],
          [state.id, country.id, country],
        );
      }
    },
  ),

  scenario("listCities", "answers 422 1000 to a state that does not exist or is no number", {}, async ({ client }) => {
    await refusedFor(client.GET(path, { params: { path: { stateId: unknownId } } }), "id");
    await refusedFor(client.GET(path, { params: { path: { stateId: wrong("nowhere") } } }), "id");
  }),
];
