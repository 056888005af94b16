import { type Document, listOf, objectOf, type Schema } from "./document.js";
import type { Fields } from "./fields.js";

/** Types a member's schema allows, `$ref` and `allOf` followed. */
export type MemberTypes = ReadonlyMap<string, ReadonlySet<string>>;

/** The types of each member an object schema lists. */
export function memberTypes(document: Document, schema: Schema): MemberTypes {
  const types = new Map<string, ReadonlySet<string>>();
  for (const part of schemaParts(document, schema)) {
    for (const [name, member] of Object.entries(objectOf(part.properties))) {
      types.set(name, typesOf(document, objectOf(member)));
    }
  }
  return types;
}

/** Names of the members that are files in a multipart body. */
export function fileMembers(document: Document, schema: Schema): ReadonlySet<string> {
  const names = schemaParts(document, schema).flatMap((part) => Object.entries(objectOf(part.properties)));
  const isFile = (member: unknown) =>
    schemaParts(document, objectOf(member)).some(
      ({ format, contentMediaType }) => format === "binary" || contentMediaType !== undefined,
    );
  return new Set(names.filter(([, member]) => isFile(member)).map(([name]) => name));
}

/** The types a schema allows, `$ref` and `allOf` followed. */
export function typesOf(document: Document, schema: Schema): ReadonlySet<string> {
  const found = schemaParts(document, schema).flatMap(({ type }) => (typeof type === "string" ? [type] : listOf(type)));
  return new Set(found.map(String));
}

/** A schema and the branches of its `allOf`, `$ref` followed. */
export function schemaParts(document: Document, schema: Schema): Schema[] {
  const node = document.resolve(schema);
  return [node, ...listOf(node.allOf).flatMap((branch) => schemaParts(document, objectOf(branch)))];
}

/** Texts as the types of the document want them; a text that does not fit stays a text, for the validator to refuse. */
export function coerceFields(fields: Fields, types: MemberTypes): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, value] of fields) values[name] = coerceText(value, types.get(name));
  return values;
}

/** One text as the given types want it; none given, it stays a text. */
export function coerceText(text: string, types: ReadonlySet<string> | undefined): unknown {
  if (!types || types.has("string")) return text;
  if (types.has("integer") && /^-?(?:0|[1-9]\d{0,15})$/.test(text)) return exact(Number(text), text);
  if (types.has("number") && /^-?\d{1,16}(?:\.\d{1,16})?$/.test(text)) return Number(text);
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

function exact(value: number, text: string): unknown {
  return Number.isSafeInteger(value) ? value : text;
}
