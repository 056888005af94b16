import type { Problem } from "@openissuing/client";
import { memberOf } from "@openissuing/signing";
import { laterCodes } from "./connect/codes.gen.js";

/** One failure of an answer, whichever of the vendor's two shapes it came in. */
export interface TreezorFailure {
  /** Text in the present shape, number (or its text) in the older one. */
  readonly code: number | string;
  /** Kind of failure, such as `invalid_request`; only in the present shape. */
  readonly type: string | undefined;
  /** Explanation for a developer; not for branching. */
  readonly message: string | undefined;
  readonly docUrl: string | undefined;
  /** What the vendor's support asks for; not every operation sends it. */
  readonly requestId: string | undefined;
}

/** Every failure in an error body; empty for a body that is not the vendor's. */
export function readFailures(body: unknown): readonly TreezorFailure[] {
  const errors = memberOf(body, "errors");
  return (Array.isArray(errors) ? errors : []).flatMap((each: unknown) => {
    const code = memberOf(each, "code") ?? memberOf(each, "errorCode");
    if (typeof code !== "number" && typeof code !== "string") return [];
    return {
      code,
      type: textOf(each, "type"),
      message: textOf(each, "message") ?? textOf(each, "errorMessage"),
      docUrl: textOf(each, "docUrl"),
      requestId: textOf(each, "requestId"),
    };
  });
}

/** Reads the vendor's error body by its first failure. `undefined` for anything else, such as the page of a gateway. */
export function readProblem(body: unknown): Problem | undefined {
  const [first] = readFailures(body);
  if (first === undefined) return undefined;
  const { code, type, message, requestId } = first;
  // Codes that the document does not have are left to the status.
  const retryable = laterCodes.some((later) => later === code) || undefined;
  return { code, exception: type, message, requestId, retryable };
}

/** The vendor's first code in an answer, which stays readable; `undefined` when it holds none. */
export async function readCode(response: Response): Promise<Problem["code"]> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return readProblem(body)?.code;
}

function textOf(owner: unknown, name: string): string | undefined {
  const value = memberOf(owner, name);
  return typeof value === "string" ? value : undefined;
}
