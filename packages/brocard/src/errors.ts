import { ApiError } from "@openissuing/client";
import { type FieldErrors, readFields, readProblem } from "./problem.js";
import type { components } from "./schema.gen.js";

type Schemas = components["schemas"];

/** Every body the document describes for an answer that is no success, the page of a card aside. */
export type BrocardErrorBody = Schemas["Problem"] | Schemas["ValidationProblem"];

/** What `unwrap` throws for an error of the document. Branch on `status`: the vendor has no codes. */
export type BrocardError = ApiError<BrocardErrorBody>;

/** What `unwrap` throws for fields that are not acceptable; nothing was done. */
export type BrocardValidationError = ApiError<Schemas["ValidationProblem"]> & { readonly status: 422 };

/** Whether something caught is the vendor's error. */
export function isBrocardError(error: unknown): error is BrocardError {
  return error instanceof ApiError && readProblem(error.body) !== undefined;
}

/** Whether something caught is the vendor's refusal of fields, status 422. */
export function isValidationError(error: unknown): error is BrocardValidationError {
  return isBrocardError(error) && error.status === 422 && Object.keys(readFields(error.body)).length > 0;
}

/**
 * Messages by field of a refusal with status 422: of something caught, or of the `error` of a result. Empty for
 * anything else. Keys are those of the wire, `dates.begin` and `states.0`; messages are for people, not for branching.
 */
export function fieldErrors(error: unknown): FieldErrors {
  return readFields(error instanceof ApiError ? error.body : error);
}
