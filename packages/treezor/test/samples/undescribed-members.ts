export type Schema = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object with named members. */
export function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a `$ref` of a document points at, or the value itself. */
export function resolve(document: Schema, value: unknown): Schema {
  if (!isObject(value)) return {};
  if (typeof value.$ref !== "string") return value;
  const names = value.$ref.split("/").slice(1);
  const target = names.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), document);
  return resolve(document, target);
}

/** A schema with everything its `allOf`, `anyOf` and `oneOf` say of the same value. */
function sidesOf(document: Schema, schema: unknown): Schema[] {
  const own = resolve(document, schema);
  const parts = [own.allOf, own.anyOf, own.oneOf].filter(Array.isArray).flat();
  return [own, ...parts.flatMap((part) => sidesOf(document, part))];
}

/**
 * Paths of the members of a value that a schema does not name, at any depth; `a[].b` for one in a list. A map, whose
 * `additionalProperties` is a schema, names all.
 */
export function undescribedMembers(document: Schema, value: unknown, schema: unknown, path = ""): string[] {
  const sides = sidesOf(document, schema);
  if (Array.isArray(value)) {
    const items = sides.flatMap((side) => side.items ?? []);
    return value.flatMap((item) => undescribedMembers(document, item, { anyOf: items }, `${path}[]`));
  }
  if (!isObject(value) || sides.some((side) => isObject(side.additionalProperties))) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = path === "" ? name : `${path}.${name}`;
    const named = sides.flatMap(({ properties }) => (isObject(properties) ? (properties[name] ?? []) : []));
    return named.length === 0 ? [at] : undescribedMembers(document, inner, { anyOf: named }, at);
  });
}
