import { at, isObject, type JsonObject, membersOf } from "../json.js";

/** Keywords whose schemas describe another place of the value: each of these places is closed by itself. */
const placeMaps = ["properties", "patternProperties"];
const placeLists = ["prefixItems"];
const places = ["items", "contains", "additionalProperties"];
/** Keywords whose schemas describe the same place together: closing one of them would refuse the members of the others. */
const sidesLists = ["allOf", "anyOf", "oneOf"];
const sides = ["if", "then", "else", "not"];

const annotations = new Set([
  "description",
  "summary",
  "example",
  "examples",
  "title",
  "externalDocs",
  "xml",
  "deprecated",
]);

/**
 * The schema with every object in it closed: a member it does not describe is refused at any depth. What `allOf` and
 * its like describe together counts as described. Free text and `x-` members are left out; `#/` references get `base`
 * in front. `schemas`: the named schemas of the document, to see which references lead to objects.
 */
export function closeSchema(schema: JsonObject, schemas: JsonObject, base: string): JsonObject {
  const closed = closeInside(schema, schemas, base);
  return mayHoldMembers(schema, schemas) ? { unevaluatedProperties: false, ...closed } : closed;
}

/** Like {@link closeSchema}, but the outermost object stays open, so that `allOf` can add to it. */
export function closeInside(schema: JsonObject, schemas: JsonObject, base: string): JsonObject {
  const place = (inner: unknown) => (isObject(inner) ? closeSchema(inner, schemas, base) : inner);
  const side = (inner: unknown) => (isObject(inner) ? closeInside(inner, schemas, base) : inner);
  const each = (list: unknown, close: (inner: unknown) => unknown) => (Array.isArray(list) ? list.map(close) : list);
  const entries = membersOf(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (keyword.startsWith("x-") || annotations.has(keyword)) return [];
    if (keyword === "$ref" && typeof value === "string") return [[keyword, value.replace(/^#/, `${base}#`)]];
    if (placeMaps.includes(keyword)) {
      return [[keyword, Object.fromEntries(membersOf(value).map(([name, inner]) => [name, place(inner)]))]];
    }
    if (placeLists.includes(keyword)) return [[keyword, each(value, place)]];
    if (places.includes(keyword)) return [[keyword, place(value)]];
    if (sidesLists.includes(keyword)) return [[keyword, each(value, side)]];
    if (sides.includes(keyword)) return [[keyword, side(value)]];
    return [[keyword, value]];
  });
  return Object.fromEntries(entries);
}

/** Whether a value of this schema can be an object. `depth` ends a schema that refers to itself. */
function mayHoldMembers(schema: unknown, schemas: JsonObject, depth = 0): boolean {
  if (!isObject(schema) || depth > 20) return false;
  const inner = (value: unknown) => mayHoldMembers(value, schemas, depth + 1);
  const { $ref, type } = schema;
  if (typeof $ref === "string" && inner(at(schemas, $ref.slice($ref.lastIndexOf("/") + 1)))) return true;
  if (type === "object" || (Array.isArray(type) && type.includes("object"))) return true;
  return sidesLists.some((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) && list.some(inner);
  });
}
