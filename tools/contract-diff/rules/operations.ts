import type { RuleTable } from "./rule.js";

/** Documents, servers, operations and what they are called. */
export const operationRules = {
  "api-removed": { level: "breaking", says: "the whole document is gone" },
  "api-added": { level: "additive", says: "a new document" },
  "server-removed": { level: "breaking", says: "callers are configured with an address that is no longer listed" },
  "server-added": { level: "additive", says: "a new address" },
  "operation-removed": { level: "breaking", says: "callers of the operation have nothing to call" },
  "operation-added": { level: "additive", says: "a new operation" },
  "operation-id-changed": { level: "breaking", says: "types, handlers and links carry the old operationId" },
  "operation-deprecated": { level: "additive", says: "callers should hear of it before it goes" },
  "operation-restored": { level: "additive", says: "the operation is no longer deprecated" },
  "operation-retagged": { level: "editorial", says: "it stands elsewhere in the reference" },
  "component-removed": { level: "breaking", says: "generated types are named after components, and this name is gone" },
  "component-added": { level: "additive", says: "a new name among the types" },
  "pages-introduced": {
    level: "breaking",
    says: "a list that came whole comes in pages now, so callers see its beginning only",
  },
  "pages-lifted": {
    level: "breaking",
    says: "a list that came in pages comes whole now, so loops over pages do not end",
  },
  "pages-kind-changed": { level: "breaking", says: "callers turn pages in a way that no longer works" },
  "pages-kind-added": { level: "additive", says: "a second way to turn pages" },
  "discriminator-changed": {
    level: "breaking",
    says: "the shape of a value is told by another member, or by another value of it",
  },
  "keyword-changed": { level: "breaking", says: "no rule knows this keyword, so it counts as breaking" },
} as const satisfies RuleTable;
