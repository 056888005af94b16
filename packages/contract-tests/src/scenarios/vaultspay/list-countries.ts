import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/us/api/v1/countries";

export const listCountriesScenarios = [
  ...doorStories("listCountries", (client, options) => client.GET(path, options)),

  scenario("listCountries", "lists countries with numbers of their own, the same each time", {}, async ({ client }) => {
    const { data } = await succeeded(client.GET(path));
    expectThat(data.length > 0, "there are to be countries");
    expectSame("the number of different numbers", new Set(data.map(({ id }) => id)).size, data.length);
    expectSame("the list on a second call", (await succeeded(client.GET(path))).data, data);
  }),
];
