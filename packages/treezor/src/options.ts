import type { ClientOptions } from "@openissuing/client";
import type { FetchLayer } from "@openissuing/signing";
import type { TreezorScaSubject } from "@openissuing/signing/treezor";
import type { TreezorGrant } from "./grants.js";
import type { TreezorTarget } from "./targets.js";
import type { TreezorTokens } from "./tokens.js";

/** Whose tokens the calls carry: those of a grant, or those of `createTreezorTokens`, which clients of one caller can share. */
export type TreezorAuth = TreezorGrant | { readonly tokens: TreezorTokens; readonly grantType?: undefined };

/** Whether the tokens are given. Throws `TypeError` for a grant beside them: calls of a user could carry those of another. */
export function hasTokens<Options extends TreezorAuth>(
  options: Options,
): options is Options & { readonly tokens: TreezorTokens } {
  if (!("tokens" in options) || options.tokens === undefined) return false;
  if (options.grantType !== undefined) throw new TypeError("give tokens or a grantType: whose session is it?");
  return true;
}

/** What both clients with tokens take. */
export type TreezorCallOptions = ClientOptions & {
  /** Told each call once, made by `logRequests`: tokens, secrets, proofs and card data masked. */
  readonly log?: FetchLayer | undefined;
  /**
   * A value never used before, at most 250 characters, for a write without an `accessTag`: it makes the write safe to
   * repeat for 24 hours. Default: a UUID. `false` adds none, and nothing but reading is repeated.
   */
  readonly createAccessTag?: (() => string) | false | undefined;
  /**
   * The proof per operation for a request as it is sent, from the user's device or the queue; `undefined` for a request
   * that needs none. Asked once per call, outside the repeats, after the `accessTag` was added. A call that brings
   * `X-Trz-SCA` itself is not asked about.
   */
  readonly proveOperation?:
    | ((subject: TreezorScaSubject) => string | undefined | Promise<string | undefined>)
    | undefined;
};

/** Options of `createTreezorClient`. */
export type TreezorOptions = TreezorTarget & TreezorAuth & TreezorCallOptions;
