import type { RuleTable } from "./rule.js";

/** Who may call. */
export const securityRules = {
  "security-demanded": { level: "breaking", says: "callers without credentials will be refused" },
  "security-lifted": { level: "additive", says: "no credentials are needed" },
  "security-alternative-removed": { level: "breaking", says: "callers with these credentials will be refused" },
  "security-alternative-added": { level: "additive", says: "other credentials are good too" },
  "security-scope-demanded": { level: "breaking", says: "tokens without the scope will be refused" },
  "security-scope-lifted": { level: "additive", says: "tokens no longer need the scope" },
  "security-scheme-changed": { level: "breaking", says: "credentials are sent in another way" },
} as const satisfies RuleTable;
