import { type DeclineCode, type ErrorCode, type ErrorCodesByStatus, knownCodes } from "./codes.gen.js";

/** Every seven-digit error code of the document. */
export type AnytimeCode = ErrorCode;

/** Error codes that come with one HTTP status. */
export type AnytimeCodeOf<Status extends keyof ErrorCodesByStatus> = ErrorCodesByStatus[Status];

/** Every reason for which a card transaction is declined. */
export type AnytimeDeclineCode = DeclineCode;

/** Whether a value is an error code of the document: the vendor can send one that is newer than this package. */
export function isAnytimeCode(value: unknown): value is AnytimeCode {
  return knownCodes.some((code) => code === value);
}
