import type { RuleTable } from "./rule.js";

/** What the provider sends of itself; members of the messages are judged as received. */
export const webhookRules = {
  "webhook-removed": { level: "breaking", says: "receivers wait for messages that no longer come" },
  "webhook-added": { level: "additive", says: "a new message that receivers may handle" },
  "webhook-header-removed": {
    level: "breaking",
    says: "receivers read a header that no longer comes with the message",
  },
  "webhook-header-added": { level: "additive", says: "a new header comes with the message" },
  "webhook-header-became-optional": { level: "breaking", says: "receivers rely on a header that can be missing now" },
  "webhook-answer-removed": {
    level: "breaking",
    says: "receivers answer with a status that no longer counts as received",
  },
  "webhook-answer-added": { level: "additive", says: "a further answer is understood" },
} as const satisfies RuleTable;
