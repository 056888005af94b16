import { announces, answers, contract, json, object, query, receives, sends, takes, text } from "../small-contract.js";
import { type RuleCase, ruleCase } from "./case.js";

const one = object({ a: text });
const two = object({ a: text, b: text });
const twoRequired = object({ a: text, b: text }, ["b"]);
const closed = { ...one, additionalProperties: false };
const paired = { ...two, dependentRequired: { a: ["b"] } };
const flagged = (flag: string) => object({ a: { ...text, [flag]: true } });
const body = (more = {}) => contract({ requestBody: { ...json(one), ...more } });
const kinds = (...types: string[]) =>
  contract({ requestBody: { content: Object.fromEntries(types.map((type) => [type, { schema: one }])) } });
const answer = (more: Record<string, unknown>) => answers({ 200: { description: "Done.", ...more } });
const inKinds = (...types: string[]) =>
  answer({ content: Object.fromEntries(types.map((type) => [type, { schema: one }])) });
const header = (more = {}) => answer({ headers: { "X-Left": { schema: text, ...more } } });
const statuses = (...codes: string[]) =>
  answers(Object.fromEntries(codes.map((code) => [code, { description: "Told." }])));

/** Rules about parameters, bodies, statuses, headers and members. */
export const memberCases: readonly RuleCase[] = [
  ruleCase("parameter-removed", [takes(query()), takes()]),
  ruleCase("required-parameter-added", [takes(), takes(query({ required: true }))], [takes(), takes(query())]),
  ruleCase("optional-parameter-added", [takes(), takes(query())], [takes(), takes(query({ required: true }))]),
  ruleCase("parameter-became-required", [takes(query()), takes(query({ required: true }))]),
  ruleCase("parameter-became-optional", [takes(query({ required: true })), takes(query({ required: false }))]),
  ruleCase(
    "parameter-style-changed",
    [takes(query()), takes(query({ explode: false }))],
    [takes(query()), takes(query({ style: "form", explode: true }))],
  ),
  ruleCase("parameter-deprecated", [takes(query()), takes(query({ deprecated: true }))]),
  ruleCase(
    "path-parameter-renamed",
    [
      takes({ name: "id", in: "path", required: true, schema: text }),
      contract(
        {},
        {
          paths: {
            "/orders/{orderId}": {
              post: {
                operationId: "placeOrder",
                responses: { 200: {} },
                parameters: [{ name: "orderId", in: "path", required: true, schema: text }],
              },
            },
          },
        },
      ),
    ],
    [takes(query()), takes(query({ name: "search" }))],
  ),
  ruleCase("required-body-added", [contract(), body({ required: true })], [contract(), body()]),
  ruleCase("optional-body-added", [contract(), body()], [contract(), body({ required: true })]),
  ruleCase("body-removed", [body(), contract()]),
  ruleCase("body-became-required", [body(), body({ required: true })]),
  ruleCase("body-became-optional", [body({ required: true }), body()]),
  ruleCase("sent-media-type-removed", [kinds("application/json", "text/csv"), kinds("application/json")]),
  ruleCase(
    "sent-media-type-added",
    [kinds("application/json"), kinds("application/json", "text/csv")],
    [kinds("application/json"), kinds("application/json; charset=utf-8")],
  ),
  ruleCase(
    "sent-encoding-changed",
    [
      contract({ requestBody: json(one, { encoding: { a: { contentType: "text/csv" } } }) }),
      contract({ requestBody: json(one) }),
    ],
    [contract({ requestBody: json(one, { encoding: {} }) }), contract({ requestBody: json(two, { encoding: {} }) })],
  ),
  ruleCase("required-sent-member-added", [sends(one), sends(twoRequired)], [sends(one), sends(two)]),
  ruleCase("optional-sent-member-added", [sends(one), sends(two)], [sends(one), sends(twoRequired)]),
  ruleCase("sent-member-removed", [sends(two), sends(one)]),
  ruleCase("sent-member-became-required", [sends(two), sends(twoRequired)]),
  ruleCase("sent-member-became-optional", [sends(twoRequired), sends(two)]),
  ruleCase("sent-members-closed", [sends(one), sends(closed)]),
  ruleCase("sent-members-opened", [sends(closed), sends(one)]),
  ruleCase("sent-dependency-added", [sends(two), sends(paired)]),
  ruleCase("sent-dependency-removed", [sends(paired), sends(two)]),
  ruleCase(
    "success-status-added",
    [statuses("200"), statuses("200", "202")],
    [statuses("200"), statuses("200", "404")],
  ),
  ruleCase("error-status-added", [statuses("200"), statuses("200", "404")], [statuses("200"), statuses("200", "202")]),
  ruleCase("status-removed", [statuses("200", "404"), statuses("200")]),
  ruleCase("received-media-type-removed", [inKinds("application/json", "text/csv"), inKinds("application/json")]),
  ruleCase("received-media-type-added", [inKinds("application/json"), inKinds("application/json", "text/csv")]),
  ruleCase("received-body-removed", [answer(json(one)), answer({})]),
  ruleCase("received-body-added", [answer({}), answer(json(one))]),
  ruleCase("received-header-removed", [header(), answer({})]),
  ruleCase("received-header-added", [answer({}), header()]),
  ruleCase("received-header-became-optional", [header({ required: true }), header()]),
  ruleCase("received-header-became-required", [header(), header({ required: true })]),
  ruleCase("received-member-removed", [receives(two), receives(one)], [sends(two), sends(one)]),
  ruleCase("received-member-added", [receives(one), receives(two)]),
  ruleCase("received-member-became-optional", [receives(twoRequired), receives(two)]),
  ruleCase("received-member-became-required", [announces(two), announces(twoRequired)]),
  ruleCase("received-members-closed", [receives(one), receives(closed)]),
  ruleCase("received-members-opened", [receives(closed), receives(one)]),
  ruleCase("received-dependency-removed", [receives(paired), receives(two)]),
  ruleCase("received-dependency-added", [receives(two), receives(paired)]),
  ruleCase("sandbox-only-marked", [receives(one), receives(flagged("x-sandboxOnly"))]),
  ruleCase("sandbox-only-lifted", [receives(flagged("x-sandboxOnly")), receives(one)]),
  ruleCase("member-deprecated", [sends(one), sends(flagged("deprecated"))]),
];
