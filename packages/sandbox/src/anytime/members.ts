import { createPublicKey, type KeyObject } from "node:crypto";
import type { Store, Tx } from "../core/store/store.js";
import { type IsAllowed, readAllowedIps } from "./allowed-ips.js";
import { type CredentialsRow, selectCredentials } from "./credentials.tables.js";

/** A tenant as the door knows it: credentials, its key ready for use, its allow list read. */
export interface Member {
  readonly credentials: CredentialsRow;
  readonly publicKey: KeyObject;
  readonly isAllowed: IsAllowed;
}

/** The members, read once and kept until `forget`. */
export interface Members {
  /** Undefined for a tenant without Anytime credentials. Give the transaction when inside one. */
  get(tenant: string, tx?: Tx): Promise<Member | undefined>;
  /** A member that was read before. */
  known(tenant: string): Member | undefined;
  forget(tenant: string): void;
}

export function createMembers(store: Store): Members {
  const known = new Map<string, Member>();
  return {
    get: async (tenant, tx) => {
      const kept = known.get(tenant);
      if (kept) return kept;
      const credentials = await (tx ?? store).first(selectCredentials, { tenant });
      if (!credentials) return undefined;
      const member = {
        credentials,
        publicKey: createPublicKey(credentials.public_key),
        isAllowed: readAllowedIps(credentials.allowed_ips.split("\n").filter((entry) => entry !== "")),
      };
      // Inside a transaction the row may be one that is rolled back.
      if (!tx) known.set(tenant, member);
      return member;
    },
    known: (tenant) => known.get(tenant),
    forget: (tenant) => {
      known.delete(tenant);
    },
  };
}
