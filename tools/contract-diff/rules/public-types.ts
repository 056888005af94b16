import type { RuleTable } from "./rule.js";

/** Exported names of a package and their declarations; types made of a document are judged by the document. */
export const publicTypeRules = {
  "entry-removed": { level: "breaking", says: "imports of the entry no longer resolve" },
  "entry-added": { level: "additive", says: "a new entry to import from" },
  "export-removed": { level: "breaking", says: "imports of the name no longer compile" },
  "export-added": { level: "additive", says: "a new name" },
  "export-kind-changed": { level: "breaking", says: "the name stands for something else" },
  "type-member-removed": { level: "breaking", says: "code that uses the member no longer compiles" },
  "required-type-member-added": { level: "breaking", says: "code that makes such a value lacks the member" },
  "required-result-member-added": {
    level: "additive",
    says: "callers only receive such values, and may read one member more",
  },
  "optional-type-member-added": { level: "additive", says: "the member can be left out" },
  "type-member-became-required": { level: "breaking", says: "code that leaves the member out no longer compiles" },
  "type-member-became-optional": { level: "breaking", says: "code that relies on the member no longer compiles" },
  "result-member-became-required": {
    level: "additive",
    says: "callers only receive such values, and the member always comes",
  },
  "option-became-optional": { level: "additive", says: "callers may leave the member out" },
  "option-type-widened": { level: "additive", says: "callers may give values of a further type" },
  "result-type-narrowed": { level: "additive", says: "callers no longer receive values of one of the types" },
  "signature-changed": { level: "breaking", says: "uses of the old declaration may not compile" },
  "optional-argument-added": { level: "additive", says: "a further argument that can be left out" },
  "union-member-removed": { level: "breaking", says: "code that names it no longer compiles" },
  "union-member-added": { level: "additive", says: "a further case; unions of codes are open by contract" },
} as const satisfies RuleTable;
