import { ApiError } from "@openissuing/client";
import { type AnytimeCode, isAnytimeCode } from "./codes.js";
import type { components } from "./schema.gen.js";

type Schemas = components["schemas"];

/** Every body the document describes for an answer that is no success. */
export type AnytimeErrorBody = {
  [Name in keyof Schemas]: Schemas[Name] extends { body: { error: { code: AnytimeCode } } } ? Schemas[Name] : never;
}[keyof Schemas];

/** What `unwrap` throws for an error of the document; a `switch` over its `code` is checked to be complete. */
export type AnytimeError = ApiError<AnytimeErrorBody> & { readonly code: AnytimeCode };

/** Whether something caught is the vendor's error with a code of the document. */
export function isAnytimeError(error: unknown): error is AnytimeError {
  return error instanceof ApiError && isAnytimeCode(error.code);
}
