import { type Document, listOf, objectOf, type Schema } from "./document.js";
import type { Fields } from "./fields.js";

/** Types a member's schema allows, `$ref` and `allOf` followed. */
export type MemberTypes = ReadonlyMap<string, ReadonlySet<string>>;

/** The types of each member an object schema lists. */
export function memberTypes(document: Document, schema: Schema): MemberTypes {
  const types = new Map<string, ReadonlySet<string>>();
  for (const part of partsOf(document, schema)) {
    for (const [name, member] of Object.entries(objectOf(part.properties))) {
      const found = partsOf(document, objectOf(member)).flatMap(({ type }) =>
        typeof type === "string" ? [type] : listOf(type),
      );
      types.set(name, new Set(found.map(String)));
    }
  }
  return types;
}

/** Names of the members that are files in a multipart body. */
export function fileMembers(document: Document, schema: Schema): ReadonlySet<string> {
  const names = partsOf(document, schema).flatMap((part) => Object.entries(objectOf(part.properties)));
  const isFile = (member: unknown) =>
    partsOf(document, objectOf(member)).some(
      ({ format, contentMediaType }) => format === "binary" || contentMediaType !== undefined,
    );
  return new Set(names.filter(([, member]) => isFile(member)).map(([name]) => name));
}

function partsOf(document: Document, schema: Schema): Schema[] {
  const node = document.resolve(schema);
  return [node, ...listOf(node.allOf).flatMap((branch) => partsOf(document, objectOf(branch)))];
}

/** Texts as the types of the document want them; a text that does not fit stays a text, for the validator to refuse. */
export function coerceFields(fields: Fields, types: MemberTypes): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, value] of fields) values[name] = coerce(value, types.get(name));
  return values;
}

function coerce(text: string, types: ReadonlySet<string> | undefined): unknown {
  if (!types || types.has("string")) return text;
  if (types.has("integer") && /^-?(?:0|[1-9]\d{0,15})$/.test(text)) return exact(Number(text), text);
  if (types.has("number") && /^-?\d{1,16}(?:\.\d{1,16})?$/.test(text)) return Number(text);
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

function exact(value: number, text: string): unknown {
  return Number.isSafeInteger(value) ? value : text;
}
