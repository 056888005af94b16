import type { Alarm } from "./alarm.js";
import type { Ids } from "./ids.js";
import { type DeliveryRow, insertDelivery, selectHeads, selectNextTries, updateDelivery } from "./outbox.tables.js";
import { createMutex } from "./store/mutex.js";
import type { Store, Tx } from "./store/store.js";
import type { Tenant } from "./tenants.js";

/** Tenant time between one try and the next; after the last one the delivery is given up. Inferred: the vendors state none. */
const backoff = [5_000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 86_400_000];
const answerWithin = 10_000;
const atOnce = 16;

/** A webhook ready to be sent: `body` is what goes over the wire. */
export interface Letter {
  readonly event: string;
  readonly key: string;
  readonly body: string;
  /** Besides the content type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it goes. */
  readonly url: string;
}

/** On whose behalf a letter is written. */
export interface Sender {
  readonly tenant: Tenant;
  readonly ids: Ids;
  /** Tenant time in milliseconds. */
  readonly now: number;
  readonly alarm: Alarm;
}

/** Writes a letter into the outbox, in the given transaction. */
export async function enqueue(tx: Tx, { tenant, ids, now, alarm }: Sender, letter: Letter): Promise<void> {
  const { headers, ...rest } = letter;
  await tx.run(insertDelivery, {
    tenant: tenant.id,
    delivery: await ids.next("delivery"),
    ...rest,
    headers: headers === undefined ? null : JSON.stringify(headers),
    state: "pending",
    attempts: 0,
    next_at: now,
    created_at: now,
    delivered_at: null,
    last_status: null,
    last_error: null,
  });
  tx.afterCommit(() => alarm.set(tenant.id, now));
}

export interface OutboxOptions {
  readonly store: Store;
  readonly alarm: Alarm;
  readonly fetch: typeof fetch;
  readonly nowOf: (tenant: string) => number | undefined;
  /** How often a webhook of a tenant is tried; undefined for as often as there are pauses. */
  readonly attemptsOf: (tenant: string) => number | undefined;
  /** Cuts short what is under way. */
  readonly closing: AbortSignal;
}

/** Sends what is in the outbox: at least once, per key in order. */
export interface Outbox {
  /** Sends what is due, or with `isForced` everything pending whatever its backoff. One try each. */
  dispatch(tenant: string, isForced?: boolean): Promise<void>;
  /** Sets the alarm for every letter in the database: once, at start. */
  wake(): Promise<void>;
  /** Resolves when no delivery is under way. */
  settled(): Promise<void>;
}

export function createOutbox({ store, alarm, fetch, nowOf, attemptsOf, closing }: OutboxOptions): Outbox {
  const exclusiveOf = new Map<string, ReturnType<typeof createMutex>>();
  const underWay = new Set<Promise<void>>();

  // One dispatch per tenant at a time: two would send a letter twice, or a later one first.
  function dispatch(tenant: string, isForced = false): Promise<void> {
    const exclusive = exclusiveOf.get(tenant) ?? createMutex();
    exclusiveOf.set(tenant, exclusive);
    const run = exclusive(() => dispatchAlone(tenant, isForced));
    underWay.add(run);
    return run.finally(() => underWay.delete(run));
  }

  async function dispatchAlone(tenant: string, isForced: boolean): Promise<void> {
    const blocked = new Set<string>();
    for (;;) {
      const heads = await store.transaction((tx) => tx.all(selectHeads, { tenant }));
      const now = nowOf(tenant);
      if (now === undefined) return;
      const next = heads.filter((row) => !blocked.has(row.key) && (isForced || row.next_at <= now)).slice(0, atOnce);
      if (next.length === 0) break;
      const results = await Promise.all(next.map((row) => sendOnce(row, now)));
      for (const [index, isDone] of results.entries()) if (!isDone) blocked.add(next[index]?.key ?? "");
    }
    await wake();
  }

  /** One try. True when the next letter of the same key may go. */
  async function sendOnce(row: DeliveryRow, now: number): Promise<boolean> {
    const { status, error } = await post(row);
    const isDelivered = status !== null && status >= 200 && status < 300;
    const attempts = row.attempts + 1;
    const pause = attempts === attemptsOf(row.tenant) ? undefined : backoff[row.attempts];
    const state = isDelivered ? "delivered" : pause === undefined ? "failed" : "pending";
    await store.transaction((tx) =>
      tx.run(updateDelivery, {
        tenant: row.tenant,
        delivery: row.delivery,
        state,
        attempts,
        next_at: now + (pause ?? 0),
        delivered_at: isDelivered ? now : null,
        last_status: status,
        last_error: error,
      }),
    );
    return state !== "pending";
  }

  async function post({ url, body, headers }: DeliveryRow): Promise<{ status: number | null; error: string | null }> {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...(headers === null ? {} : JSON.parse(headers)) },
        body,
        redirect: "manual",
        signal: AbortSignal.any([closing, AbortSignal.timeout(answerWithin)]),
      });
      await response.body?.cancel();
      return { status: response.status, error: null };
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.name : "unknown" };
    }
  }

  async function wake(): Promise<void> {
    const rows = await store.transaction((tx) => tx.all(selectNextTries, {}));
    for (const { tenant, next_at } of rows) alarm.set(tenant, next_at);
  }

  return {
    dispatch,
    wake,
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
