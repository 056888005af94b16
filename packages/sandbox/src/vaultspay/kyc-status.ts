import type { Scene } from "../core/handler.js";
import type { Schemas } from "./types.js";
import { selectUser, type UserRow } from "./users.tables.js";

type KycStatus = Schemas["KycStatus"];

/** How far the check of a user is. */
export function kycStatusIn({ kyc_status }: Pick<UserRow, "kyc_status">): KycStatus {
  return kyc_status === "VERIFIED" || kyc_status === "REJECTED" ? kyc_status : "PENDING";
}

/** The same by the number of the user; PENDING for nobody. */
export async function kycStatusOf({ tenant, tx }: Pick<Scene, "tenant" | "tx">, id: number): Promise<KycStatus> {
  const user = await tx.first(selectUser, { tenant: tenant.id, id });
  return user ? kycStatusIn(user) : "PENDING";
}
