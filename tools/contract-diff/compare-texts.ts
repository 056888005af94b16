import { isRecord } from "../list-apis.js";
import type { Report } from "./compare-values.js";
import { canonical, type Json } from "./document.js";
import type { DocumentRuleId } from "./rules.js";

const told: readonly (readonly [DocumentRuleId, readonly string[]])[] = [
  ["description-changed", ["title", "summary", "description", "externalDocs"]],
  ["example-changed", ["example", "examples"]],
];

/** Reports differences in what two objects only tell. */
export function compareTexts(before: Json, after: Json, report: Report): void {
  for (const [rule, members] of told) {
    if (members.some((member) => isOther(before[member], after[member]))) report(rule);
  }
  const [meant, means] = [before["x-enumDescriptions"], after["x-enumDescriptions"]];
  if (isOther(meant, means) && isOther(...commonMeanings(meant, means))) report("meaning-changed");
  const [was, is] = [before["x-evidence"], after["x-evidence"]];
  if (isOther(was, is)) report("evidence-changed", was ?? "unmarked", is ?? "unmarked");
}

/** Without a look inside when there is nothing to see: most places have no texts at all. */
function isOther(was: unknown, is: unknown): boolean {
  return was !== is && canonical(was) !== canonical(is);
}

/** `x-enumDescriptions` differ by the values of the enum anyway: only meanings of values that both have count. */
function commonMeanings(before: unknown, after: unknown): readonly [Json, Json] {
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const common = (from: Json) => Object.fromEntries(Object.entries(from).filter(([key]) => key in was && key in is));
  return [common(was), common(is)];
}
