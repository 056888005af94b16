/** What a value from outside must look like to be typed; a small part of JSON Schema. */
export interface Shape {
  /** Types of JSON, any of which will do; absent means any. */
  readonly type?: readonly string[];
  /** The one value allowed. */
  readonly const?: string | number | boolean;
  readonly properties?: Readonly<Record<string, Shape>>;
  /** Properties that may be missing; every other one is required. */
  readonly optional?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}

function typesOf(value: unknown): readonly string[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  return Number.isInteger(value) ? ["integer", "number"] : [typeof value];
}

/**
 * Whether a parsed JSON value has the members and types of a shape. Members beside them are welcome, and so are
 * values of an enumeration that are new: refusing them would lose a message that only says more than it used to.
 */
export function matchesShape(shape: Shape, value: unknown): boolean {
  const { type, properties = {}, optional = [], items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = shape;
  if (type !== undefined && !typesOf(value).some((name) => type.includes(name))) return false;
  if (shape.const !== undefined && shape.const !== value) return false;
  if (Array.isArray(value)) {
    if (value.length < minItems || value.length > maxItems) return false;
    return items === undefined || value.every((item) => matchesShape(items, item));
  }
  if (typeof value !== "object" || value === null) return true;
  const members = new Map<string, unknown>(Object.entries(value));
  return Object.entries(properties).every(([name, inner]) =>
    members.has(name) ? matchesShape(inner, members.get(name)) : optional.includes(name),
  );
}
