import type { ApiDocument, DocumentedOperation } from "../document/api-document.js";
import { at, isObject, type JsonObject, membersOf } from "../json.js";

/** Names of all members that a success of the operation can have, at any depth. */
export function successMembers(document: ApiDocument, operation: DocumentedOperation): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const walk = (schema: unknown): void => {
    if (Array.isArray(schema)) {
      for (const inner of schema) walk(inner);
      return;
    }
    if (!isObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    const { $ref } = schema;
    if (typeof $ref === "string") walk(at(document.schemas, $ref.slice($ref.lastIndexOf("/") + 1)));
    for (const [name, inner] of membersOf(schema.properties)) {
      names.add(name);
      walk(inner);
    }
    for (const keyword of ["allOf", "anyOf", "oneOf", "items"]) walk(schema[keyword]);
  };
  for (const [status, { content }] of operation.answers) if (status < 400) walk([...content.values()]);
  return names;
}

/** A text or number inside parsed JSON, with its place. */
export interface Leaf {
  readonly pointer: string;
  readonly name: string;
  readonly value: unknown;
}

/** Every leaf of parsed JSON. */
export function leavesOf(value: unknown, pointer = "", name = ""): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((inner, i) => leavesOf(inner, `${pointer}/${i}`, name));
  if (isObject(value)) {
    return Object.entries(value).flatMap(([member, inner]) => leavesOf(inner, `${pointer}/${member}`, member));
  }
  return [{ pointer, name, value }];
}

/** The rows of a list: the one member that is an array of objects, or that is empty. */
export function rowsOf(content: unknown): readonly JsonObject[] | undefined {
  const lists = membersOf(content).flatMap(([, value]) => (Array.isArray(value) ? [value] : []));
  return lists.length === 1 ? lists[0]?.filter(isObject) : undefined;
}

/** What identifies a row. */
export function idOf(row: unknown, ids: readonly string[]): string | undefined {
  const name = ids.find((id) => at(row, id) !== undefined);
  return name === undefined ? undefined : String(at(row, name));
}

/** JSON with members in order of their names. */
export function sortedJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    ) ?? "undefined"
  );
}

/** Places at which two values differ. */
export function differences(one: unknown, other: unknown): readonly string[] {
  const [left, right] = [one, other].map((value) => new Map(leavesOf(value).map((leaf) => [leaf.pointer, leaf.value])));
  const pointers = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  return [...pointers].filter((pointer) => left?.get(pointer) !== right?.get(pointer));
}
