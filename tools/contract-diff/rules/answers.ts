import type { RuleTable } from "./rule.js";

/** Statuses, headers, bodies and members that callers receive, in answers and in webhooks. */
export const answerRules = {
  "success-status-added": {
    level: "breaking",
    says: "callers that know the other success alone take it for a failure or misread its body",
  },
  "error-status-added": { level: "additive", says: "a refusal that callers handle like any other" },
  "status-removed": { level: "breaking", says: "code that handles the status no longer compiles" },
  "received-media-type-removed": { level: "breaking", says: "callers read a kind of body that no longer comes" },
  "received-media-type-added": { level: "additive", says: "another kind of body can be asked for" },
  "received-body-removed": { level: "breaking", says: "callers read a body that no longer comes" },
  "received-body-added": { level: "additive", says: "a body comes where there was none" },
  "received-header-removed": { level: "breaking", says: "callers read a header that no longer comes" },
  "received-header-added": { level: "additive", says: "a new header" },
  "received-header-became-optional": { level: "breaking", says: "callers rely on a header that can be missing now" },
  "received-header-became-required": { level: "additive", says: "the header always comes" },
  "received-member-removed": { level: "breaking", says: "callers read a member that no longer comes" },
  "received-member-added": { level: "additive", says: "a new member that callers may read" },
  "received-member-became-optional": { level: "breaking", says: "callers rely on a member that can be missing now" },
  "received-member-became-required": { level: "additive", says: "the member always comes" },
  "received-members-closed": { level: "additive", says: "further members no longer come, or keep to a schema" },
  "received-members-opened": { level: "additive", says: "further members can come" },
  "received-dependency-removed": { level: "breaking", says: "one member can come without the other now" },
  "received-dependency-added": { level: "additive", says: "one member never comes without the other" },
  "sandbox-only-marked": { level: "breaking", says: "production does not send it" },
  "sandbox-only-lifted": { level: "additive", says: "production sends it too" },
  "member-deprecated": { level: "additive", says: "callers should hear of it before it goes" },
} as const satisfies RuleTable;
