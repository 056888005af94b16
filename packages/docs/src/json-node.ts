/** An object of a parsed document. Readers below throw `TypeError` where a member has another type than asked for. */
export type JsonNode = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no list. */
export function isNode(value: unknown): value is JsonNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object. */
export function asNode(value: unknown, name: string): JsonNode {
  if (isNode(value)) return value;
  throw new TypeError(`${name} must be an object`);
}

/** A member that is an object; empty when absent. */
export function nodeAt(node: JsonNode, key: string): JsonNode {
  return node[key] === undefined ? {} : asNode(node[key], key);
}

/** A member that maps names to objects, as pairs; empty when absent. */
export function entriesAt(node: JsonNode, key: string): [name: string, value: JsonNode][] {
  return Object.entries(nodeAt(node, key)).map(([name, value]) => [name, asNode(value, `${key}.${name}`)]);
}

/** A member that is a list; empty when absent. */
export function listAt(node: JsonNode, key: string): readonly unknown[] {
  const value = node[key] ?? [];
  if (Array.isArray(value)) return value;
  throw new TypeError(`${key} must be a list`);
}

/** A member that is a list of objects; empty when absent. */
export function nodesAt(node: JsonNode, key: string): JsonNode[] {
  return listAt(node, key).map((value) => asNode(value, key));
}

/** A member that is text; empty when absent. */
export function textAt(node: JsonNode, key: string): string {
  const value = node[key] ?? "";
  if (typeof value === "string") return value;
  throw new TypeError(`${key} must be text`);
}
