import type { ChangeList } from "./change.js";
import type { SchemaComparer } from "./compare-schemas.js";
import { compareTexts } from "./compare-texts.js";
import type { Direction } from "./compare-values.js";
import { canonical, entriesOf, type Json, memberOf, sides } from "./document.js";
import type { DocumentRuleId } from "./rules.js";

/** Where a body belongs. */
export interface BodyPlace {
  readonly operation: string;
  readonly place: string;
  readonly direction: Direction;
}

/** Reports differences in `content`: media types, their schemas, encodings and examples. */
export function compareContent(
  changes: ChangeList,
  schemas: SchemaComparer,
  before: Json,
  after: Json,
  where: BodyPlace,
): void {
  const { operation, direction, place } = where;
  const { removed, added, kept } = sides(mediaTypes(before), mediaTypes(after));
  const add = (rule: DocumentRuleId, at: string) => changes.add({ rule, place: at }, operation);
  for (const [type] of removed) add(`${direction}-media-type-removed`, `${place} ${type}`);
  for (const [type] of added) add(`${direction}-media-type-added`, `${place} ${type}`);
  for (const [type, was, is] of kept) {
    const at = kept.length === 1 && type === "application/json" ? place : `${place} ${type}`;
    const encodings = [canonical(memberOf(was, "encoding")), canonical(memberOf(is, "encoding"))];
    if (encodings[0] !== encodings[1]) add("sent-encoding-changed", at);
    const [example, now] = [examplesOf(was), examplesOf(is)];
    compareTexts({ examples: example }, { examples: now }, (rule) => changes.add({ rule, place: at }, operation));
    for (const found of schemas.compare(memberOf(was, "schema"), memberOf(is, "schema"), direction, at)) {
      changes.add(found, operation);
    }
  }
}

/** Media types without parameters, which servers and clients add as they like. */
function mediaTypes(body: Json): Map<string, unknown> {
  return new Map(
    entriesOf(body.content).map(([type, value]) => [type.split(";")[0]?.trim().toLowerCase() ?? type, value]),
  );
}

function examplesOf(media: unknown): unknown {
  return [memberOf(media, "example"), memberOf(media, "examples")];
}

/** Whether there is any `content`. */
export function hasContent(body: Json): boolean {
  return entriesOf(body.content).length > 0;
}
