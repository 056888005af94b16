type Node = string | Map<string, Node>;

/** Deepest name that is read; a longer one is left out, as PHP does with too many levels. */
const deepest = 4;

/**
 * Reads a query as PHP does: `ids[]=1&ids[]=2` is a list, `dates[begin]=…` a map, and of a plain name that is given
 * twice the last one counts. What is no percent-encoded UTF-8 is replaced, never refused.
 * @param text without a leading `?`.
 */
export function parseNestedFields(text: string): Record<string, unknown> {
  const root = new Map<string, Node>();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    if (path.length > 0 && path.length <= deepest) put(root, path, value);
  }
  return objectOf(root);
}

/** `dates[begin]` is `dates`, `begin`; the empty part of `ids[]` stands for the next position. */
function pathOf(name: string): string[] {
  const [, first = "", rest = ""] = /^([^[]*)(.*)$/s.exec(name) ?? [];
  if (first === "") return [];
  const parts = [...rest.matchAll(/\[([^\]]*)\]/g)].map(([, part = ""]) => part);
  return [first, ...parts];
}

function put(into: Map<string, Node>, [first = "", ...rest]: readonly string[], value: string): void {
  const key = first === "" ? String(into.size) : first;
  if (rest.length === 0) {
    into.set(key, value);
    return;
  }
  const found = into.get(key);
  const next = found instanceof Map ? found : new Map<string, Node>();
  into.set(key, next);
  put(next, rest, value);
}

function plainOf(node: Node): unknown {
  if (typeof node === "string") return node;
  const isList = [...node.keys()].every((key, index) => key === String(index));
  return isList ? [...node.values()].map(plainOf) : objectOf(node);
}

function objectOf(map: Map<string, Node>): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null);
  for (const [key, node] of map) object[key] = plainOf(node);
  return object;
}
