import type { RuleTable } from "./rule.js";

/**
 * Values that callers receive: whoever widens them sends what nobody expects. An `enum` here is a set the provider
 * declares closed, which callers switch over without a default, so a value more is breaking; one less breaks nothing on
 * the wire, yet a `case` of it no longer compiles.
 */
export const receivedValueRules = {
  "received-type-widened": { level: "breaking", says: "values of a type that callers do not expect can come" },
  "received-type-narrowed": { level: "additive", says: "values of one of the types no longer come" },
  "received-type-changed": { level: "breaking", says: "values of another type come" },
  "received-null-added": { level: "breaking", says: "null can come where callers expect a value" },
  "received-null-removed": { level: "additive", says: "null no longer comes" },
  "received-enum-value-added": {
    level: "breaking",
    says: "a value can come that a switch over the list does not know",
  },
  "received-enum-value-removed": {
    level: "additive",
    types: "breaking",
    says: "a value no longer comes, and a comparison with it no longer compiles",
  },
  "received-enum-lifted": { level: "breaking", says: "values outside the list can come" },
  "received-enum-introduced": {
    level: "additive",
    types: "breaking",
    says: "only values of a list come, and a comparison with another no longer compiles",
  },
  "received-limit-loosened": { level: "breaking", says: "values can come that lay outside the limit callers rely on" },
  "received-limit-tightened": { level: "additive", says: "values keep to a closer limit" },
  "received-pattern-changed": { level: "breaking", says: "values can come that do not match what callers rely on" },
  "received-pattern-added": { level: "additive", says: "values keep to a pattern" },
  "received-format-changed": { level: "breaking", says: "values can come in a format that callers do not read" },
  "received-format-added": { level: "additive", says: "values keep to a format" },
  "received-encoding-of-content-changed": { level: "breaking", says: "the text inside is encoded in another way" },
  "received-default-changed": { level: "editorial", says: "what an absent value stands for is told in another way" },
  "received-variant-added": { level: "breaking", says: "a shape can come that callers do not know" },
  "received-variant-removed": { level: "additive", says: "one of the shapes no longer comes" },
  "received-variants-lifted": { level: "breaking", says: "values need no longer be of one of several shapes" },
  "received-variants-introduced": { level: "additive", says: "values are always of one of several shapes" },
} as const satisfies RuleTable;
