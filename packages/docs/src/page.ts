import { type ApiDocument, referenceOf } from "./api-document.js";
import type { DocumentGuide } from "./guide.js";
import { type Html, html } from "./html.js";
import { asNode, type JsonNode, listAt, textAt } from "./json-node.js";
import type { Markdown } from "./markdown.js";

/** Something the vendor's text does not say, and where the pages describe it. */
export interface Assumption {
  readonly anchor: string;
  readonly name: string;
  readonly description: string;
}

/** A member or parameter that has a row. */
export interface Field {
  readonly anchor: string;
  /** Its name, after those of the objects it is in. */
  readonly path: string;
  /** What it belongs to: an operation, a part of one, or a schema. */
  readonly place: string;
}

/** One document while its pages are rendered: what they draw on, and what they note for later ones. */
export interface Page {
  readonly document: ApiDocument;
  readonly guide: DocumentGuide;
  readonly markdown: Markdown;
  /** Schemas that were linked to; each needs a section. */
  readonly linked: Set<string>;
  readonly assumptions: Assumption[];
  readonly fields: Field[];
  /** Anchors that were given out for rows. */
  readonly anchors: Set<string>;
}

/** A list too long to stand beside each member that draws from it. */
const isLong = (schema: JsonNode) => listAt(schema, "enum").length > 12;

/** A schema as used at one place: `shared` names the section it is described in, if that is not here. */
export function look(page: Page, given: JsonNode): { schema: JsonNode; shared: string | undefined } {
  const name = referenceOf(given);
  if (name === undefined) return { schema: given, shared: undefined };
  const target = asNode(page.document.schemas[name], name);
  const { $ref, ...beside } = given;
  if (!isLong(target) && page.document.uses.get(name) === 1) {
    // It has no section of its own, so what it says of itself is said here too.
    const description = [beside, target]
      .map((each) => textAt(each, "description"))
      .filter(Boolean)
      .join("\n");
    return look(page, { ...target, ...beside, ...(description && { description }) });
  }
  // That the shared schema is inferred is said once, in its section.
  return { schema: { ...target, "x-evidence": undefined, ...beside }, shared: name };
}

/** Notes an assumption for the list of them; what shows at several places is noted once. */
export function assume({ assumptions }: Page, assumption: Assumption): void {
  const { description, name } = assumption;
  if (!assumptions.some((each) => each.name === name && each.description === description)) assumptions.push(assumption);
}

/** The anchor of a row: the one wanted, or with a number when another row has it. */
export function rowAnchor({ anchors }: Page, wanted: string): string {
  let anchor = wanted;
  for (let count = 2; anchors.has(anchor); count++) anchor = `${wanted}-${count}`;
  anchors.add(anchor);
  return anchor;
}

/** A link to the section that describes a schema. */
export function linkTo(page: Page, name: string): Html {
  // The reasons for a decline have a section of their own.
  if (name === page.document.declines) return html`<a href="#decline-codes">${name}</a>`;
  page.linked.add(name);
  return html`<a href="#schema-${name}">${name}</a>`;
}
