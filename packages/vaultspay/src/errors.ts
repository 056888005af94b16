import { ApiError } from "@openissuing/client";
import { isVaultsPayCode, type VaultsPayCode } from "./codes.js";
import { type FieldError, readFields } from "./problem.js";
import type { components } from "./schema.gen.js";

type Schemas = components["schemas"];

/** Every body the document describes for an answer that is no success. */
export type VaultsPayErrorBody = {
  [Name in keyof Schemas]: Schemas[Name] extends { code: VaultsPayCode; type: string } ? Schemas[Name] : never;
}[keyof Schemas];

/** What `unwrap` throws for an error of the document; a `switch` over its `code` is checked to be complete. */
export type VaultsPayError = ApiError<VaultsPayErrorBody> & { readonly code: VaultsPayCode };

/** Whether something caught is the vendor's error with a code of the document. */
export function isVaultsPayError(error: unknown): error is VaultsPayError {
  return error instanceof ApiError && isVaultsPayCode(error.code);
}

/** Members at fault: of something caught, or of the `error` of a result. Empty for anything else. */
export function fieldErrors(error: unknown): readonly FieldError[] {
  return readFields(error instanceof ApiError ? error.body : error);
}

/** The step to take first, after code 1035 (`ACTION_REQUIRED`); `undefined` for anything else. */
export function actionRequired(error: unknown): string | undefined {
  return fieldErrors(error).find(({ key }) => key === "actionRequired")?.reason;
}
