import type { Problem } from "@openissuing/client";
import { laterCodes } from "./codes.gen.js";

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/**
 * Reads the vendor's error envelope: `body.error` with `code`, `message` and `exception`, and `request_id` beside the
 * body. `undefined` for anything else, such as the page of a gateway.
 */
export function readProblem(envelope: unknown): Problem | undefined {
  const error = member(member(envelope, "body"), "error");
  const code = member(error, "code");
  if (typeof code !== "number") return undefined;
  const exception = member(error, "exception");
  const message = member(error, "message");
  const requestId = member(envelope, "request_id");
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
