import { answer } from "./envelope.js";
import { fault, unknown } from "./fault.js";
import { type Country, cities, countries, states } from "./places.js";
import type { Schemas, VaultsPayHandler } from "./types.js";

export const listCountries: VaultsPayHandler<"listCountries"> = () => answer(countries.map(countryOf));

export const listStates: VaultsPayHandler<"listStates"> = ({ path }) => {
  if (!countries.some(({ id }) => id === path.countryId)) return fault(1401);
  return answer(states.filter(({ countryId }) => countryId === path.countryId).map((state) => ({ ...state })));
};

export const listCities: VaultsPayHandler<"listCities"> = ({ path }) => {
  const state = states.find(({ id }) => id === path.stateId);
  const country = countries.find(({ id }) => id === state?.countryId);
  if (!state || !country) return unknown();
  const { countryId: _, ...rest } = state;
  const found = cities.filter(({ stateId }) => stateId === state.id);
  return answer(
    found.map(({ stateId, ...city }) => ({
      ...city,
      country: countryOf(country),
      state: { ...rest, country: countryOf(country) },
    })),
  );
};

/** The alpha-3 code is not among what the location data print. */
function countryOf({ iso3: _, ...country }: Country): Schemas["Country"] {
  return country;
}
