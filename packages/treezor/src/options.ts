import type { ClientOptions } from "@openissuing/client";
import type { FetchLayer } from "@openissuing/signing";
import type { TreezorGrant } from "./grants.js";
import type { TreezorTarget } from "./targets.js";
import type { TreezorTokens } from "./tokens.js";

/** Whose tokens the calls carry: those of a grant, or those of `createTreezorTokens`, which clients can share. */
export type TreezorAuth = TreezorGrant | { readonly tokens: TreezorTokens };

/** What both clients with tokens take. */
export type TreezorCallOptions = ClientOptions & {
  /** Told each call once, made by `logRequests`: tokens, secrets, proofs and card data masked. */
  readonly log?: FetchLayer | undefined;
};

/** Options of `createTreezorClient`. */
export type TreezorOptions = TreezorTarget & TreezorAuth & TreezorCallOptions;
