import { type ErrorCode, type ErrorCodesByStatus, knownCodes } from "./connect/codes.gen.js";

/** Every error code of the document: texts of the present shape, numbers of the older tables. */
export type TreezorCode = ErrorCode;

/** Error codes that come with one HTTP status. */
export type TreezorCodeOf<Status extends keyof ErrorCodesByStatus> = ErrorCodesByStatus[Status];

/** Whether a value is an error code of the document; the vendor has more of them than its text shows. */
export function isTreezorCode(value: unknown): value is TreezorCode {
  return knownCodes.some((code) => code === value);
}
