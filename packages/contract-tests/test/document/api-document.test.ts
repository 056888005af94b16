import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/document/api-document.js";
import { bundle } from "../bundle.js";

const document = readDocument(bundle);

describe("readDocument", () => {
  test("reads the 32 operations, two webhooks and 59 error codes of Anytime", () => {
    expect([document.operations.size, document.webhooks.size, document.errorCodes.size]).toEqual([32, 2, 59]);
  });

  test("reads status and exception of an error code", () => {
    const row = { code: 4510210, status: 451, exception: "AccountCreditTransferKycUploadRequiredException" };
    expect(document.errorCodes.get(4510210)).toEqual(row);
  });

  test("shares the refusals that every operation lists and no other", () => {
    expect([...document.refusals.keys()]).toEqual([400, 401, 403, 404, 405, 408, 429, 500]);
  });

  test.each([
    { name: "no paths", wrong: { openapi: "3.1.1" } },
    { name: "text", wrong: "openapi: 3.1.1" },
    { name: "an operation without operationId", wrong: { paths: { "/a": { get: { responses: {} } } } } },
  ])("throws TypeError for a bundle with $name", ({ wrong }) => {
    expect(() => readDocument(wrong)).toThrow(TypeError);
  });
});

describe("find", () => {
  test.each([
    { method: "GET", path: "/v1.0/accounts/12", operationId: "getAccount" },
    { method: "GET", path: "/v1.0/accounts/12/statements/9", operationId: "getAccountStatement" },
    { method: "POST", path: "/v1.0/cards", operationId: "orderCard" },
    { method: "DELETE", path: "/v1.0/cards", operationId: undefined },
    { method: "GET", path: "/v1.0/accounts//balance", operationId: undefined },
    { method: "GET", path: "/v1.0/accounts/12/", operationId: undefined },
  ])("takes $method $path for $operationId", ({ method, path, operationId }) => {
    expect(document.find(method, path)?.operationId).toBe(operationId);
  });

  test("prefers a literal part of a path to a parameter", () => {
    const operation = (operationId: string) => ({ get: { operationId, responses: {} } });
    const paths = { "/a/{id}": operation("one"), "/a/all": operation("all") };
    expect(readDocument({ paths }).find("GET", "/a/all")?.operationId).toBe("all");
  });
});
