// Types, enums, limits, patterns, formats and defaults of two views. What narrows the set of values breaks those who
// send them, what widens it those who receive them.
import { canonical } from "./document.js";
import type { RuleId } from "./rules.js";
import { limitKeywords } from "./schema-keywords.js";
import type { SchemaView } from "./schema-view.js";

/** `sent` by the callers of an API and the receivers of its webhooks, or `received` by them. */
export type Direction = "sent" | "received";

/** Takes one finding at the place that is being compared. */
export type Report = (rule: RuleId, was?: unknown, is?: unknown) => void;

/** Reports every difference in the values two views allow, leaving members and variants aside. */
export function compareValues(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  compareTypes(before, after, direction, report);
  compareNull(before, after, direction, report);
  if (!before.isCodes || !after.isCodes) compareEnums(before, after, direction, report);
  compareLimits(before, after, direction, report);
  comparePatterns(before, after, direction, report);
  compareFormats(before, after, direction, report);
  if (list(before.encodings) !== list(after.encodings)) {
    report(`${direction}-encoding-of-content-changed`, list(before.encodings), list(after.encodings));
  }
  compareDefaults(before, after, direction, report);
  for (const keyword of new Set([...before.unknown.keys(), ...after.unknown.keys()])) {
    const [was, is] = [canonical(before.unknown.get(keyword)), canonical(after.unknown.get(keyword))];
    if (was !== is) report("keyword-changed", `${keyword} ${was}`, is);
  }
}

/** Short text of a set. */
export function list(values: Iterable<string>): string {
  return [...values].sort().join(" | ");
}

/** Whether each of `types` is among `others`; an integer is a number, and no list takes all. */
function fits(types: Set<string> | undefined, others: Set<string> | undefined): boolean {
  if (others === undefined) return true;
  return (
    types !== undefined && [...types].every((type) => others.has(type) || (type === "integer" && others.has("number")))
  );
}

function compareTypes(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  const isWider = fits(before.types, after.types);
  const isNarrower = fits(after.types, before.types);
  if (isWider && isNarrower) return;
  const change = isWider ? "widened" : isNarrower ? "narrowed" : "changed";
  report(`${direction}-type-${change}`, list(before.types ?? ["any"]), list(after.types ?? ["any"]));
}

function compareNull(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  if (before.isNullable === after.isNullable) return;
  // A schema without type or enum allows null by allowing everything; that difference is one of types.
  if ((before.types === undefined) !== (after.types === undefined)) return;
  if (after.isNullable) report(direction === "sent" ? "sent-null-accepted" : "received-null-added");
  else report(direction === "sent" ? "sent-null-refused" : "received-null-removed");
}

function compareEnums(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  const [was, is] = [before.enum, after.enum];
  if (was === undefined && is === undefined) return;
  if (was === undefined) report(`${direction}-enum-introduced`, "any", list(is?.keys() ?? []));
  else if (is === undefined) report(`${direction}-enum-lifted`, list(was.keys()), "any");
  else {
    for (const value of was.keys()) if (!is.has(value)) report(`${direction}-enum-value-removed`, value);
    for (const value of is.keys()) if (!was.has(value)) report(`${direction}-enum-value-added`, undefined, value);
  }
}

function compareLimits(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  for (const [keyword, { isUpper, exclusive }] of limitKeywords) {
    const [was, is] = [boundOf(before, keyword, exclusive, isUpper), boundOf(after, keyword, exclusive, isUpper)];
    if (was.told === is.told) continue;
    const isStep = keyword === "multipleOf" && was.limit !== undefined && is.limit !== undefined;
    const order = closer(was, is, isUpper);
    const isLoosened = isStep ? was.limit % is.limit === 0 : order > 0;
    if (!isLoosened) report(`${direction}-limit-tightened`, was.told, is.told);
    // A step that neither divides nor multiplies the old one takes values away and adds others.
    if (isLoosened || (isStep && is.limit % was.limit !== 0)) report(`${direction}-limit-loosened`, was.told, is.told);
  }
}

interface Bound {
  readonly limit: number | undefined;
  readonly isExclusive: boolean;
  readonly told: string;
}

/** The closer one of a limit and its exclusive twin. */
function boundOf({ limits }: SchemaView, keyword: string, exclusive: string | undefined, isUpper: boolean): Bound {
  const bound = (name: string, isExclusive: boolean): Bound => {
    const limit = limits.get(name);
    return { limit, isExclusive, told: limit === undefined ? `no ${keyword}` : `${name} ${limit}` };
  };
  const [inclusive, strict] = [bound(keyword, false), bound(exclusive ?? "", true)];
  return closer(inclusive, strict, isUpper) < 0 ? strict : inclusive;
}

/** Above 0 when the first bound is the closer one, below 0 when the second is. */
function closer(one: Bound, other: Bound, isUpper: boolean): number {
  if (one.limit === undefined || other.limit === undefined)
    return Number(one.limit !== undefined) - Number(other.limit !== undefined);
  const order = isUpper ? other.limit - one.limit : one.limit - other.limit;
  return order === 0 ? Number(one.isExclusive) - Number(other.isExclusive) : order;
}

function comparePatterns(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  const [was, is] = [before.patterns, after.patterns];
  const kept = [...was].every((pattern) => is.has(pattern));
  const isOnlyLess = [...is].every((pattern) => was.has(pattern));
  if (kept && isOnlyLess) return;
  if (direction === "sent") report(isOnlyLess ? "sent-pattern-removed" : "sent-pattern-changed", list(was), list(is));
  else report(kept ? "received-pattern-added" : "received-pattern-changed", list(was), list(is));
}

function compareFormats(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  const [was, is] = [list(before.formats), list(after.formats)];
  if (was === is) return;
  if (direction === "sent") report(is === "" ? "sent-format-removed" : "sent-format-changed", was, is);
  else report(was === "" ? "received-format-added" : "received-format-changed", was, is);
}

function compareDefaults(before: SchemaView, after: SchemaView, direction: Direction, report: Report): void {
  const [was, is] = [canonical(before.default), canonical(after.default)];
  if (was === is) return;
  if (direction === "received") report("received-default-changed", was, is);
  else report(before.default === undefined ? "sent-default-added" : "sent-default-changed", was, is);
}
