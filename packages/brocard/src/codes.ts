import { type DeclineCode, knownDeclineCodes } from "./codes.gen.js";

/** Every reason for which a payment is declined, spelled as the vendor spells it. */
export type BrocardDeclineCode = DeclineCode;

/** Whether a value is a decline code of the document: the vendor can send one that is newer than this package. */
export function isBrocardDeclineCode(value: unknown): value is BrocardDeclineCode {
  return knownDeclineCodes.some((code) => code === value);
}
