import type { RuleTable } from "./rule.js";

/** What is only told. */
export const textRules = {
  "description-changed": { level: "editorial", says: "words alone" },
  "example-changed": { level: "editorial", says: "examples alone" },
  "meaning-changed": { level: "editorial", says: "what a value means is told in other words" },
  "evidence-changed": { level: "editorial", says: "how sure the document is of it" },
  "info-changed": { level: "editorial", says: "title, contact or version of the document" },
} as const satisfies RuleTable;
