/**
 * What a value from outside must look like to be typed; a small part of JSON Schema.
 * Text names types of JSON, any of which will do, such as `string|null`; `""` takes anything.
 */
export type Shape = string | ConstShape | ListShape | ObjectShape;

export interface ConstShape {
  /** The one value allowed. */
  readonly const: string | number | boolean;
}

export interface ListShape {
  readonly items: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface ObjectShape {
  readonly properties: Readonly<Record<string, Shape>>;
  /** Properties that may be missing; every other one is required. */
  readonly optional?: readonly string[];
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
  if (typeof shape === "string") return shape === "" || typesOf(value).some((type) => shape.split("|").includes(type));
  if ("const" in shape) return value === shape.const;
  if ("items" in shape) {
    const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = shape;
    if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) return false;
    return value.every((item) => matchesShape(items, item));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  return Object.entries(shape.properties).every(([name, inner]) =>
    members.has(name) ? matchesShape(inner, members.get(name)) : (shape.optional ?? []).includes(name),
  );
}
