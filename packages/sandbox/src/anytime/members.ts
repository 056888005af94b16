import { createPublicKey, type KeyObject } from "node:crypto";
import { type IsAllowed, readAllowedIps } from "../core/allowed-ips.js";
import type { Store, Tx } from "../core/store/store.js";
import type { RowOf } from "../core/store/table.js";
import { type CredentialsRow, selectCredentials, selectToken, type tokenTable } from "./credentials.tables.js";

/** A tenant as the door knows it: credentials, its key ready for use, its allow list read. */
export interface Member {
  readonly credentials: CredentialsRow;
  readonly publicKey: KeyObject;
  readonly isAllowed: IsAllowed;
}

/** An access token as it stands in the database. */
export type TokenRow = RowOf<typeof tokenTable>;

/** The members, read once and kept until `forget`. */
export interface Members {
  /** Undefined for a tenant without Anytime credentials. Give the transaction when inside one. */
  get(tenant: string, tx?: Tx): Promise<Member | undefined>;
  /** The token of this text; read once and kept until `forgetTokens`. */
  token(text: string): Promise<TokenRow | undefined> | TokenRow;
  /** The tokens of a tenant were changed. */
  forgetTokens(tenant: string): void;
  /** A member that was read before. */
  known(tenant: string): Member | undefined;
  forget(tenant: string): void;
}

export function createMembers(store: Store): Members {
  const known = new Map<string, Member>();
  const tokens = new Map<string, TokenRow>();
  // A token that was read before a change must not be kept after it.
  let changes = 0;

  async function readToken(text: string): Promise<TokenRow | undefined> {
    const before = changes;
    const token = await store.first(selectToken, { token: text });
    // Only the current one: there is one per tenant, so what is kept stays small.
    if (token?.is_current === 1 && before === changes) tokens.set(text, token);
    return token;
  }

  function forgetTokens(tenant: string): void {
    changes++;
    for (const [text, token] of tokens) if (token.tenant === tenant) tokens.delete(text);
  }

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
    token: (text) => tokens.get(text) ?? readToken(text),
    forgetTokens,
    forget: (tenant) => {
      known.delete(tenant);
      forgetTokens(tenant);
    },
  };
}
