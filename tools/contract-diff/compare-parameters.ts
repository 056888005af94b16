import type { ChangeList, Finding } from "./change.js";
import type { SchemaComparer } from "./compare-schemas.js";
import { compareTexts } from "./compare-texts.js";
import { sides } from "./document.js";
import type { Operation, Parameter } from "./operations.js";
import type { DocumentRuleId } from "./rules.js";

/** Reports differences in the parameters of an operation. Those of the path are matched by position. */
export function compareParameters(
  changes: ChangeList,
  schemas: SchemaComparer,
  before: Operation,
  after: Operation,
): void {
  const { removed, added, kept } = sides(byPlace(before), byPlace(after));
  const add = (rule: DocumentRuleId, parameter: Parameter, more: Partial<Finding> = {}) =>
    changes.add({ rule, place: placeOf(after.id, parameter), ...more }, after.id);
  for (const [, parameter] of removed) add("parameter-removed", parameter);
  for (const [, parameter] of added) {
    add(parameter.node.required === true ? "required-parameter-added" : "optional-parameter-added", parameter);
  }
  for (const [, was, is] of kept) {
    if (was.name !== is.name) add("path-parameter-renamed", is, { was: was.name, is: is.name });
    if ((was.node.required === true) !== (is.node.required === true)) {
      add(is.node.required === true ? "parameter-became-required" : "parameter-became-optional", is);
    }
    if (was.node.deprecated !== true && is.node.deprecated === true) add("parameter-deprecated", is);
    const [old, now] = [styleOf(was), styleOf(is)];
    if (old !== now) add("parameter-style-changed", is, { was: old, is: now });
    compareTexts(was.node, is.node, (rule) => changes.add({ rule, place: placeOf(after.id, is) }, after.id));
    for (const found of schemas.compare(was.node.schema, is.node.schema, "sent", placeOf(after.id, is))) {
      changes.add(found, after.id);
    }
  }
}

function byPlace({ path, parameters }: Operation): Map<string, Parameter> {
  const positions = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return new Map(
    parameters.map((parameter) => {
      const position = parameter.in === "path" ? positions.indexOf(parameter.name) : -1;
      return [`${parameter.in} ${position < 0 ? parameter.name : position}`, parameter];
    }),
  );
}

function placeOf(operation: string, { component, in: where, name }: Parameter): string {
  return component === undefined ? `${operation} ${where} ${name}` : `parameter ${component}`;
}

/** How lists and objects are written, with the defaults of OpenAPI for each place. */
function styleOf({ node, in: where }: Parameter): string {
  const style = node.style ?? (where === "query" || where === "cookie" ? "form" : "simple");
  const explode = node.explode ?? style === "form";
  return `${style}${explode === true ? ", exploded" : ""}${node.allowReserved === true ? ", reserved" : ""}`;
}
