import { describe, expect, test } from "vitest";
import { codesOf, codeTablesOf } from "../generate-codes.js";
import { changedSchemas, smallBundle } from "./small-bundle.js";

const code = (change: Record<string, unknown>) => ({
  type: "integer",
  enum: [4010010],
  "x-enumDescriptions": { 4010010: "Not let in." },
  "x-errorCodes": { 4010010: { exception: "A", status: 401, retry: "never" } },
  ...change,
});

describe("codesOf", () => {
  test("prints rows in the order of the codes, unions by status, and what can be tried later", () => {
    const { codes, tables } = codesOf("shop", smallBundle()) ?? {};
    expect(codes).toContain("401: 4010010;\n  429: 4290010;");
    expect(codes).toContain("knownCodes: readonly ErrorCode[] = [4010010, 4290010];");
    expect(codes).toContain("laterCodes: readonly ErrorCode[] = [4290010];");
    expect(tables).toContain(
      '  4010010: { exception: "AccessDeniedException", status: 401, retry: "never", meaning: "Not let in." },\n' +
        '  4290010: { exception: undefined, status: 429, retry: "later", meaning: "Too fast." },\n',
    );
  });

  test("prints decline codes with quotes escaped", () => {
    expect(codesOf("shop", smallBundle())?.tables).toContain('"T2": "Card \\"expired\\".",');
  });

  test("lists decline codes for who asks whether one is known", () => {
    expect(codesOf("shop", smallBundle())?.codes).toContain('knownDeclineCodes: readonly DeclineCode[] = ["T2"];');
  });

  test("prints decline codes alone for a document without error codes", () => {
    const { codes, tables } = codesOf("shop", changedSchemas({ FaultCode: { type: "integer" } })) ?? {};
    expect(codes).toContain('export type DeclineCode = "T2";');
    expect(codes).not.toContain("ErrorCode");
    expect(tables).toContain('import type { DeclineCode } from "./codes.gen.js";');
    expect(tables).not.toContain("errorCodes");
  });

  test("prints error codes alone for a document without decline codes", () => {
    const { codes, tables } = codesOf("shop", changedSchemas({ DeclineCode: { type: "string" } })) ?? {};
    expect(codes).not.toContain("DeclineCode");
    expect(tables).toContain('import type { ErrorCode, ErrorCodesByStatus } from "./codes.gen.js";');
  });

  test("prints a catalogue with a type and a table of its own", () => {
    const table = { type: "string", enum: ["A"], "x-enumDescriptions": { A: "Active." }, "x-catalogue": true };
    const change = { TokenStatus: table, Category: table, FaultCode: {}, DeclineCode: {} };
    const { codes, tables } = codesOf("shop", changedSchemas(change)) ?? {};
    expect(codes).toContain('export type TokenStatus = "A";');
    expect(tables).toContain('import type { Category, TokenStatus } from "./codes.gen.js";');
    expect(tables).toContain(
      'export const tokenStatuses: Readonly<Record<TokenStatus, string>> = {\n  "A": "Active.",\n};',
    );
    expect(tables).toContain("export const categories:");
  });

  test("is undefined for a document without a table of codes", () => {
    expect(codesOf("shop", { paths: {} })).toBeUndefined();
  });

  test.each([
    { name: "a code without a meaning", schema: code({ "x-enumDescriptions": {} }) },
    { name: "a code without a row", schema: code({ "x-errorCodes": {} }) },
    { name: "a row without a code", schema: code({ enum: [], "x-enumDescriptions": {} }) },
    { name: "a row without a status", schema: code({ "x-errorCodes": { 4010010: { retry: "never" } } }) },
    { name: "an unknown retry", schema: code({ "x-errorCodes": { 4010010: { status: 401, retry: "maybe" } } }) },
    { name: "a code of another table", schema: code({}), and: { SecondCode: code({}) } },
  ])("refuses $name", ({ schema, and }) => {
    expect(() => codesOf("shop", changedSchemas({ FaultCode: schema, ...and }))).toThrow(/4010010/);
  });
});

describe("codeTablesOf", () => {
  test("names the tables of errors, declines and other catalogues, and no other list of values", () => {
    const list = { type: "string", enum: ["A"], "x-enumDescriptions": { A: "Active." } };
    const bundle = changedSchemas({ TokenStatus: { ...list, "x-catalogue": true }, Title: list });
    expect(codeTablesOf(bundle).sort()).toEqual(["DeclineCode", "FaultCode", "TokenStatus"]);
    expect(codeTablesOf({ paths: {} })).toEqual([]);
  });
});
