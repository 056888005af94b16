import type { Tx } from "./store/store.js";

/** What a page can reach: the tenant in its address, and who asks. */
export interface PageCall {
  readonly tenant: { readonly id: string };
  /** Last part of the address. */
  readonly key: string;
  readonly tx: Tx;
  /** Tenant time, milliseconds since the epoch (UTC). */
  readonly now: number;
  readonly remoteAddress: string;
}

/**
 * A page for the vendor's end customer, behind a link some answer gave out:
 * `${publicUrl}/_pages/<tenant>/<name>/<key>`. Main port only, GET only, no credentials: the key is the secret.
 */
export interface Page {
  readonly name: string;
  readonly run: (call: PageCall) => Promise<{ readonly status: number; readonly html: string }>;
}
