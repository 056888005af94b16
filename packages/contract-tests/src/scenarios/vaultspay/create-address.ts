import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { addressForm, somePlace } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/us/api/v1/kyc/addresses";
const anywhere = { countryId: 1, stateId: 1, cityId: 1, addressLine1: "1 Example Street" };

export const createAddressScenarios = [
  ...doorStories("createAddress", (client, options) =>
    client.POST(path, { ...options, body: { userId: unknownId, type: "MAILING", ...anywhere } }),
  ),

  scenario(
    "createAddress",
    "names places by their numbers, whatever names were sent",
    { evidence: "stated" },
    async (world) => {
      const { id } = await newUser(world);
      const { city, country, state } = await somePlace(world);
      const more = { addressLine2: "Flat 2", postalCode: "00000", longitude: "55.27", latitude: "25.2" };
      const body = await addressForm(world, id, { ...more, stateName: "Nowhere", cityName: "Nowhere" });
      const { data } = await succeeded(world.client.POST(path, { body }));
      expectSame(
        "the place",
        [data.country, data.state, data.stateName, data.city, data.cityName],
        [
          { id: country.id, name: country.name },
          { id: state.id, name: state.name },
          state.name,
          { id: city.id, name: city.name },
          city.name,
        ],
      );
      const { addressLine1, addressLine2, latitude, longitude, postalCode, status, type, userId } = data;
      expectSame(
        "the rest",
        { addressLine1, addressLine2, latitude, longitude, postalCode, status, type, userId },
        { ...more, addressLine1: body.addressLine1, status: true, type: body.type, userId: id },
      );
    },
  ),

  scenario("createAddress", "takes one address of each type", {}, async (world) => {
    const { id } = await newUser(world);
    for (const type of ["MAILING", "RESIDENTIAL", "BUSINESS"] as const) {
      const body = await addressForm(world, id, { type });
      expectSame("the type", (await succeeded(world.client.POST(path, { body }))).data.type, type);
    }
  }),

  scenario("createAddress", "answers 500 1010 to a second address of a type", {}, async (world) => {
    const body = await addressForm(world, (await newUser(world)).id);
    await succeeded(world.client.POST(path, { body }));
    await refusedWith(world.client.POST(path, { body }), 1010);
  }),

  scenario(
    "createAddress",
    "answers 422 1000 for an unknown user, for places that do not exist, and for what is missing",
    {},
    async (world) => {
      const post = (body: unknown) => world.client.POST(path, { body: wrong(body) });
      await refusedFor(post({ ...(await addressForm(world, unknownId)) }), "userId");
      const body = await addressForm(world, (await newUser(world)).id);
      await refusedFor(post({ ...body, cityId: unknownId }), "cityId");
      await refusedFor(post({ ...body, stateId: unknownId }), "stateId");
      await refusedFor(post({ ...body, type: "SECRET" }), "type");
      const { addressLine1: _, ...without } = body;
      await refusedFor(post(without), "addressLine1");
    },
  ),
];
