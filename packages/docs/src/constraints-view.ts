import { referenceOf } from "./api-document.js";
import { type Fragment, html, join } from "./html.js";
import { isNode, type JsonNode, listAt, nodeAt, nodesAt, textAt } from "./json-node.js";
import { linkTo, look, type Page } from "./page.js";

/** The type of a member in a few words: what it is, and the shared schema behind it. */
export function typeOf(page: Page, given: JsonNode): Fragment {
  const { schema, shared } = look(page, given);
  const choices = [...nodesAt(schema, "oneOf"), ...nodesAt(schema, "anyOf")];
  if (choices.length > 0) {
    const links = choices.map((choice) =>
      typeof choice.$ref === "string" ? linkTo(page, choice.$ref.split("/").at(-1) ?? "") : typeOf(page, choice),
    );
    return join(links, " or ");
  }
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type ?? "object"]).map(String);
  if (shared !== undefined && types.includes("object")) return linkTo(page, shared);
  if (types[0] === "array") return html`list of ${typeOf(page, nodeAt(schema, "items"))}`;
  if (isNode(schema.additionalProperties) && schema.properties === undefined) {
    return html`map of names, each to ${typeOf(page, schema.additionalProperties)}`;
  }
  const content = nodeAt(schema, "contentSchema");
  if (content.$ref !== undefined)
    return html`${types.join(" or ")} that holds ${linkTo(page, referenceOf(content) ?? "")}`;
  const format = textAt(schema, "format");
  const plain = format === "binary" ? "file" : `${types.join(" or ")}${format && ` (${format})`}`;
  return shared === undefined ? plain : html`${plain} ${linkTo(page, shared)}`;
}

const phrases: Readonly<Record<string, (value: unknown) => Fragment>> = {
  const: (value) => html`always <code>${String(value)}</code>`,
  minLength: (value) => (value === 1 ? "not empty" : `at least ${value} characters`),
  maxLength: (value) => `at most ${value} characters`,
  minimum: (value) => `≥ ${value}`,
  exclusiveMinimum: (value) => `> ${value}`,
  maximum: (value) => `≤ ${value}`,
  exclusiveMaximum: (value) => `< ${value}`,
  minItems: (value) => `at least ${value} items`,
  maxItems: (value) => `at most ${value} items`,
  minProperties: (value) => `at least ${value} of the members`,
  pattern: (value) => html`pattern <code>${String(value)}</code>`,
  default: (value) => html`default <code>${String(value)}</code>`,
  dependentRequired: (value) =>
    Object.entries(isNode(value) ? value : {}).map(
      ([name, others]) => html`with <code>${name}</code> also <code>${[others].flat().join(", ")}</code>`,
    ),
  discriminator: (value) => isNode(value) && html`told apart by <code>${textAt(value, "propertyName")}</code>`,
  contentMediaType: (value) => html`holds <code>${String(value)}</code>`,
  contentEncoding: (value) => `in ${value}`,
};

/** Limits and an example of a schema in one line, then its values with their meanings. */
export function constraints(page: Page, schema: JsonNode): Fragment {
  const limits = Object.entries(phrases).flatMap(([key, phrase]) =>
    schema[key] === undefined ? [] : [phrase(schema[key])],
  );
  const values = listAt(schema, "enum").map(String);
  const [example] = listAt(schema, "examples");
  if (example !== undefined && values.length === 0 && !isNode(example)) {
    limits.push(html`e.g. <code>${JSON.stringify(example)}</code>`);
  }
  // Given by a parameter of a query alone: how its example is written there.
  if (schema.written !== undefined) limits.push(html`e.g. <code>${textAt(schema, "written")}</code>`);
  const meaning = (value: string) => page.markdown.line(textAt(nodeAt(schema, "x-enumDescriptions"), value));
  return [
    limits.length > 0 && html`<p class="limits">${join(limits, ", ")}</p>`,
    values.length > 0 &&
      html`<ul class="values">${values.map((value) => html`<li><code>${value}</code> ${meaning(value)}</li>`)}</ul>`,
  ];
}
