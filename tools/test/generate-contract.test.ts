import { describe, expect, test } from "vitest";
import type { Bundle } from "../generate-bundle.js";
import { contractOf } from "../generate-contract.js";
import { changedSchemas, wideBundle } from "./small-bundle.js";

describe("contractOf", () => {
  const text = contractOf("shop", wideBundle());

  test("prints once what most operations share", () => {
    expect(text).toContain('common: { body: "form", answer: "json", statuses: [200, 401] }');
  });

  test("prints for an operation only what differs", () => {
    expect(text).toContain('"POST /orders": { statuses: [200, 401, 402] },');
    expect(text).toContain('"POST /orders/{id}/files": { body: "multipart" },');
    expect(text).toContain('"GET /orders/{id}/files": { answer: "arrayBuffer" },');
    expect(text).toContain('"GET /labels/{token}": { answer: "text" },');
    expect(text).not.toContain('"GET /orders":');
  });

  test("prints paths that answer in pages with the member of their rows", () => {
    expect(text).toContain('export const pages = {\n  "/orders": "orders",\n} as const;');
    expect(text).toContain('export const numberedPages = {\n  "/parcels": "data",\n} as const;');
    expect(text).toContain('export const cursorPages = {\n  "/returns": "data",\n} as const;');
  });

  test("knows the pages of VaultsPay by their parameters", () => {
    const parameters = ["page", "perPage"].map((name) => ({ name, in: "query", schema: {} }));
    const schema = { type: "object", properties: { data: { type: "array" }, pagination: { type: "object" } } };
    const responses = { 200: { content: { "application/json": { schema } } } };
    const bundle: Bundle = { paths: { "/accounts": { get: { parameters, responses } } } };
    expect(contractOf("shop", bundle)).toContain('export const pages = {\n  "/accounts": "data",\n} as const;');
  });

  test("knows the pages of Treezor by their parameters, and those with cursors by the answer", () => {
    const list = (names: readonly string[], properties: Record<string, unknown>) => ({
      get: {
        parameters: names.map((name) => ({ name, in: "query", schema: {} })),
        responses: { 200: { content: { "application/json": { schema: { type: "object", properties } } } } },
      },
    });
    const array = { type: "array" };
    const text = contractOf("shop", {
      paths: {
        "/users": list(["pageNumber", "pageCount"], { users: array, meta: array }),
        "/wallets": list(["cursor"], { wallets: array, cursor: { type: "object" } }),
        "/payins": list(["cursor"], { payins: array }),
      },
    });
    expect(text).toContain('export const numberedPages = {\n  "/users": "users",\n} as const;');
    expect(text).toContain('export const cursorPages = {\n  "/wallets": "wallets",\n} as const;');
  });

  test("prints no list for a kind of pages that the document does not have", () => {
    const bundle: Bundle = { paths: { "/orders": { get: { responses: {} } } } };
    expect(contractOf("shop", bundle)).not.toMatch(/pages/i);
  });

  test("refuses a page with several lists", () => {
    const body = { type: "object", properties: { a: { type: "array" }, b: { type: "array" } } };
    const answer = { type: "object", properties: { body } };
    expect(() => contractOf("shop", changedSchemas({ OrderListAnswer: answer }))).toThrow(/GET \/orders.*a, b/);
  });

  test("refuses a page without a list", () => {
    expect(() => contractOf("shop", wideBundle({ ParcelListAnswer: { type: "object" } }))).toThrow(
      /GET \/parcels.*none/,
    );
  });

  test("refuses a body that no client can encode", () => {
    const post = { requestBody: { content: { "text/csv": {} } }, responses: {} };
    const bundle: Bundle = { paths: { "/orders": { post } } };
    expect(() => contractOf("shop", bundle)).toThrow(/text\/csv/);
  });
});
