import { hash as digest } from "node:crypto";
import { authenticityHash } from "@openissuing/signing";

const sha256 = (input: string) => digest("sha256", input, "hex");

/** Members of the envelope that are the same in answers and webhooks. */
export interface Stamp {
  readonly requestId: number;
  /** Tenant time in milliseconds. */
  readonly now: number;
  /** User name of the tenant; empty for a caller nobody knows (inferred: the text always has one). */
  readonly username: string;
}

/** Wraps an answer. `body`: JSON text. The timestamp is printed with four decimals, and hashed as printed. */
export function envelope({ requestId, now, username }: Stamp, body: string): string {
  const timestamp = timestampText(now, requestId);
  const hash = authenticityHash(timestamp, username, sha256);
  return `{"request_id":${requestId},"type_response":"sync","timestamp":${timestamp},"hash":"${hash}","body":${body}}`;
}

/** Wraps a webhook: whole seconds, as a string, as the vendor's examples print them. `eventName`: for events that carry one. */
export function webhookEnvelope({ requestId, now, username }: Stamp, body: unknown, eventName?: string): string {
  const timestamp = String(Math.floor(now / 1000));
  const hash = authenticityHash(timestamp, username, sha256);
  const event_name = eventName === undefined ? {} : { event_name: eventName };
  return JSON.stringify({ request_id: requestId, type_response: "async", ...event_name, body, timestamp, hash });
}

// The clock knows three decimals. The fourth comes from the request and is never 0: a reader who prints the parsed
// number gets the same digits and so the same hash.
function timestampText(now: number, requestId: number): string {
  const milliseconds = String(now % 1000).padStart(3, "0");
  return `${Math.floor(now / 1000)}.${milliseconds}${(requestId % 9) + 1}`;
}
