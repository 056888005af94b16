import type { ReplayStore } from "../replay-store.js";
import { sha256Hex } from "../sha256-hex.js";
import { WebhookVerificationError } from "./webhook-verification-error.js";

/** A verified delivery that counts as taken, and the key it is remembered by. */
export interface TakenWebhook<T> {
  readonly webhook: T;
  readonly key: string;
}

/** How a delivery is known again and told apart, when nothing but its bytes tells. */
export interface TakeOptions<T> {
  /** First part of the keys in the store, so that vendors can share one. */
  readonly vendor: string;
  readonly store: ReplayStore;
  readonly now: () => number;
  /** Seconds a delivery is remembered. */
  readonly remember: number;
  readonly isWebhook: (webhook: unknown) => webhook is T;
}

/**
 * Parses a body whose sender was checked and marks it as taken; two with the same bytes are one.
 * @throws WebhookVerificationError ERR_WEBHOOK_MALFORMED, ERR_WEBHOOK_UNKNOWN, ERR_WEBHOOK_REPLAYED.
 */
export async function takeBody<T>(bytes: Uint8Array<ArrayBuffer>, options: TakeOptions<T>): Promise<TakenWebhook<T>> {
  const { vendor, store, now, remember, isWebhook } = options;
  const webhook = parse(bytes);
  if (!isWebhook(webhook)) {
    throw new WebhookVerificationError("ERR_WEBHOOK_UNKNOWN", "body is no known webhook");
  }
  const key = `${vendor}:${await sha256Hex(bytes)}`;
  if (!(await store.claim(key, now() + remember * 1000))) {
    throw new WebhookVerificationError("ERR_WEBHOOK_REPLAYED", "delivery was taken before");
  }
  return { webhook, key };
}

function parse(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The error of the parser quotes the body, which can hold a 3DS code.
    throw new WebhookVerificationError("ERR_WEBHOOK_MALFORMED", "body is not JSON; is it the raw one?");
  }
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
