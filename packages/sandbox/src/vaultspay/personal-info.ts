import { answer } from "./envelope.js";
import { badRequest, invalid, unknown } from "./fault.js";
import { deletePersonal, insertPersonal, type PersonalRow, personalTable, selectPersonal } from "./kyc.tables.js";
import { kycStatusIn } from "./kyc-status.js";
import { timestamp } from "./timestamp.js";
import type { Parts, Schemas, VaultsPayHandler } from "./types.js";
import { selectUser, type UserRow } from "./users.tables.js";

export const createPersonalInfo: VaultsPayHandler<"createPersonalInfo"> = async ({ body, now, tenant, tx }) => {
  const { userId } = body;
  const user = await tx.first(selectUser, { tenant: tenant.id, id: userId });
  if (!user) return unknown("userId");
  if (isAhead(body.dob, now)) return invalid("dob", "dob lies in the future");
  if (await tx.first(selectPersonal, { tenant: tenant.id, user_id: userId })) {
    return badRequest("The user has personal data already");
  }
  const row: PersonalRow = {
    tenant: tenant.id,
    user_id: userId,
    first_name: body.firstName,
    last_name: body.lastName,
    nick_name: body.nickName ?? null,
    dob: body.dob,
    gender: body.gender,
    marital_status: body.maritalStatus ?? null,
    nationality: body.nationality,
    country_of_birth: body.countryOfBirth ?? null,
    country_of_residence: body.countryOfResidence ?? null,
    tin: body.tin ?? null,
    language: body.language ?? null,
  };
  await tx.run(insertPersonal, row);
  return answer(personalInfoOf(row, user));
};

export const updatePersonalInfo: VaultsPayHandler<"updatePersonalInfo"> = async ({ body, now, tenant, tx }) => {
  const of = { tenant: tenant.id, user_id: body.userId };
  const user = await tx.first(selectUser, { tenant: tenant.id, id: body.userId });
  if (!user) return unknown("userId");
  const before = await tx.first(selectPersonal, of);
  if (!before) return badRequest("The user has no personal data yet");
  if (kycStatusIn(user) !== "PENDING") return badRequest("The KYC of the user is over");
  if (isAhead(body.dob, now)) return invalid("dob", "dob lies in the future");
  const row: PersonalRow = {
    ...before,
    first_name: body.firstName ?? before.first_name,
    last_name: body.lastName ?? before.last_name,
    nick_name: body.nickName ?? before.nick_name,
    dob: body.dob ?? before.dob,
    gender: body.gender ?? before.gender,
    marital_status: body.maritalStatus ?? before.marital_status,
    nationality: body.nationality ?? before.nationality,
    country_of_birth: body.countryOfBirth ?? before.country_of_birth,
    country_of_residence: body.countryOfResidence ?? before.country_of_residence,
    tin: body.tin ?? before.tin,
    language: body.language ?? before.language,
  };
  await tx.run(deletePersonal, of);
  await tx.run(insertPersonal, row);
  return answer(personalInfoOf(row, user));
};

const isAhead = (day: string | undefined, now: number) => day !== undefined && Date.parse(day) > now;

/** Personal data as the answers print them. */
export function personalInfoOf(row: PersonalRow, user: UserRow): Schemas["PersonalInfo"] {
  return {
    userId: row.user_id,
    firstName: row.first_name,
    lastName: row.last_name,
    ...(row.nick_name !== null && { nickName: row.nick_name }),
    dob: timestamp(Date.parse(row.dob)),
    gender: row.gender === "MALE" || row.gender === "FEMALE" ? row.gender : "OTHER",
    ...(row.marital_status !== null && { maritalStatus: row.marital_status }),
    nationality: row.nationality,
    ...(row.country_of_birth !== null && { countryOfBirth: row.country_of_birth }),
    ...(row.country_of_residence !== null && { countryOfResidence: row.country_of_residence }),
    ...(row.tin !== null && { tin: row.tin }),
    ...(row.language !== null && { language: row.language }),
    status: kycStatusIn(user),
  };
}

export const personalInfoParts: Parts = { tables: [personalTable] };
