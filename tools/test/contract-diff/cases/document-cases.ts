import { announces, contract, json, object, query, receives, takes, text } from "../small-contract.js";
import { type RuleCase, ruleCase } from "./case.js";

const order = object({ a: text });
const operation = (operationId: string) => ({ post: { operationId, responses: {} } });
const paths = (...names: string[]) =>
  contract({}, { paths: Object.fromEntries(names.map((name) => [`/${name}`, operation(name)])) });
const servers = (...urls: string[]) => contract({}, { servers: urls.map((url) => ({ url })) });
const components = (...names: string[]) =>
  contract({}, { components: { schemas: Object.fromEntries(names.map((name) => [name, order])) } });
const pages = (...names: string[]) => takes(...names.map((name) => query({ name })));
const guarded = (...security: unknown[]) => contract({ security });
const key = { key: [] };
const token = (...scopes: string[]) => ({ token: scopes });
const scheme = (name: string, description = "") =>
  contract({}, { components: { securitySchemes: { key: { type: "apiKey", in: "header", name, description } } } });
const signed = (more = {}) =>
  announces(order, { parameters: [{ name: "Signature", in: "header", schema: text, ...more }] });
const answered = (...statuses: string[]) =>
  announces(order, { responses: Object.fromEntries(statuses.map((status) => [status, {}])) });
const errors = (...rows: [code: number, status: number, retry: string, exception?: string][]) =>
  receives(
    { $ref: "#/components/schemas/Code" },
    {
      schemas: {
        Code: {
          enum: rows.map(([code]) => code),
          "x-errorCodes": Object.fromEntries(
            rows.map(([code, status, retry, exception]) => [code, { status, retry, exception }]),
          ),
        },
      },
    },
  );
const reasons = (...values: string[]) =>
  receives(
    { $ref: "#/components/schemas/DeclineCode" },
    { schemas: { DeclineCode: { type: "string", enum: values } } },
  );
const meant = (meaning: string, ...values: string[]) =>
  receives({
    enum: ["a", ...values],
    "x-enumDescriptions": Object.fromEntries([["a", meaning], ...values.map((value) => [value, "New."])]),
  });

/** Rules about documents, operations, security, webhooks, codes and texts. */
export const documentCases: readonly RuleCase[] = [
  ruleCase("server-removed", [servers("https://a.example", "https://b.example"), servers("https://b.example")]),
  ruleCase(
    "server-added",
    [servers("https://a.example"), servers("https://a.example", "https://b.example")],
    [servers("https://a.example"), servers("https://a.example/")],
  ),
  ruleCase("operation-removed", [paths("a", "b"), paths("a")]),
  ruleCase("operation-added", [paths("a"), paths("a", "b")]),
  ruleCase(
    "operation-id-changed",
    [contract(), contract({ operationId: "order" })],
    [contract(), contract({ summary: "Order" })],
  ),
  ruleCase("operation-deprecated", [contract(), contract({ deprecated: true })]),
  ruleCase("operation-restored", [contract({ deprecated: true }), contract()]),
  ruleCase(
    "operation-retagged",
    [contract({ tags: ["A"] }), contract({ tags: ["B"] })],
    [contract({ tags: ["A"] }), contract({ tags: ["A"] })],
  ),
  ruleCase("component-removed", [components("A", "B"), components("A")]),
  ruleCase("component-added", [components("A"), components("A", "B")]),
  ruleCase("pages-introduced", [pages("filter"), pages("filter", "page")]),
  ruleCase("pages-lifted", [pages("page"), pages()]),
  ruleCase("pages-kind-changed", [pages("page"), pages("cursor")], [pages("page"), pages("page", "cursor")]),
  ruleCase("pages-kind-added", [pages("page"), pages("page", "cursor")]),
  ruleCase("security-demanded", [guarded(), guarded(key)]),
  ruleCase("security-lifted", [guarded(key), guarded(key, {})]),
  ruleCase("security-alternative-removed", [guarded(key, token()), guarded(key)]),
  ruleCase("security-alternative-added", [guarded(key), guarded(key, token())]),
  ruleCase("security-scope-demanded", [guarded(token("read")), guarded(token("read", "write"))]),
  ruleCase("security-scope-lifted", [guarded(token("read", "write")), guarded(token("read"))]),
  ruleCase(
    "security-scheme-changed",
    [scheme("X-Key"), scheme("X-Api-Key")],
    [scheme("X-Key"), scheme("X-Key", "The key.")],
  ),
  ruleCase("webhook-removed", [announces(order), contract()]),
  ruleCase("webhook-added", [contract(), announces(order)]),
  ruleCase("webhook-header-removed", [signed(), announces(order)]),
  ruleCase("webhook-header-added", [announces(order), signed()]),
  ruleCase("webhook-header-became-optional", [signed({ required: true }), signed()]),
  ruleCase("webhook-answer-removed", [answered("200", "204"), answered("200")]),
  ruleCase("webhook-answer-added", [answered("200"), answered("200", "204")]),
  ruleCase("error-code-removed", [errors([1, 400, "never"], [2, 400, "never"]), errors([1, 400, "never"])]),
  ruleCase("error-code-added", [errors([1, 400, "never"]), errors([1, 400, "never"], [2, 400, "never"])]),
  ruleCase(
    "error-code-status-changed",
    [errors([1, 400, "never"]), errors([1, 403, "never"])],
    [errors([1, 400, "never"]), errors([1, 400, "later"])],
  ),
  ruleCase(
    "error-code-retry-changed",
    [errors([1, 429, "never"]), errors([1, 429, "later"])],
    [errors([1, 429, "never"]), errors([1, 400, "never"])],
  ),
  ruleCase(
    "error-code-exception-changed",
    [errors([1, 400, "never", "A"]), errors([1, 400, "never", "B"])],
    [errors([1, 400, "never", "A"]), errors([1, 400, "never", "A"])],
  ),
  ruleCase("reason-code-removed", [reasons("A", "B"), reasons("A")]),
  ruleCase("reason-code-added", [reasons("A"), reasons("A", "B")]),
  ruleCase(
    "description-changed",
    [contract(), contract({ description: "Orders." })],
    [contract(), contract({ tags: ["A"] })],
  ),
  ruleCase(
    "example-changed",
    [contract({ requestBody: json(order, { example: {} }) }), contract({ requestBody: json(order) })],
    [contract({ requestBody: json(order) }), contract({ requestBody: { ...json(order), description: "An order." } })],
  ),
  ruleCase("meaning-changed", [meant("Old."), meant("Other.")], [meant("Old."), meant("Old.", "b")]),
  ruleCase(
    "evidence-changed",
    [contract(), contract({ "x-evidence": "inferred" })],
    [contract(), contract({ summary: "Order" })],
  ),
  ruleCase(
    "info-changed",
    [contract(), contract({}, { info: { title: "Shop", version: "1.0.1" } })],
    [contract(), contract({ summary: "Order" })],
  ),
];
