import { choice, object, query, receives, sends, takes, text } from "../small-contract.js";
import { type RuleCase, ruleCase } from "./case.js";

const shapes = {
  oneOf: [object({ card: text }, ["card"]), object({ iban: text, bic: text, name: text }, ["iban", "bic"])],
};
const fewer = { oneOf: shapes.oneOf.slice(0, 1) };
const any = object({ a: text });
const either = { ...any, anyOf: [{ required: ["a"] }, { minProperties: 2 }] };
const encoded = (contentEncoding: string) => ({ type: "string", contentEncoding });

/** Rules about the values that are sent and received. */
export const valueCases: readonly RuleCase[] = [
  ruleCase("sent-type-narrowed", [sends({ type: "number" }), sends({ type: "integer" })]),
  ruleCase("sent-type-widened", [sends(text), sends({ type: ["string", "integer"] })]),
  ruleCase(
    "sent-type-changed",
    [sends(text), sends({ type: "integer" })],
    [sends({ type: "integer" }), sends({ type: "number" })],
  ),
  ruleCase("sent-null-refused", [sends({ type: ["string", "null"] }), sends(text)]),
  ruleCase("sent-null-accepted", [sends(text), sends({ anyOf: [text, { type: "null" }] })]),
  ruleCase("sent-enum-value-removed", [sends(choice("a", "b")), sends(choice("a"))]),
  ruleCase("sent-enum-value-added", [sends(choice("a")), sends(choice("a", "b"))]),
  ruleCase("sent-enum-introduced", [sends(text), sends({ ...text, enum: ["a"] })]),
  ruleCase("sent-enum-lifted", [sends({ ...text, enum: ["a"] }), sends(text)]),
  ruleCase("sent-limit-tightened", [sends({ ...text, maxLength: 9 }), sends({ ...text, maxLength: 8 })]),
  ruleCase("sent-limit-loosened", [sends({ type: "integer", minimum: 1 }), sends({ type: "integer", minimum: 0 })]),
  ruleCase(
    "sent-pattern-changed",
    [sends({ ...text, pattern: "^a" }), sends({ ...text, pattern: "^ab" })],
    [sends({ ...text, pattern: "^a" }), sends(text)],
  ),
  ruleCase("sent-pattern-removed", [sends({ ...text, pattern: "^a" }), sends(text)]),
  ruleCase("sent-format-changed", [sends(text), sends({ ...text, format: "date" })]),
  ruleCase("sent-format-removed", [sends({ ...text, format: "date" }), sends(text)]),
  ruleCase(
    "sent-encoding-of-content-changed",
    [sends(encoded("base64")), sends(encoded("base64url"))],
    [receives(encoded("base64")), receives(encoded("base64url"))],
  ),
  ruleCase("sent-default-added", [takes(query()), takes(query({ schema: { ...text, default: "x" } }))]),
  ruleCase(
    "sent-default-changed",
    [takes(query({ schema: { ...text, default: "x" } })), takes(query({ schema: { ...text, default: "y" } }))],
    [takes(query()), takes(query({ schema: { ...text, default: "x" } }))],
  ),
  ruleCase("sent-variant-removed", [sends(shapes), sends(fewer)]),
  ruleCase("sent-variant-added", [sends(fewer), sends(shapes)]),
  ruleCase("sent-variants-introduced", [sends(any), sends(either)]),
  ruleCase("sent-variants-lifted", [sends(either), sends(any)]),
  ruleCase("received-type-widened", [receives({ type: "integer" }), receives({ type: "number" })]),
  ruleCase("received-type-narrowed", [receives({ type: ["string", "integer"] }), receives(text)]),
  ruleCase(
    "received-type-changed",
    [receives(text), receives({ type: "boolean" })],
    [receives({ type: "number" }), receives({ type: "integer" })],
  ),
  ruleCase("received-null-added", [receives(text), receives({ type: ["string", "null"] })]),
  ruleCase("received-null-removed", [receives({ type: ["string", "null"] }), receives(text)]),
  ruleCase("received-enum-value-added", [receives(choice("a")), receives(choice("a", "b"))]),
  ruleCase("received-enum-value-removed", [receives(choice("a", "b")), receives(choice("b"))]),
  ruleCase("received-enum-lifted", [receives({ ...text, enum: ["a"] }), receives(text)]),
  ruleCase("received-enum-introduced", [receives(text), receives({ ...text, enum: ["a"] })]),
  ruleCase("received-limit-loosened", [receives({ ...text, maxLength: 8 }), receives({ ...text, maxLength: 9 })]),
  ruleCase("received-limit-tightened", [
    receives({ type: "array", items: text }),
    receives({ type: "array", items: text, maxItems: 9 }),
  ]),
  ruleCase("received-pattern-changed", [receives({ ...text, pattern: "^a" }), receives(text)]),
  ruleCase("received-pattern-added", [receives(text), receives({ ...text, pattern: "^a" })]),
  ruleCase(
    "received-format-changed",
    [receives({ ...text, format: "date" }), receives({ ...text, format: "date-time" })],
    [receives(text), receives({ ...text, format: "date" })],
  ),
  ruleCase("received-format-added", [receives(text), receives({ ...text, format: "date" })]),
  ruleCase(
    "received-encoding-of-content-changed",
    [receives(encoded("base64")), receives(text)],
    [sends(encoded("base64")), sends(text)],
  ),
  ruleCase(
    "received-default-changed",
    [receives(text), receives({ ...text, default: "" })],
    [sends(text), sends({ ...text, default: "" })],
  ),
  ruleCase("received-variant-added", [receives(fewer), receives(shapes)]),
  ruleCase("received-variant-removed", [receives(shapes), receives(fewer)]),
  ruleCase("received-variants-lifted", [receives(either), receives(any)]),
  ruleCase("received-variants-introduced", [receives(any), receives(either)]),
  ruleCase(
    "discriminator-changed",
    [
      sends({ ...shapes, discriminator: { propertyName: "kind" } }),
      sends({ ...shapes, discriminator: { propertyName: "type" } }),
    ],
    [
      sends({ ...shapes, discriminator: { propertyName: "kind", mapping: { a: "#/a" } } }),
      sends({ ...shapes, discriminator: { propertyName: "kind", mapping: { a: "#/a", b: "#/b" } } }),
    ],
  ),
  ruleCase(
    "keyword-changed",
    [sends({ ...any, patternProperties: {} }), sends(any)],
    [sends({ ...any, title: "A" }), sends(any)],
  ),
];
