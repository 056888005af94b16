import { type ErrorCode, type ErrorCodesByStatus, knownCodes } from "./codes.gen.js";

/** Every error code of the document. */
export type VaultsPayCode = ErrorCode;

/** Error codes that come with one HTTP status. */
export type VaultsPayCodeOf<Status extends keyof ErrorCodesByStatus> = ErrorCodesByStatus[Status];

/** Whether a value is an error code of the document: the vendor's table was seen in part, and it can add codes. */
export function isVaultsPayCode(value: unknown): value is VaultsPayCode {
  return knownCodes.some((code) => code === value);
}
