import type { RuleTable } from "./rule.js";

/** Values that callers send: whoever narrows them refuses what was good. */
export const sentValueRules = {
  "sent-type-narrowed": { level: "breaking", says: "values of a type that was good will be refused" },
  "sent-type-widened": { level: "additive", says: "values of a further type are good" },
  "sent-type-changed": { level: "breaking", says: "values have to be of another type" },
  "sent-null-refused": { level: "breaking", says: "null was good and will be refused" },
  "sent-null-accepted": { level: "additive", says: "null is good too" },
  "sent-enum-value-removed": { level: "breaking", says: "a value that was good will be refused" },
  "sent-enum-value-added": { level: "additive", says: "a further value is good" },
  "sent-enum-introduced": { level: "breaking", says: "any value was good, now only those of a list" },
  "sent-enum-lifted": { level: "additive", says: "values outside the list are good too" },
  "sent-limit-tightened": { level: "breaking", says: "values that were good lie outside the limit now" },
  "sent-limit-loosened": { level: "additive", says: "values that lay outside the limit are good now" },
  "sent-pattern-changed": { level: "breaking", says: "values that were good may not match" },
  "sent-pattern-removed": { level: "additive", says: "values of any form are good" },
  "sent-format-changed": { level: "breaking", says: "values that were good may be of the wrong format" },
  "sent-format-removed": { level: "additive", says: "values of any format are good" },
  "sent-encoding-of-content-changed": { level: "breaking", says: "the text inside has to be encoded in another way" },
  "sent-default-added": { level: "additive", says: "it is now said what holds when the value is left out" },
  "sent-default-changed": { level: "breaking", says: "callers that leave the value out get something else" },
  "sent-variant-removed": { level: "breaking", says: "one of the shapes that were good will be refused" },
  "sent-variant-added": { level: "additive", says: "a further shape is good" },
  "sent-variants-introduced": { level: "breaking", says: "values have to be of one of several shapes now" },
  "sent-variants-lifted": { level: "additive", says: "values need no longer be of one of several shapes" },
} as const satisfies RuleTable;
