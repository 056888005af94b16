/** An object of parsed JSON, with members that still have to be looked at. */
export type JsonObject = { readonly [member: string]: unknown };

/** Says whether parsed JSON is an object, which neither an array nor null is. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at the end of a way of members, `undefined` where it breaks off. */
export function at(value: unknown, ...way: readonly string[]): unknown {
  return way.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

/** Members of an object as pairs, none for anything else. */
export function membersOf(value: unknown): readonly [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The JSON in a body in UTF-8; undefined where it is none. */
export function parseJson(body: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
