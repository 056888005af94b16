import type { Fault } from "../core/fault.js";
import { type FieldError, invalidPayload } from "./fault.js";

/** From and until in milliseconds since the epoch, both included. */
export interface DateRange {
  readonly from: number;
  readonly until: number;
}

/** Reads the two ends of a range; a day alone counts whole, a time without an offset is UTC. A `Fault` for no moment. */
export function readRange({
  endDate,
  startDate,
}: {
  readonly startDate?: string;
  readonly endDate?: string;
}): DateRange | Fault {
  const from = startDate === undefined ? Number.MIN_SAFE_INTEGER : momentOf(startDate, "00:00:00.000");
  const until = endDate === undefined ? Number.MAX_SAFE_INTEGER : momentOf(endDate, "23:59:59.999");
  if (from !== undefined && until !== undefined) return { from, until };
  const errors: FieldError[] = [];
  if (from === undefined) errors.push({ key: "startDate", reason: "startDate is no moment" });
  if (until === undefined) errors.push({ key: "endDate", reason: "endDate is no moment" });
  return invalidPayload(errors);
}

/** The document's pattern holds; what is left is a calendar that has no 30 February and a day that has no 25th hour. */
function momentOf(text: string, timeOfDay: string): number | undefined {
  const [day = "", time = timeOfDay] = text.split("T");
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  const moment = Date.parse(`${day}T${time}${/(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? "" : "Z"}`);
  return Number.isNaN(moment) ? undefined : moment;
}
