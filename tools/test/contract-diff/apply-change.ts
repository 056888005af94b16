import { isRecord } from "../../list-apis.js";

/**
 * A copy of `base` with the members of `change` set, each by its path with dots; a `-` in front of a path takes the
 * member away. Parts of a path may hold dots themselves when such a member is there.
 */
export function applyChange(base: unknown, change: Readonly<Record<string, unknown>>): unknown {
  const copy: unknown = structuredClone(base);
  for (const [path, value] of Object.entries(change)) {
    const isRemoval = path.startsWith("-");
    set(copy, (isRemoval ? path.slice(1) : path).split("."), isRemoval ? undefined : structuredClone(value));
  }
  return copy;
}

function set(node: unknown, parts: readonly string[], value: unknown): void {
  const [first = "", ...rest] = parts;
  if (!isRecord(node) && !Array.isArray(node)) throw new TypeError(`no object on the way to ${parts.join(".")}`);
  if (rest.length > 0) set(Reflect.get(node, first), rest, value);
  else if (value === undefined) {
    if (!Reflect.has(node, first)) throw new TypeError(`nothing to take away at ${first}`);
    Reflect.deleteProperty(node, first);
  } else Reflect.set(node, first, value);
}
