import { isJsonObject, rawMembers } from "../json-members.js";
import type { ReplayStore } from "../replay-store.js";
import { checkSecrets } from "../webhooks/shared-secret.js";
import { checkSeconds, handOver, rawBytes, type TakenWebhook } from "../webhooks/taken-webhook.js";
import { WebhookVerificationError } from "../webhooks/webhook-verification-error.js";
import { canonicalTreezorText } from "./canonical-payload.js";
import { isTreezorSignature } from "./sign-treezor-webhook.js";

export interface TreezorWebhookOptions<T> {
  /** Raw body, as it came with `Content-Type: text/plain`. */
  readonly body: Uint8Array | string;
  /** The secret of your webhooks, not the client secret, at least 16 characters; several while one rotates out. */
  readonly secret: string | readonly string[];
  /** Remembers deliveries already taken: {@link memoryReplayStore}, or a shared one behind several processes. */
  readonly store: ReplayStore;
  /** Milliseconds since 1970-01-01 UTC. Default: `Date.now`. */
  readonly now?: () => number;
  /**
   * Seconds that `webhook_created_at` may lie in the past or in the future, and that a delivery is remembered. Default:
   * 86,400, a day: a delivery is repeated for half an hour with its first time. There is no value for "any".
   */
  readonly tolerance?: number | undefined;
  /**
   * What a delivery is known again by. `webhook_id`, the default, tells repetitions of the vendor from new events, but
   * is not signed: who saw one delivery can send its payload again under another id. `payload` takes each signed payload
   * once within `tolerance` (the time is not signed either), and with it the second of two events that tell the same, such as
   * `card.lock` beside `card.update`, is lost.
   */
  readonly once?: "webhook_id" | "payload" | undefined;
  /**
   * Narrows the parsed body to the webhooks you handle; what it refuses fails with ERR_WEBHOOK_UNKNOWN and is not marked as
   * taken. The name of the event is not signed: check that the payload has what you take from it.
   */
  readonly isWebhook: (webhook: unknown) => webhook is T;
}

/** A delivery whose payload is signed, and what that does not cover. */
export interface TreezorDelivery<T> {
  /** The whole message, parsed. **Only `object_payload` is proven**; all else anyone who saw a delivery may have written. */
  readonly webhook: T;
  /** Milliseconds since 1970-01-01 UTC by `webhook_created_at`, not signed; undefined when the message does not say. */
  readonly createdAt: number | undefined;
  /** Names of the members the signature covers. */
  readonly signed: readonly ["object_payload"];
  /** Names of the members of this message it does not cover: the event, the ids, the time. */
  readonly unsigned: readonly string[];
  /** Whether the bytes as they came are the signed ones, or their canonical form is. */
  readonly form: "raw" | "canonical";
}

/**
 * Returns a delivery whose `object_payload` is signed with a known secret, that is neither too old nor too new and was not
 * taken before. **The signature covers the payload alone**, not the name of the event, its id, its time or the id of the
 * object: who saw one delivery can put its payload into another envelope. So take ids from the payload, and read back from
 * the API what you act upon. From then on the delivery counts as taken: {@link handleTreezorWebhook} gives it back
 * when the work fails.
 * @throws WebhookVerificationError for a delivery not to be acted upon; TypeError for wrong options.
 */
export async function verifyTreezorWebhook<T>(options: TreezorWebhookOptions<T>): Promise<TreezorDelivery<T>> {
  return (await takeWebhook(options)).webhook;
}

/** Verifies like {@link verifyTreezorWebhook}, then calls `handle`; when that fails, the delivery can come again. */
export async function handleTreezorWebhook<T, R>(
  options: TreezorWebhookOptions<T>,
  handle: (delivery: TreezorDelivery<T>) => R | Promise<R>,
): Promise<R> {
  return handOver(await takeWebhook(options), options.store, handle);
}

