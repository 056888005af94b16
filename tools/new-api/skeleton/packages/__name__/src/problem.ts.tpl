import type { Problem } from "@openissuing/client";
import { memberOf } from "@openissuing/signing";

/** Reads a refusal of the vendor, `undefined` for anything else: its `code` and its `message`. */
export function readProblem(body: unknown): Problem | undefined {
  const code = memberOf(body, "code");
  const message = memberOf(body, "message");
  if (typeof code !== "string" && typeof code !== "number") return undefined;
  return {
    code,
    exception: undefined,
    message: typeof message === "string" ? message : undefined,
    requestId: undefined,
    fields: [],
    retryable: undefined,
  };
}
