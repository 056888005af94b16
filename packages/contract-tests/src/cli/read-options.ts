import { InvalidArgumentError } from "commander";
import { type CheckId, isCheckId } from "../checks.js";
import { type ReportFormat, reportFormats } from "../report/writers.js";

/** An address without its last slash. Throws `InvalidArgumentError`, like its neighbours here. */
export function readUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError("not a URL.");
  return text.replace(/\/$/, "");
}

/** Largest number that a timer takes. */
const most = 0x7fff_ffff;

/** A whole number above 0 that fits 31 bits. */
export function readCount(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new InvalidArgumentError(`not a whole number from 1 to ${most}.`);
  }
  return number;
}

/** A whole number, below 0 too, that fits 32 bits. */
export function readSeed(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || Math.abs(number) > most) throw new InvalidArgumentError("not a whole number.");
  return number;
}

/** A number from 0 to 100. */
export function readPercent(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= 0 && number <= 100)) throw new InvalidArgumentError("not a number up to 100.");
  return number;
}

/** Names separated by commas, added to those before. */
export function readName(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  // No name would mean all of them.
  if (names.includes("")) throw new InvalidArgumentError("a name in it is empty.");
  return [...before, ...names];
}

/** The id of a check, added to those before. */
export function readCheck(text: string, before: readonly CheckId[] = []): readonly CheckId[] {
  if (!isCheckId(text)) throw new InvalidArgumentError("there is no such check; see list-checks.");
  return [...before, text];
}

/** Formats of reports separated by commas. */
export function readReports(text: string): readonly ReportFormat[] {
  return text.split(",").map((name) => {
    const format = reportFormats.find((each) => each === name.trim());
    if (format === undefined) throw new InvalidArgumentError(`the formats are ${reportFormats.join(", ")}.`);
    return format;
  });
}
