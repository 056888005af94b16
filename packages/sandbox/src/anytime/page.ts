import type { Fault } from "../core/fault.js";
import { dayStart } from "./dates.js";
import { fault } from "./fault.js";

/** Most items of one answer; the text names no ceiling. */
export const greatestPage = 500;

interface PageQuery {
  readonly limit_start?: number;
  readonly limit_number?: number;
  readonly date_start?: string;
  readonly date_end?: string;
}

/** What a list was made with: dates only where the caller sent them. */
export interface Filters {
  date_start?: string;
  date_end?: string;
  limit_start: number;
  limit_number: number;
}

/** A page of a list. The four numbers are ready for a statement: `date >= from and date < until limit … offset …`. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
  /** First instant of the first day, milliseconds since the epoch; the smallest number without a `date_start`. */
  readonly from: number;
  /** First instant after the last day; the greatest number without a `date_end`. */
  readonly until: number;
  /** The `filters` member of the answer: what was applied, so a `limit_number` above the ceiling comes back as the ceiling. */
  readonly filters: Filters;
}

/**
 * Reads page limits and date filters of a query. Days are days of French time and both ends count.
 * Refuses a day that is not in the calendar with `malformed` (the code of the resource) and reversed dates with 4000050.
 */
export function readPage(query: PageQuery, malformed: 4000210 | 4000310): Page | Fault {
  const { date_start, date_end } = query;
  const from = date_start === undefined ? Number.MIN_SAFE_INTEGER : dayStart(date_start);
  if (from === undefined) return fault(malformed, "The parameter date_start is invalid.");
  const lastDay = date_end === undefined ? undefined : dayStart(date_end);
  if (date_end !== undefined && lastDay === undefined) return fault(malformed, "The parameter date_end is invalid.");
  if (lastDay !== undefined && from > lastDay) return fault(4000050);

  const offset = query.limit_start ?? 0;
  const limit = Math.min(query.limit_number ?? 50, greatestPage);
  return {
    offset,
    limit,
    from,
    until: date_end === undefined ? Number.MAX_SAFE_INTEGER : dayAfter(date_end),
    filters: {
      ...(date_start === undefined ? {} : { date_start }),
      ...(date_end === undefined ? {} : { date_end }),
      limit_start: offset,
      limit_number: limit,
    },
  };
}

function dayAfter(date: string): number {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return dayStart(next) ?? Number.MAX_SAFE_INTEGER;
}
