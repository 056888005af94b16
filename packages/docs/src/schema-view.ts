import { referenceOf } from "./api-document.js";
import { constraints, typeOf } from "./constraints-view.js";
import { type Html, html } from "./html.js";
import { asNode, entriesAt, isNode, type JsonNode, listAt, nodeAt, nodesAt, textAt } from "./json-node.js";
import { assume, linkTo, look, type Page, rowAnchor } from "./page.js";
import { breakable, evidenceBadge, table } from "./page-parts.js";

/** A member or parameter: `place` is the anchor of what it belongs to, `path` its name there. */
export interface Member {
  readonly place: string;
  readonly path: string;
  readonly given: JsonNode;
  readonly isRequired: boolean;
}

/** The row of a member, and the rows of those nested in it. */
export function memberRows(page: Page, { place, path, given, isRequired }: Member): Html[] {
  const { schema } = look(page, given);
  const isList = schema.type === "array";
  const items = isList ? look(page, nodeAt(schema, "items")) : undefined;
  // What a list holds is described here unless a section does it.
  const said = items?.shared === undefined ? [schema, items?.schema ?? {}] : [schema];
  const description = said
    .map((each) => textAt(each, "description"))
    .filter(Boolean)
    .join("\n");
  const isInferred = said.some((each) => each["x-evidence"] === "inferred");
  const anchor = rowAnchor(page, `${place}.${path.replaceAll("[]", "").replace(/^\./, "")}`);
  page.fields.push({ anchor, path, place });
  if (isInferred) assume(page, { anchor, name: `${place} ${path}`, description });
  // A long list of values has a section; short ones save the reader the way.
  const hasLimits = (at: JsonNode) =>
    listAt(at, "enum").length <= 12 && (at.properties === undefined || at.written !== undefined);
  const row = html`<tr id="${anchor}"><th scope="row">${breakable(path)}${
    isRequired && html` <span class="required">required</span>`
  }${isInferred && html` ${evidenceBadge("inferred")}`}${
    schema["x-sandboxOnly"] === true && html` <span class="badge">test environment only</span>`
  }</th><td>${typeOf(page, given)}</td><td class="wide">${page.markdown.line(description)}${
    hasLimits(schema) && constraints(page, schema)
  }${items !== undefined && hasLimits(items.schema) && constraints(page, itemOf(schema, items.schema))}</td></tr>`;
  return [row, ...nestedRows(page, place, given, path)];
}

/** An object somewhere in a schema that no section of its own describes; `path` is the way to it. */
interface Inside {
  readonly path: string;
  readonly schema: JsonNode;
}

/** The objects in a schema: itself, what its lists and maps hold, and those of its choices that have no name. */
function insides(page: Page, given: JsonNode, path: string): Inside[] {
  const { schema, shared } = look(page, given);
  if (shared !== undefined) return [];
  // Choices with a name are links.
  const choices = [...nodesAt(schema, "oneOf"), ...nodesAt(schema, "anyOf")].filter(({ $ref }) => $ref === undefined);
  return [
    ...(schema.properties === undefined && schema.allOf === undefined ? [] : [{ path, schema }]),
    ...(schema.items === undefined ? [] : insides(page, nodeAt(schema, "items"), `${path}[]`)),
    ...(isNode(schema.additionalProperties)
      ? insides(page, schema.additionalProperties, path === "" ? "*" : `${path}.*`)
      : []),
    ...choices.flatMap((choice) => insides(page, choice, path)),
  ];
}

/** Rows of everything in a schema that stands at `path`. */
function nestedRows(page: Page, place: string, given: JsonNode, path: string): Html[] {
  return insides(page, given, path).flatMap((inside) =>
    rowsInside(page, place, inside.schema, inside.path === "" ? "" : `${inside.path}.`),
  );
}

/** What a list holds, without an example where the list has one of its own. */
const itemOf = (list: JsonNode, item: JsonNode) => (list.written === undefined ? item : { ...item, examples: [] });

/** Rows of everything in an object; a part it shares with others is one row with a link. */
function rowsInside(page: Page, place: string, schema: JsonNode, prefix = ""): Html[] {
  const required = listAt(schema, "required");
  const parts = nodesAt(schema, "allOf").flatMap((part) => {
    const { schema: inside, shared } = look(page, part);
    if (shared === undefined) return rowsInside(page, place, inside, prefix);
    return [html`<tr><td colspan="3">Every member of ${linkTo(page, shared)}, and:</td></tr>`];
  });
  const own = entriesAt(schema, "properties").flatMap(([name, given]) =>
    memberRows(page, { place, path: prefix + name, given, isRequired: required.includes(name) }),
  );
  return [...parts, ...own];
}

/** Everything about a schema: its members, or its values and limits. A reference at the top is followed. */
export function schemaView(page: Page, place: string, given: JsonNode): Html {
  const name = referenceOf(given);
  const schema = name === undefined ? given : asNode(page.document.schemas[name], name);
  // A body has no row of its own that could tell.
  if (name !== undefined && schema["x-evidence"] === "inferred") {
    const [anchor = ""] = place.split(".");
    assume(page, { anchor, name, description: textAt(schema, "description") });
  }
  const rows = nestedRows(page, place, schema, "");
  // An object shows by its members; anything else says what it is.
  const isObject = schema.properties !== undefined || schema.allOf !== undefined;
  const type = !isObject && html`<p>${typeOf(page, schema)}</p>`;
  const members = rows.length > 0 && table("Members", ["Member", "Type", "Meaning"], rows);
  return html`<div class="note">${page.markdown.block(textAt(schema, "description"))}</div>${type}${members}${constraints(page, schema)}`;
}
