import { envelopeTokens } from "../envelope-tokens.js";
import type { ReplayStore } from "../replay-store.js";
import { sha256Hex } from "../sha256-hex.js";
import { checkSeconds, handOver, rawBytes, type TakenWebhook } from "../webhooks/taken-webhook.js";
import { WebhookVerificationError } from "../webhooks/webhook-verification-error.js";
import { checkAuthenticity, checkUsernames } from "./authenticity.js";
import { FAULTS, type Fault } from "./faults.js";

export interface AnytimeWebhookOptions<T> {
  /** Raw body, as it came: a parsed and printed one has lost the digits of its timestamp. */
  readonly body: Uint8Array | string;
  /** The API username; several while one rotates out. */
  readonly username: string | readonly string[];
  /** Remembers deliveries already taken: {@link memoryReplayStore}, or a shared one behind several processes. */
  readonly store: ReplayStore;
  /** Milliseconds since 1970-01-01 UTC. Default: `Date.now`. */
  readonly now?: () => number;
  /**
   * Seconds the timestamp may lie in the past or in the future. Default: 86,400, a day, because a delivery that is
   * repeated may keep its first timestamp. There is no value for "any".
   */
  readonly tolerance?: number | undefined;
  /**
   * Narrows the parsed body to the webhooks you handle; what it refuses fails with ERR_WEBHOOK_UNKNOWN and is not
   * marked as taken. The hash covers no content, so check what you rely on.
   */
  readonly isWebhook: (webhook: unknown) => webhook is T;
}

/**
 * Returns the parsed body of a delivery that carries the hash of its timestamp and the username, is neither too old nor
 * too new, and was not taken before. From then on it counts as taken: {@link handleAnytimeWebhook} gives it back
 * when the work fails.
 * @throws WebhookVerificationError for a delivery not to be acted upon; TypeError for wrong options.
 */
export async function verifyAnytimeWebhook<T>(options: AnytimeWebhookOptions<T>): Promise<T> {
  return (await takeWebhook(options)).webhook;
}

/**
 * Verifies like {@link verifyAnytimeWebhook}, then calls `handle` with the webhook and returns its result. When
 * `handle` fails, the delivery is given back, so that the vendor's next attempt is not taken for a replay.
 */
export async function handleAnytimeWebhook<T, R>(
  options: AnytimeWebhookOptions<T>,
  handle: (webhook: T) => R | Promise<R>,
): Promise<R> {
  return handOver(await takeWebhook(options), options.store, handle);
}

async function takeWebhook<T>(options: AnytimeWebhookOptions<T>): Promise<TakenWebhook<T>> {
  const { body, username, store, now = Date.now, tolerance = 86_400, isWebhook } = options;
  const usernames = checkUsernames(username);
  checkSeconds("tolerance", tolerance);
  const bytes = rawBytes(body);
  const { envelope, requestId, timestamp } = await openEnvelope(bytes, usernames);

  const age = now() - Number(timestamp) * 1000;
  if (age > tolerance * 1000) throw new WebhookVerificationError("ERR_WEBHOOK_TOO_OLD", "timestamp is too old");
  if (age < -tolerance * 1000) {
    throw new WebhookVerificationError("ERR_WEBHOOK_TOO_NEW", "timestamp lies in the future; is the clock right?");
  }
  if (!isWebhook(envelope)) {
    throw new WebhookVerificationError("ERR_WEBHOOK_UNKNOWN", "body is no known webhook");
  }
  const key = await replayKey(requestId, timestamp, bytes);
  if (!(await store.claim(key, (Number(timestamp) + tolerance) * 1000))) {
    throw new WebhookVerificationError("ERR_WEBHOOK_REPLAYED", "delivery was taken before");
  }
  return { webhook: envelope, key };
}

async function openEnvelope(bytes: Uint8Array<ArrayBuffer>, usernames: readonly string[]) {
  const tokens = envelopeTokens(bytes);
  if (typeof tokens === "string") throw refusal(tokens);
  const checked = await checkAuthenticity(tokens, usernames);
  if (typeof checked === "string") throw refusal(checked);
  const { envelope } = tokens;
  return { envelope, requestId: envelope.request_id, timestamp: checked.timestamp };
}

function refusal(fault: Fault): WebhookVerificationError {
  const [code, reason] = FAULTS[fault];
  return new WebhookVerificationError(`ERR_WEBHOOK_${code}`, `body ${reason}`);
}

/**
 * The hash covers the timestamp alone, and webhooks of one second share it: remembering the hash would drop honest
 * deliveries. The request identifier and a digest of the body tell them apart.
 */
async function replayKey(requestId: unknown, timestamp: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (typeof requestId !== "number" && (typeof requestId !== "string" || requestId === "")) {
    throw new WebhookVerificationError("ERR_WEBHOOK_MALFORMED", "body has no request_id");
  }
  return `anytime:${requestId}:${timestamp}:${await sha256Hex(bytes)}`;
}
