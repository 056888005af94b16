import { defineAction } from "../core/action.js";
import { answer } from "./envelope.js";
import { unknown } from "./fault.js";
import { identificationOf } from "./identification.js";
import { selectIdentification, selectPersonal } from "./kyc.tables.js";
import { kycStatusIn } from "./kyc-status.js";
import { personalInfoOf } from "./personal-info.js";
import type { Parts, VaultsPayHandler, VaultsPayScene } from "./types.js";
import { selectUser, updateKycStatus } from "./users.tables.js";
import { ownerId } from "./world.js";

export const getKyc: VaultsPayHandler<"getKyc"> = async ({ path, tenant, tx }) => {
  const user = await tx.first(selectUser, { tenant: tenant.id, id: path.userId });
  if (!user) return unknown();
  const of = { tenant: tenant.id, user_id: user.id };
  const personal = await tx.first(selectPersonal, of);
  const document = await tx.first(selectIdentification, of);
  return answer({
    userId: user.id,
    userType: user.user_type,
    ...(user.email !== null && { email: user.email }),
    ...(user.phone !== null && { phone: user.phone }),
    ...(user.dial_code !== null && { countryCode: user.dial_code }),
    ...(personal && { personalInfo: personalInfoOf(personal, user) }),
    ...(document && { identificationInfo: identificationOf(document, user) }),
    ...(user.id === ownerId && { businessInfo: { companyName: "Example Wallets LLC" } }),
    status: kycStatusIn(user),
  });
};

const reviewKyc = defineAction({
  name: "reviewKyc",
  summary: "The vendor's staff verifies or rejects the KYC of a user, or opens it again (PENDING).",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["userId", "status"],
    properties: { userId: { type: "integer" }, status: { type: "string", enum: ["PENDING", "VERIFIED", "REJECTED"] } },
  },
  run: async ({ tenant, tx }: VaultsPayScene, { status, userId }: { userId: number; status: string }) => {
    if ((await tx.run(updateKycStatus, { tenant: tenant.id, id: userId, kyc_status: status })) === 0) {
      throw unknown("userId");
    }
    return { userId, status };
  },
});

const readIdentification = defineAction({
  name: "readIdentification",
  summary: "What is known of the files of a user's identity document, their SHA-256 included.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["userId"],
    properties: { userId: { type: "integer" } },
  },
  run: async ({ tenant, tx }: VaultsPayScene, { userId }: { userId: number }) => {
    const row = await tx.first(selectIdentification, { tenant: tenant.id, user_id: userId });
    if (!row) throw unknown("userId");
    const { back_name, back_sha256, back_size, front_name, front_sha256, front_size } = row;
    const front = { fileName: front_name, size: front_size, sha256: front_sha256 };
    return { front, back: back_name === null ? null : { fileName: back_name, size: back_size, sha256: back_sha256 } };
  },
});

export const kycParts: Parts = { actions: [reviewKyc, readIdentification] };
