import { type AddressRow, addressTable, deleteAddress, insertAddress, selectAddress } from "./addresses.tables.js";
import { answer } from "./envelope.js";
import { badRequest, type FieldError, invalid, invalidPayload, unknown } from "./fault.js";
import { kycStatusOf } from "./kyc-status.js";
import { cities, countries, states } from "./places.js";
import type { Parts, Schemas, VaultsPayHandler } from "./types.js";
import { selectUser } from "./users.tables.js";

export const createAddress: VaultsPayHandler<"createAddress"> = async ({ body, ids, tenant, tx }) => {
  const { addressLine1, addressLine2, latitude, longitude, postalCode, type, userId } = body;
  if (!(await tx.first(selectUser, { tenant: tenant.id, id: userId }))) return unknown("userId");
  const place = placeOf(body);
  if ("errors" in place) return invalidPayload(place.errors);
  if (await tx.first(selectAddress, { tenant: tenant.id, user_id: userId, type })) {
    return badRequest("The user has an address of this type");
  }
  const row: AddressRow = {
    tenant: tenant.id,
    id: await ids.next("address", 6101),
    user_id: userId,
    type,
    ...place,
    line1: addressLine1,
    line2: addressLine2 ?? null,
    postal_code: postalCode ?? null,
    longitude: longitude ?? null,
    latitude: latitude ?? null,
    is_active: 1,
  };
  await tx.run(insertAddress, row);
  return answer(addressOf(row));
};

export const updateAddress: VaultsPayHandler<"updateAddress"> = async (call) => {
  const { body, tenant, tx } = call;
  const { type, userId } = body;
  if (!(await tx.first(selectUser, { tenant: tenant.id, id: userId }))) return unknown("userId");
  const before = await tx.first(selectAddress, { tenant: tenant.id, user_id: userId, type });
  if (!before) return invalid("type", "the user has no address of this type");
  if ((await kycStatusOf(call, userId)) !== "PENDING") return badRequest("The KYC of the user is over");
  const { cityId = before.city_id, countryId = before.country_id, stateId = before.state_id } = body;
  const place = placeOf({ countryId, stateId, cityId });
  if ("errors" in place) return invalidPayload(place.errors);
  const row: AddressRow = {
    ...before,
    ...place,
    line1: body.addressLine1 ?? before.line1,
    line2: body.addressLine2 ?? before.line2,
    postal_code: body.postalCode ?? before.postal_code,
    longitude: body.longitude ?? before.longitude,
    latitude: body.latitude ?? before.latitude,
    is_active: body.status === undefined ? before.is_active : Number(body.status),
  };
  await tx.run(deleteAddress, { tenant: tenant.id, id: row.id });
  await tx.run(insertAddress, row);
  return answer(addressOf(row));
};

interface Numbers {
  readonly countryId: number;
  readonly stateId: number;
  readonly cityId: number;
}

type Place = Pick<
  AddressRow,
  "country_id" | "country_code" | "country_name" | "state_id" | "state_name" | "city_id" | "city_name"
>;

/** Codes and names of the numbers; they have to belong together. */
function placeOf({ cityId, countryId, stateId }: Numbers): Place | { readonly errors: readonly FieldError[] } {
  const country = countries.find(({ id }) => id === countryId);
  const state = states.find(({ id }) => id === stateId);
  const city = cities.find(({ id }) => id === cityId);
  const errors: FieldError[] = [];
  if (!country) errors.push({ key: "countryId", reason: "countryId does not exist" });
  if (!state) errors.push({ key: "stateId", reason: "stateId does not exist" });
  else if (country && state.countryId !== country.id)
    errors.push({ key: "stateId", reason: "stateId is in another country" });
  if (!city) errors.push({ key: "cityId", reason: "cityId does not exist" });
  else if (state && city.stateId !== state.id) errors.push({ key: "cityId", reason: "cityId is in another state" });
  if (!country || !state || !city || errors.length > 0) return { errors };
  return {
    country_id: country.id,
    country_code: country.iso3,
    country_name: country.name,
    state_id: state.id,
    state_name: state.name,
    city_id: city.id,
    city_name: city.name,
  };
}

function addressOf(row: AddressRow): Schemas["Address"] {
  return {
    id: row.id,
    userId: row.user_id,
    type: row.type === "MAILING" || row.type === "RESIDENTIAL" ? row.type : "BUSINESS",
    country: { id: row.country_id, name: row.country_name },
    countryCode: row.country_code,
    state: { id: row.state_id, name: row.state_name },
    stateName: row.state_name,
    city: { id: row.city_id, name: row.city_name },
    cityName: row.city_name,
    addressLine1: row.line1,
    ...(row.line2 !== null && { addressLine2: row.line2 }),
    ...(row.postal_code !== null && { postalCode: row.postal_code }),
    ...(row.longitude !== null && { longitude: row.longitude }),
    ...(row.latitude !== null && { latitude: row.latitude }),
    status: row.is_active === 1,
  };
}

export const addressParts: Parts = { tables: [addressTable] };
