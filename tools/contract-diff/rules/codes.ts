import type { RuleTable } from "./rule.js";

/** Error and decline codes. Their lists are open by contract: callers have a branch for codes they do not know. */
export const codeRules = {
  "error-code-removed": { level: "breaking", says: "code that handles the error no longer compiles" },
  "error-code-added": { level: "additive", says: "a new error, which falls into the branch for unknown ones" },
  "error-code-status-changed": { level: "breaking", says: "callers look for the code under another status" },
  "error-code-retry-changed": { level: "breaking", says: "callers repeat, or stop repeating, calls by this" },
  "error-code-exception-changed": { level: "breaking", says: "callers compare the old name of the error" },
  "reason-code-removed": { level: "breaking", says: "code that handles the reason no longer compiles" },
  "reason-code-added": { level: "additive", says: "a new reason, which falls into the branch for unknown ones" },
} as const satisfies RuleTable;
