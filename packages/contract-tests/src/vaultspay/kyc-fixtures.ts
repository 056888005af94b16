import { ExpectationError, succeeded } from "../expectation.js";
import type { Schemas } from "./fixtures.js";
import type { WorldBase } from "./world.js";

/** Body of createPersonalInfo. */
export const personalForm = (
  userId: number,
  changes: Partial<Schemas["PersonalInfoCreation"]> = {},
): Schemas["PersonalInfoCreation"] => ({
  userId,
  firstName: "Amina",
  lastName: "Rahman",
  dob: "1990-04-12",
  gender: "FEMALE",
  nationality: "ARE",
  ...changes,
});

/** A city with the state and country it is in, taken from the location data. */
export async function somePlace({ client }: WorldBase) {
  const { data: countries } = await succeeded(client.GET("/us/api/v1/countries"));
  for (const country of countries) {
    const path = { countryId: country.id };
    const { data: states } = await succeeded(client.GET("/us/api/v1/states/{countryId}", { params: { path } }));
    for (const state of states) {
      const params = { path: { stateId: state.id } };
      const { data: cities } = await succeeded(client.GET("/us/api/v1/cities/{stateId}", { params }));
      const [city] = cities;
      if (city !== undefined) return { country, state, city };
    }
  }
  throw new ExpectationError("the location data are to hold a city");
}

/** Body of createAddress. */
export async function addressForm(
  world: WorldBase,
  userId: number,
  changes: Partial<Schemas["AddressCreation"]> = {},
): Promise<Schemas["AddressCreation"]> {
  const { city, country, state } = await somePlace(world);
  const ids = { countryId: country.id, stateId: state.id, cityId: city.id };
  return { userId, type: "RESIDENTIAL", ...ids, addressLine1: "1 Example Street", ...changes };
}

/** A file of three bytes. */
export const smallFile: Schemas["FileUpload"] = { fileName: "front.png", contentType: "image/png", content: "AAEC" };

/** Body of createIdentification. */
export const documentForm = (
  userId: number,
  changes: Partial<Schemas["IdentificationCreation"]> = {},
): Schemas["IdentificationCreation"] => ({
  userId,
  documentType: "PASSPORT",
  documentNumber: "P1234567",
  expiryDate: "2099-12-31",
  issuingCountry: "ARE",
  frontFile: smallFile,
  ...changes,
});
