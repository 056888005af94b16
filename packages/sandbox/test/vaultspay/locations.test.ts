import { describe, expect, test } from "vitest";
import { cities, countries, states } from "../../src/vaultspay/places.js";
import { setup } from "./setup.js";

describe("places", () => {
  test("hold the numbers of the text", async () => {
    const { call } = await setup();
    const { data } = await call("listCountries");
    const named = Object.fromEntries(data.map(({ id, name }: { id: number; name: string }) => [id, name]));
    expect(named).toMatchObject({ 1: "Afghanistan", 167: "Pakistan", 231: "United Arab Emirates" });
    const pakistan = (await call("listStates", { path: { countryId: 167 } })).data;
    expect(pakistan.map(({ id }: { id: number }) => id)).toEqual([3169, 3172, 3174, 3175, 3176]);
    expect(pakistan[0]).toEqual({
      id: 3169,
      name: "Islamabad Capital Territory",
      latitude: "33.72049990",
      longitude: "73.04052770",
      countryId: 167,
    });
    expect((await call("listCities", { path: { stateId: 3169 } })).data).toMatchObject([
      { id: 85475, name: "Islamabad", state: { id: 3169, country: { iso2: "PK" } }, country: { id: 167 } },
    ]);
    expect((await call("listCities", { path: { stateId: 3871 } })).data).toMatchObject([{ id: 72 }]);
  });

  test("fit together and have numbers of their own", () => {
    for (const places of [countries, states, cities])
      expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    for (const { countryId } of states) expect(countries.some(({ id }) => id === countryId)).toBe(true);
    for (const { stateId } of cities) expect(states.some(({ id }) => id === stateId)).toBe(true);
    for (const { iso2, iso3 } of countries) expect([iso2.length, iso3.length]).toEqual([2, 3]);
    for (const { latitude } of [...countries, ...states, ...cities]) expect(latitude).toMatch(/^-?\d+\.\d{8}$/);
  });

  test("of a country without states are an empty list", async () => {
    const { call } = await setup();
    expect((await call("listStates", { path: { countryId: 18 } })).data).toEqual([]);
  });

  test.each([999, 0, "x", "1e3", "99999999999999999999"])(
    "refuse the country %s with 400 and 1401",
    async (countryId) => {
      const { call } = await setup();
      expect(await call("listStates", { path: { countryId } })).toMatchObject({ status: 400, code: 1401 });
    },
  );

  test.each([999, 0, "x"])("refuse the state %s with 422 and the key id", async (stateId) => {
    const { call } = await setup();
    expect(await call("listCities", { path: { stateId } })).toMatchObject({ status: 422, keys: ["id"] });
  });
});
