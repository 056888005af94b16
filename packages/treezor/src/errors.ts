import { ApiError } from "@openissuing/client";
import type { components } from "./connect/schema.gen.js";
import { readFailures, readProblem, type TreezorFailure } from "./problem.js";

/** Body of every answer of Connect and PCI DSS that is no success. */
export type TreezorErrorBody = components["schemas"]["Problem"];

/** What `unwrap` throws for the vendor's refusal. Its `code` is one that `isTreezorCode` knows, or one that is not in the document. */
export type TreezorError = ApiError<TreezorErrorBody> & { readonly code: number | string };

/** Whether something caught is the vendor's refusal, in either of its shapes. */
export function isTreezorError(error: unknown): error is TreezorError {
  return error instanceof ApiError && readProblem(error.body) !== undefined;
}

/** Every failure the vendor names, in one shape: of something caught, or of the `error` of a result. Empty for anything else. */
export function treezorFailures(error: unknown): readonly TreezorFailure[] {
  return readFailures(error instanceof ApiError ? error.body : error);
}
