import { advanceCounter } from "./ids.js";
import type { Store, Tx } from "./store/store.js";

const first = 90_001;
const block = 100;

/** Numbers for requests and webhooks of a tenant: unique, rising, with gaps after a restart. */
export interface RequestNumbers {
  /** A reserved number; undefined when none is left and `next` must reserve. */
  take(tenant: string): number | undefined;
  /** Outside a transaction. */
  next(tenant: string): Promise<number>;
  /** Inside a transaction. */
  nextInside(tx: Tx, tenant: string): Promise<number>;
  forget(tenant: string): void;
}

/** Reserves numbers in blocks, so that a plain read costs no write. The empty name stands for callers nobody knows. */
export function createRequestNumbers(store: Store): RequestNumbers {
  const reserved = new Map<string, { next: number; readonly end: number }>();

  function take(tenant: string): number | undefined {
    const range = reserved.get(tenant);
    return range && range.next < range.end ? range.next++ : undefined;
  }

  async function reserve(tx: Tx, tenant: string): Promise<number> {
    const end = await tx.first(advanceCounter, { tenant, name: "request_id", first: first + block, step: block });
    if (!end) throw new Error("the counter of requests did not answer");
    const start = end.value - block;
    // Rolled back, the block is not ours: only this one number was handed out, to a request that failed.
    tx.afterCommit(() => reserved.set(tenant, { next: start + 1, end: end.value }));
    return start;
  }

  return {
    take,
    next: async (tenant) => take(tenant) ?? store.transaction(async (tx) => take(tenant) ?? reserve(tx, tenant)),
    nextInside: async (tx, tenant) => take(tenant) ?? reserve(tx, tenant),
    forget: (tenant) => {
      reserved.delete(tenant);
    },
  };
}
