import type { Problem } from "@openissuing/client";
import { memberOf } from "@openissuing/signing";

/** Messages by field. A field inside another is written with dots, an entry of a list by its position from 0. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** The messages by field in a body of status 422; empty for any other body. */
export function readFields(body: unknown): FieldErrors {
  const errors = memberOf(body, "errors");
  if (typeof errors !== "object" || errors === null || Array.isArray(errors)) return {};
  const entries = Object.entries(errors).map(([field, messages]: [string, unknown]) => {
    const list: unknown[] = Array.isArray(messages) ? messages : [messages];
    return [field, list.filter((message) => typeof message === "string")];
  });
  return Object.fromEntries(entries);
}

/**
 * Reads the vendor's error body: a `message`, the fields at fault, and `request_id`. The vendor has no codes.
 * `undefined` for anything else, such as the page of a gateway.
 */
export function readProblem(body: unknown): Problem | undefined {
  const message = memberOf(body, "message");
  if (typeof message !== "string") return undefined;
  const requestId = memberOf(body, "request_id");
  return {
    code: undefined,
    exception: undefined,
    message,
    requestId: typeof requestId === "string" ? requestId : undefined,
    fields: Object.keys(readFields(body)),
    retryable: undefined,
  };
}
