import type { Tx } from "./store/store.js";

/** Identifiers and chance of one tenant: the same seed and the same calls in the same order give the same values. */
export interface Ids {
  /** Next number of a counter of this tenant; the first is `start` (default 1). Undone with the transaction. */
  next(name: string, start?: number): Promise<number>;
  /** `length` characters of `alphabet`, drawn from seed, tenant, name and a counter. Not secret: never key material. */
  text(name: string, length: number, alphabet?: string): Promise<string>;
  /** `length` decimal digits, drawn like `text`. */
  digits(name: string, length: number): Promise<string>;
}

/** Makes the `Ids` of a tenant for one transaction. */
export type IdsFor = (tx: Tx, tenant: string) => Ids;
