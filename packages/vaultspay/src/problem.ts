import type { Problem } from "@openissuing/client";
import { memberOf } from "@openissuing/signing";
import { laterCodes } from "./codes.gen.js";
import type { components } from "./schema.gen.js";

/** One entry of `errors` in a refusal: a member and what is wrong with it, or `actionRequired` and the step to take. */
export type FieldError = components["schemas"]["FieldError"];

/** The members at fault in a refusal; empty for any other body. */
export function readFields(body: unknown): readonly FieldError[] {
  const errors = memberOf(body, "errors");
  return (Array.isArray(errors) ? errors : []).flatMap((each: unknown) => {
    const [key, reason] = [memberOf(each, "key"), memberOf(each, "reason")];
    return typeof key === "string" && typeof reason === "string" ? [{ key, reason }] : [];
  });
}

/** Reads the vendor's refusal: `code`, `message`, `type` and the members at fault. `undefined` for anything else. */
export function readProblem(body: unknown): Problem | undefined {
  const code = memberOf(body, "code");
  if (typeof code !== "number") return undefined;
  const message = memberOf(body, "message");
  const type = memberOf(body, "type");
  return {
    code,
    exception: typeof type === "string" ? type : undefined,
    message: typeof message === "string" ? message : undefined,
    requestId: undefined,
    fields: readFields(body).map(({ key }) => key),
    retryable: laterCodes.some((later) => later === code),
  };
}

/** The vendor's code in an answer, which stays readable; `undefined` when it holds none. */
export async function readCode(response: Response): Promise<Problem["code"]> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return readProblem(body)?.code;
}
