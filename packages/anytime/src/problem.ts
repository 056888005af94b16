import type { Problem } from "@openissuing/client";
import { memberOf } from "@openissuing/signing";
import { laterCodes } from "./codes.gen.js";

/**
 * Reads the vendor's error envelope: `body.error` with `code`, `message` and `exception`, and `request_id` beside the
 * body. `undefined` for anything else, such as the page of a gateway.
 */
export function readProblem(envelope: unknown): Problem | undefined {
  const error = memberOf(memberOf(envelope, "body"), "error");
  const code = memberOf(error, "code");
  if (typeof code !== "number") return undefined;
  const exception = memberOf(error, "exception");
  const message = memberOf(error, "message");
  const requestId = memberOf(envelope, "request_id");
  return {
    code,
    exception: typeof exception === "string" ? exception : undefined,
    message: typeof message === "string" ? message : undefined,
    requestId: typeof requestId === "number" ? requestId : undefined,
    retryable: laterCodes.some((later) => later === code),
  };
}

/** The vendor's code in an answer, which stays readable; `undefined` when it holds none. */
export async function readCode(response: Response): Promise<Problem["code"]> {
  const envelope: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return readProblem(envelope)?.code;
}
