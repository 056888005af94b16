import { defineAction } from "../core/action.js";
import type { Scene } from "../core/handler.js";
import { answer } from "./envelope.js";
import { type FieldError, invalid, invalidPayload, unknown } from "./fault.js";
import type { Parts, Schemas, VaultsPayHandler, VaultsPayScene } from "./types.js";
import {
  insertUser,
  selectUser,
  selectUserByEmail,
  selectUserByPhone,
  type UserRow,
  updateUserStatus,
  userTable,
} from "./users.tables.js";
import { ownerId } from "./world.js";

type Books = Pick<Scene, "tenant" | "tx">;

export const createUser: VaultsPayHandler<"createUser"> = async (call) => {
  const { body, ids, tenant, tx } = call;
  const { countryCode, email, firstName, lastName, phone, status } = body;
  if (email === undefined && phone === undefined)
    return invalid("email", "email or countryCode and phone are required");
  const taken = await takenBy(call, email?.toLowerCase(), countryCode, phone);
  if (taken.length > 0) return invalidPayload(taken);

  const id = await ids.next("user", ownerId + 1);
  const row: UserRow = {
    tenant: tenant.id,
    id,
    parent_id: ownerId,
    user_type: "USER",
    first_name: firstName,
    last_name: lastName,
    username: usernameOf(firstName, lastName, id),
    email: email?.toLowerCase() ?? null,
    dial_code: countryCode ?? null,
    phone: phone ?? null,
    status,
    kyc_status: "PENDING",
  };
  await tx.run(insertUser, row);
  const parent = await tx.first(selectUser, { tenant: tenant.id, id: ownerId });
  if (!parent) throw new Error("a company has its own user");
  return answer({ ...personOf(row), parentId: ownerId, parent: parentOf(parent) });
};

async function takenBy(
  { tenant, tx }: Books,
  email: string | undefined,
  dial_code: string | undefined,
  phone: string | undefined,
): Promise<readonly FieldError[]> {
  const errors: FieldError[] = [];
  if (email !== undefined && (await tx.first(selectUserByEmail, { tenant: tenant.id, email }))) {
    errors.push({ key: "email", reason: "email belongs to another user" });
  }
  const isPhone = dial_code !== undefined && phone !== undefined;
  if (isPhone && (await tx.first(selectUserByPhone, { tenant: tenant.id, dial_code, phone }))) {
    errors.push({ key: "phone", reason: "phone belongs to another user" });
  }
  return errors;
}

/** Lower-case letters and digits, and the number of the user, which makes it unique. */
function usernameOf(first: string, last: string, id: number): string {
  const words = [first, last].map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""));
  return [...words.filter((word) => word !== ""), id].join(".");
}

/** First and last name of a user. */
export const fullNameOf = ({ first_name, last_name }: UserRow) => `${first_name} ${last_name}`;

function personOf(row: UserRow) {
  return {
    id: row.id,
    userType: row.user_type,
    firstName: row.first_name,
    lastName: row.last_name,
    ...(row.email !== null && { email: row.email }),
    username: row.username,
    ...(row.dial_code !== null && { countryCode: row.dial_code }),
    ...(row.phone !== null && { phone: row.phone }),
    status: statusOf(row),
    fullName: fullNameOf(row),
    ...(row.phone !== null && { phoneNumber: `${row.dial_code}${row.phone}` }),
  };
}

function parentOf(row: UserRow): Schemas["UserParent"] {
  const { email = "", countryCode = "", phone = "", phoneNumber = "", ...rest } = personOf(row);
  return { ...rest, email, countryCode, phone, phoneNumber };
}

function statusOf({ status }: UserRow): Schemas["UserStatus"] {
  return status === "ACTIVE" || status === "PENDING" ? status : "BLOCK";
}

const setUserStatus = defineAction({
  name: "setUserStatus",
  summary: "Sets the status of a user; 2000 is the company itself, which is refused with 403/1006 while it is BLOCK.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["userId", "status"],
    properties: { userId: { type: "integer" }, status: { type: "string", enum: ["ACTIVE", "PENDING", "BLOCK"] } },
  },
  run: async ({ tenant, tx }: VaultsPayScene, { status, userId }: { userId: number; status: string }) => {
    const changed = await tx.run(updateUserStatus, { tenant: tenant.id, id: userId, status });
    if (changed === 0) throw unknown("userId");
    return { userId, status };
  },
});

export const userParts: Parts = {
  tables: [userTable],
  actions: [setUserStatus],
  found: async ({ tenant, tx }) => {
    await tx.run(insertUser, {
      tenant: tenant.id,
      id: ownerId,
      parent_id: null,
      user_type: "AGENT",
      first_name: "Olga",
      last_name: "Owner",
      username: usernameOf("Olga", "Owner", ownerId),
      email: "owner@example.com",
      dial_code: "971",
      phone: "500000000",
      status: "ACTIVE",
      kyc_status: "VERIFIED",
    });
  },
};
