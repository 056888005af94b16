import { failureOf, fieldErrors } from "@openissuing/brocard";
import { ExpectationError, expectSame } from "../expectation.js";

/** What a call of the client resolves to. */
export interface AnyResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Throws unless the call is refused with this status; the vendor has no codes. */
export async function refusedWith(call: PromiseLike<AnyResult>, status: number): Promise<void> {
  const seen = failureOf(await call)?.status;
  if (seen !== status) {
    throw new ExpectationError(`the answer is ${seen ?? "a success"}, expected ${status}`);
  }
}

/**
 * Throws unless the call is refused with 422 for exactly these fields. Of each the messages are told, or `true` where
 * the text shows none and any will do. Keys are those of the wire, `dates.begin` and `states.0`.
 */
export async function refusedFields(
  call: PromiseLike<AnyResult>,
  fields: Readonly<Record<string, true | readonly string[] | string>>,
): Promise<void> {
  const result = await call;
  const seen = fieldErrors(result.error);
  const status = failureOf(result)?.status;
  if (status !== 422) {
    throw new ExpectationError(`the answer is ${status ?? "a success"}, expected 422 for ${Object.keys(fields)}`);
  }
  expectSame("the fields at fault", Object.keys(seen).sort(), Object.keys(fields).sort());
  for (const [field, messages] of Object.entries(fields)) {
    if (messages !== true) expectSame(`the messages of ${field}`, seen[field], [messages].flat());
  }
}
