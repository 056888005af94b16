import type { RuleTable } from "./rule.js";

/** Parameters, bodies and members that callers send. */
export const requestRules = {
  "path-parameter-renamed": {
    level: "editorial",
    types: "breaking",
    says: "nothing changes on the wire, but typed calls spell the old name",
  },
  "parameter-removed": { level: "breaking", says: "callers send a parameter that is no longer known" },
  "required-parameter-added": { level: "breaking", says: "callers do not send it yet and will be refused" },
  "optional-parameter-added": { level: "additive", says: "callers may send it" },
  "parameter-became-required": { level: "breaking", says: "callers that leave it out will be refused" },
  "parameter-became-optional": { level: "additive", says: "callers may leave it out" },
  "parameter-style-changed": {
    level: "breaking",
    says: "lists and objects are written into the address in another way",
  },
  "parameter-deprecated": { level: "additive", says: "callers should hear of it before it goes" },
  "required-body-added": { level: "breaking", says: "callers send no body and will be refused" },
  "optional-body-added": { level: "additive", says: "callers may send a body" },
  "body-removed": { level: "breaking", says: "callers send a body that is no longer read" },
  "body-became-required": { level: "breaking", says: "callers that send no body will be refused" },
  "body-became-optional": { level: "additive", says: "callers may leave the body out" },
  "sent-media-type-removed": { level: "breaking", says: "callers send bodies of a kind that is no longer read" },
  "sent-media-type-added": { level: "additive", says: "another kind of body is read too" },
  "sent-encoding-changed": { level: "breaking", says: "parts of the body are written in another way" },
  "required-sent-member-added": { level: "breaking", says: "callers do not send it yet and will be refused" },
  "optional-sent-member-added": { level: "additive", says: "callers may send it" },
  "sent-member-removed": { level: "breaking", says: "callers send a member that is no longer known" },
  "sent-member-became-required": { level: "breaking", says: "callers that leave it out will be refused" },
  "sent-member-became-optional": { level: "additive", says: "callers may leave it out" },
  "sent-members-closed": {
    level: "breaking",
    says: "callers that send further members will be refused, or have to keep to a schema",
  },
  "sent-members-opened": { level: "additive", says: "callers may send further members" },
  "sent-dependency-added": {
    level: "breaking",
    says: "callers that send one member without the other will be refused",
  },
  "sent-dependency-removed": { level: "additive", says: "callers may send one member without the other" },
} as const satisfies RuleTable;
