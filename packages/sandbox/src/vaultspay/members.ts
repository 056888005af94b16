import { type KeyWrap, type UnwrapKey, unwrapKeyWith } from "@openissuing/signing";
import { type IsAllowed, readAllowedIps } from "../core/allowed-ips.js";
import type { Store } from "../core/store/store.js";
import { type ProfileRow, selectProfileByDevice } from "./profile.tables.js";

/** A company as the door knows it: profile, the vendor's key for it ready for use, its allow list read. */
export interface Member {
  readonly profile: ProfileRow;
  readonly unwrapKey: UnwrapKey;
  readonly isAllowed: IsAllowed;
}

/** The companies, read once and kept until `forget`. */
export interface Members {
  /** By the number of the app. Not inside a transaction. */
  byDevice(device_id: string): Promise<Member | undefined>;
  forget(tenant: string): void;
}

export function createMembers(store: Store): Members {
  const known = new Map<string, Member>();
  // What was read before a change must not be kept after it.
  let changes = 0;

  return {
    byDevice: async (device_id) => {
      const kept = known.get(device_id);
      if (kept) return kept;
      const before = changes;
      const profile = await store.first(selectProfileByDevice, { device_id });
      if (!profile) return undefined;
      const member: Member = {
        profile,
        unwrapKey: unwrapKeyWith(profile.private_key, keyWrapOf(profile)),
        isAllowed: profile.allowed_ips === null ? () => true : readAllowedIps(profile.allowed_ips.split("\n")),
      };
      if (before === changes) known.set(device_id, member);
      return member;
    },
    forget: (tenant) => {
      changes++;
      for (const [device, { profile }] of known) if (profile.tenant === tenant) known.delete(device);
    },
  };
}

export const keyWrapOf = ({ key_wrap }: ProfileRow): KeyWrap =>
  key_wrap === "pkcs1-v1_5" ? "pkcs1-v1_5" : "oaep-sha256";
