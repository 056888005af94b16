/** A keyword that bounds values. */
interface LimitKeyword {
  /** Whether a smaller number is the closer one. */
  readonly isUpper: boolean;
  /** The number that limits nothing. */
  readonly floor?: number;
  /** The keyword for the same limit without the number itself. */
  readonly exclusive?: string;
}

/** Limits by keyword. */
export const limitKeywords: ReadonlyMap<string, LimitKeyword> = new Map<string, LimitKeyword>([
  ["minimum", { isUpper: false, exclusive: "exclusiveMinimum" }],
  ["minLength", { isUpper: false, floor: 0 }],
  ["minItems", { isUpper: false, floor: 0 }],
  ["minProperties", { isUpper: false, floor: 0 }],
  ["multipleOf", { isUpper: false }],
  ["uniqueItems", { isUpper: false, floor: 0 }],
  ["maximum", { isUpper: true, exclusive: "exclusiveMaximum" }],
  ["maxLength", { isUpper: true }],
  ["maxItems", { isUpper: true }],
  ["maxProperties", { isUpper: true }],
]);

/** Keywords that tell and demand nothing. */
export const textKeywords: ReadonlySet<string> = new Set([
  "title",
  "description",
  "summary",
  "example",
  "examples",
  "externalDocs",
  "x-evidence",
  "x-enumDescriptions",
]);

/** Every keyword of a schema that the comparison reads. */
export const keywords: ReadonlySet<string> = new Set([
  ...limitKeywords.keys(),
  "exclusiveMinimum",
  "exclusiveMaximum",
  ...textKeywords,
  "$ref",
  "type",
  "enum",
  "const",
  "pattern",
  "format",
  "contentEncoding",
  "contentMediaType",
  "default",
  "properties",
  "required",
  "dependentRequired",
  "items",
  "additionalProperties",
  "unevaluatedProperties",
  "allOf",
  "oneOf",
  "anyOf",
  "discriminator",
  "deprecated",
  "readOnly",
  "writeOnly",
  "x-errorCodes",
  "x-sandboxOnly",
  "x-catalogue",
]);
