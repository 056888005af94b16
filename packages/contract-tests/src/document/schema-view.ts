import { at, isObject, type JsonObject, membersOf } from "../json.js";

/** What a schema says about one value, `$ref` and `allOf` followed and put together. */
export interface SchemaView {
  /** Name of the innermost named schema it was reached through, such as `CountryCode`. */
  readonly named: string | undefined;
  /** Types it allows, `null` aside; empty when it says none. */
  readonly types: readonly string[];
  readonly isNullable: boolean;
  /** All keywords that stand on it. */
  readonly keywords: JsonObject;
  /** Members of an object. */
  readonly properties: ReadonlyMap<string, JsonObject>;
  readonly required: ReadonlySet<string>;
  /** Schema of the entries of an array. */
  readonly items: JsonObject | undefined;
  /** Schemas of which one has to fit; empty when there is no choice. */
  readonly choices: readonly JsonObject[];
}

/** Looks at a schema of a document. `schemas`: the named ones, which `#/components/schemas/…` refers to. */
export function viewSchema(schema: JsonObject, schemas: JsonObject): SchemaView {
  const parts = partsOf(schema, schemas);
  const keywords: Record<string, unknown> = {};
  const properties = new Map<string, JsonObject>();
  const required = new Set<string>();
  let named: string | undefined;
  for (const part of parts) {
    named = part.named ?? named;
    for (const [keyword, value] of Object.entries(part.schema)) {
      // What stands beside a reference is nearer to the place than what stands behind it.
      if (!(keyword in keywords)) keywords[keyword] = value;
    }
    for (const [name, inner] of membersOf(part.schema.properties)) {
      if (isObject(inner) && !properties.has(name)) properties.set(name, inner);
    }
    if (Array.isArray(part.schema.required)) for (const name of part.schema.required) required.add(String(name));
  }
  const choices = [keywords.anyOf, keywords.oneOf].flatMap((list) =>
    Array.isArray(list) ? list.filter(isObject) : [],
  );
  const isNull = (choice: JsonObject) => choice.type === "null";
  const types = typesOf(keywords);
  return {
    named,
    types: types.filter((type) => type !== "null"),
    isNullable:
      types.includes("null") || choices.some(isNull) || (isList(keywords.enum) && keywords.enum.includes(null)),
    keywords,
    properties,
    required,
    items: isObject(keywords.items) ? keywords.items : undefined,
    choices: choices.filter((choice) => !isNull(choice)),
  };
}

interface Part {
  readonly named: string | undefined;
  readonly schema: JsonObject;
}

/** The schema itself, then what it refers to, nearest first. `depth` ends one that refers to itself. */
function partsOf(schema: JsonObject, schemas: JsonObject, named?: string, depth = 0): readonly Part[] {
  if (depth > 20) return [];
  const { $ref, allOf } = schema;
  const name = typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : undefined;
  const target = name === undefined ? undefined : at(schemas, name);
  const behind = isObject(target) ? partsOf(target, schemas, name, depth + 1) : [];
  const sides = isList(allOf)
    ? allOf.filter(isObject).flatMap((side) => partsOf(side, schemas, undefined, depth + 1))
    : [];
  return [{ named, schema }, ...behind, ...sides];
}

function typesOf({ type, enum: values, properties, items }: JsonObject): readonly string[] {
  if (typeof type === "string") return [type];
  if (isList(type)) return type.map(String);
  if (isList(values)) return [...new Set(values.map(typeOf))];
  if (properties !== undefined) return ["object"];
  return items === undefined ? [] : ["array"];
}

/** JSON type of a value, `integer` for whole numbers. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
