import type { Fault } from "../core/fault.js";
import type { Violation } from "../core/http/violation.js";
import { boundOf, type DateRange, isTimeZone } from "./dates.js";
import { addViolations } from "./document-mistakes.js";
import { notFound } from "./fault.js";
import { zoneOf } from "./members.js";
import { messages } from "./messages.js";
import { Mistakes } from "./mistakes.js";
import type { BrocardCall, BrocardGuard, BrocardGuards, OperationId } from "./types.js";

type AnyCall = Omit<BrocardCall<"listCards">, "body"> & { readonly body?: { readonly tz?: string } | undefined };

/**
 * Judges a request before its handler: what the path names has to exist (404), the caller has to be allowed (403), and
 * then everything that is wrong with the members is said at once (422), as the framework of the vendor does.
 */
export function createReview(guards: BrocardGuards) {
  const guardOf = new Map(Object.entries(guards));
  return async (call: AnyCall, violations: readonly Violation[]): Promise<Fault | undefined> => {
    if (violations.some(({ place }) => place === "path")) return notFound();
    const mistakes = new Mistakes();
    addViolations(mistakes, violations);
    const { dates, tz } = call.query;
    const zone = call.body?.tz || tz;
    if (zone && !isTimeZone(zone)) mistakes.add("tz", messages.timeZone("tz"));
    else if (dates) checkDates(dates, call, mistakes);
    const guard = guardOf.get(call.operationId) as BrocardGuard<OperationId> | undefined;
    return (await guard?.(call as never, mistakes)) ?? mistakes.fault;
  };
}

function checkDates(dates: DateRange, call: AnyCall, mistakes: Mistakes): void {
  for (const end of ["begin", "end"] as const) {
    const text = dates[end];
    if (text === undefined || boundOf(end, text, zoneOf(call)) !== undefined) continue;
    mistakes.add(`dates.${end}`, messages.dateFormat(`dates.${end}`));
  }
}
