import { isRecord } from "../list-apis.js";
import { ReleaseCheckError } from "./errors.js";

export type Json = Record<string, unknown>;

/** An object with the component it came from, when a reference led there. */
export interface Resolved {
  readonly node: Json;
  /** Last part of the reference, such as `NotFound`. */
  readonly name: string | undefined;
}

/** A bundled document: OpenAPI 3.1 whose references all point into itself. */
export class ContractDocument {
  readonly root: Json;
  readonly #targets = new Map<string, Json>();

  constructor(root: Json) {
    this.root = root;
  }

  /** Follows `$ref` until there is none. Throws `ERR_BUNDLE_MALFORMED` when it leads nowhere or in a circle. */
  resolve(value: unknown): Resolved {
    let node = isRecord(value) ? value : {};
    let name: string | undefined;
    for (let steps = 0; typeof node.$ref === "string"; steps++) {
      if (steps > 100) throw malformed(`${node.$ref} refers to itself`);
      name = node.$ref.split("/").at(-1);
      node = this.#target(node.$ref);
    }
    return { node, name };
  }

  #target(ref: string): Json {
    const known = this.#targets.get(ref);
    if (known !== undefined) return known;
    if (!ref.startsWith("#/")) throw malformed(`${ref} points out of the bundle`);
    let node: unknown = this.root;
    for (const part of ref.slice(2).split("/")) {
      node = memberOf(node, decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"));
    }
    if (!isRecord(node)) throw malformed(`${ref} points at nothing`);
    this.#targets.set(ref, node);
    return node;
  }
}

/** Reads a bundle. Throws `ERR_BUNDLE_MALFORMED` when it is no JSON or no document of OpenAPI 3.1. */
export function readDocument(text: string, name: string): ContractDocument {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (cause) {
    throw new ReleaseCheckError("ERR_BUNDLE_MALFORMED", `${name}: is no JSON`, { cause });
  }
  if (!isRecord(root) || typeof root.openapi !== "string" || !root.openapi.startsWith("3.1")) {
    throw malformed(`${name}: is no document of OpenAPI 3.1`);
  }
  for (const part of ["paths", "webhooks", "components", "info"]) {
    if (root[part] !== undefined && !isRecord(root[part])) throw malformed(`${name}: ${part} must be an object`);
  }
  return new ContractDocument(root);
}

function malformed(message: string): ReleaseCheckError {
  return new ReleaseCheckError("ERR_BUNDLE_MALFORMED", message);
}

/** An own member of something that may be no object. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** Members of a map; none when it is missing. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** Items of a list; none when it is missing. */
export function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** JSON with the members of every object in one order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    ) ?? "undefined"
  );
}

/** Names that only one side has, and those of both; in the order of the sides. */
export function sides<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>) {
  return {
    removed: [...before].filter(([name]) => !after.has(name)),
    added: [...after].filter(([name]) => !before.has(name)),
    kept: [...before].flatMap(([name, was]): [string, V, V][] => {
      const is = after.get(name);
      return is === undefined ? [] : [[name, was, is]];
    }),
  };
}