async function takeWebhook<T>(options: TreezorWebhookOptions<T>): Promise<TakenWebhook<TreezorDelivery<T>>> {
  const { body, secret, store, now = Date.now, tolerance = 86_400, once = "webhook_id", isWebhook } = options;
  const secrets = checkSecrets(secret);
  checkSeconds("tolerance", tolerance);
  if (once !== "webhook_id" && once !== "payload") throw new TypeError("once must be webhook_id or payload");
  const { envelope, names, payload, signature } = openEnvelope(rawBytes(body));

  const canonical = canonicalTreezorText(payload);
  const [isRaw, isCanonical] = await isTreezorSignature(secrets, [payload, canonical], signature);
  if (!isRaw && !isCanonical) {
    throw new WebhookVerificationError(
      "ERR_WEBHOOK_SIGNATURE_MISMATCH",
      "no secret made this signature of this payload",
    );
  }
  const time = now();
  const createdAt = createdAtOf(envelope);
  checkAge(time - (createdAt ?? time), tolerance);
  if (!isWebhook(envelope)) {
    throw new WebhookVerificationError("ERR_WEBHOOK_UNKNOWN", "body is no known webhook");
  }
  const id = once === "webhook_id" ? idOf(envelope) : undefined;
  const key = id === undefined ? `treezor:payload:${signature}` : `treezor:id:${id}`;
  if (!(await store.claim(key, (createdAt ?? time) + tolerance * 1000))) {
    throw new WebhookVerificationError("ERR_WEBHOOK_REPLAYED", "delivery was taken before");
  }
  const unsigned = names.filter((name) => name !== "object_payload" && name !== "object_payload_signature");
  const form = isRaw ? "raw" : "canonical";
  return { webhook: { webhook: envelope, createdAt, signed: ["object_payload"], unsigned, form }, key };
}

interface Envelope {
  readonly envelope: Record<string, unknown>;
  readonly names: readonly string[];
  /** The payload in the characters it came in. */
  readonly payload: string;
  readonly signature: string;
}

function openEnvelope(bytes: Uint8Array<ArrayBuffer>): Envelope {
  const { text, envelope } = parse(bytes);
  const members = rawMembers(text);
  const names = members.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    // Parsers differ in which one they take: what was verified might not be what is read.
    throw new WebhookVerificationError("ERR_WEBHOOK_DUPLICATE_MEMBER", "body has a member twice at its top");
  }
  const { object_payload_signature: signature, object_payload: payload } = envelope;
  const range = members.find(({ name }) => name === "object_payload");
  if (range === undefined || typeof payload !== "object" || payload === null) throw malformed("has no object_payload");
  if (signature === undefined || signature === null || signature === "") {
    throw new WebhookVerificationError("ERR_WEBHOOK_UNSIGNED", "body carries no object_payload_signature");
  }
  if (typeof signature !== "string") throw malformed("has an object_payload_signature that is no text");
  return { envelope, names, payload: text.slice(range.start, range.end), signature };
}

function parse(bytes: Uint8Array<ArrayBuffer>): { text: string; envelope: Record<string, unknown> } {
  let text: string;
  let envelope: unknown;
  try {
    // A byte order mark stays and is refused: the offsets in the text must be those in the body.
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    envelope = JSON.parse(text);
  } catch {
    throw malformed("is not JSON; is it the raw one?"); // the parser's error quotes the body
  }
  if (!isJsonObject(envelope)) throw malformed("is not a JSON object");
  return { text, envelope };
}

/** Samples leave the time out at times; who could forge a delivery could as well write any time. */
function createdAtOf({ webhook_created_at: units }: Record<string, unknown>): number | undefined {
  if (units === undefined || units === null) return undefined;
  const isText = typeof units === "string" && /^\d{1,16}$/.test(units);
  const value = isText ? Number(units) : units;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value / 10;
  throw malformed("has a webhook_created_at that is no whole number of 0.1 ms");
}

function checkAge(age: number, tolerance: number): void {
  if (age > tolerance * 1000)
    throw new WebhookVerificationError("ERR_WEBHOOK_TOO_OLD", "webhook_created_at is too old");
  if (age < -tolerance * 1000) {
    throw new WebhookVerificationError(
      "ERR_WEBHOOK_TOO_NEW",
      "webhook_created_at lies in the future; is the clock right?",
    );
  }
}

/** Undefined without an id: then the payload tells deliveries apart. */
function idOf({ webhook_id: id }: Record<string, unknown>): string | undefined {
  if (id === undefined || id === null) return undefined;
  if ((typeof id === "string" && id !== "" && id.length <= 100) || Number.isSafeInteger(id)) return String(id);
  throw malformed("has a webhook_id that is no short text");
}

function malformed(what: string): WebhookVerificationError {
  return new WebhookVerificationError("ERR_WEBHOOK_MALFORMED", `body ${what}`);
}
