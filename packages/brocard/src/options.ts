import type { ClientOptions, Target } from "@openissuing/client";
import type { FetchLayer } from "@openissuing/signing";

/** Where to send: the vendor's own address, or any other server by its address. The vendor names no test environment. */
export type BrocardTarget = Target<"production">;

/** Options of `createBrocardClient`. */
export type BrocardOptions = BrocardTarget &
  ClientOptions & {
    /** Key made in the profile, on the tab API. It sees and does what its user may. */
    readonly apiKey: string;
    /** Outermost layer, made by `logRequests`: it tells each call once, key, links to cards and card data masked. */
    readonly log?: FetchLayer | undefined;
  };

/** The vendor's addresses. */
export const environments = { production: "https://private.mybrocard.com" } as const;

/** Throws `TypeError` for a key that cannot go into a header, never with its value. */
export function checkApiKey(apiKey: unknown): string {
  if (typeof apiKey === "string" && /^[\x21-\x7e]+$/.test(apiKey)) return apiKey;
  throw new TypeError("apiKey must be visible ASCII without spaces");
}
