import type { PlanResult } from "../engine/plan.js";
import { isObject } from "../json.js";

/** Members of a result that measure time, in milliseconds. */
const measured: ReadonlySet<string> = new Set(["ms"]);
/** Headers of answers that tell when they were sent. */
const dated: ReadonlySet<string> = new Set(["age", "date", "expires", "last-modified"]);

/** Addresses that are new each time, because a vendor keeps those of people for good; digits may be masked in them. */
const drawn = /(?<=-)[0-9a-f*]{8}(?:-[0-9a-f*]{4}){3}-[0-9a-f*]{12}(?=(?:@|%40)example\.com)/gi;

/**
 * The result with its times taken out: members `ms` are 0, headers of answers that carry a date are gone; so is the part
 * of e-mail addresses that has to be new. Two runs with the same seed against two servers in the same state, clock
 * included, then give the same bytes in every format. What a server answers to calls that a probe sends at once can
 * still differ: which comes first is not ours to say.
 */
export function withoutTimes(result: PlanResult): PlanResult {
  return strip(result) as PlanResult; // the same shape: numbers stay numbers, and headers are a record
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value === "string") return value.replace(drawn, "0");
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (measured.has(name)) return [name, 0];
      if (name === "responseHeaders" && isObject(inner)) return [name, undated(inner)];
      return [name, strip(inner)];
    }),
  );
}

function undated(headers: object): object {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dated.has(name.toLowerCase())));
}
