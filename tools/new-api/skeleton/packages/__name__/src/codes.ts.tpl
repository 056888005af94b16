import { type ErrorCode, knownCodes } from "./codes.gen.js";

/** Every error code of the document. */
export type {{Name}}Code = ErrorCode;

/** Whether a value is an error code of the document: the vendor can send one that is newer than this package. */
export function is{{Name}}Code(value: unknown): value is {{Name}}Code {
  return knownCodes.some((code) => code === value);
}
