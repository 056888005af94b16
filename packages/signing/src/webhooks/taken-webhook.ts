import type { ReplayStore } from "../replay-store.js";

/** A verified delivery that counts as taken, and the key it is remembered by. */
export interface TakenWebhook<T> {
  readonly webhook: T;
  readonly key: string;
}

/**
 * Calls `handle` with a delivery that was taken and returns its result. When `handle` fails, the delivery is given back,
 * so that the vendor's next attempt is not taken for a replay.
 */
export async function handOver<T, R>(
  { webhook, key }: TakenWebhook<T>,
  store: ReplayStore,
  handle: (webhook: T) => R | Promise<R>,
): Promise<R> {
  try {
    return await handle(webhook);
  } catch (error) {
    await store.release(key);
    throw error;
  }
}

/** Bytes of a raw body. @throws TypeError for one that was parsed. */
export function rawBytes(body: Uint8Array | string): Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return new Uint8Array(body);
  throw new TypeError("body must be the raw one, bytes or text");
}

/** @throws TypeError that names the option when it is no positive number of seconds. */
export function checkSeconds(option: string, value: number): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new TypeError(`${option} must be a positive number of seconds`);
  }
}
