import { describe, expect, test } from "vitest";
import { compareDocuments } from "../../contract-diff/compare-documents.js";
import { documentRules, highest, levelOf, rules } from "../../contract-diff/rules.js";
import type { Pair } from "./cases/case.js";
import { documentCases } from "./cases/document-cases.js";
import { memberCases } from "./cases/member-cases.js";
import { valueCases } from "./cases/value-cases.js";
import { contract } from "./small-contract.js";

const cases = [...documentCases, ...memberCases, ...valueCases];
const fired = ([before, after]: Pair) => compareDocuments("shop", before, after).map(({ rule }) => rule);

describe("documentRules", () => {
  test.each(cases)("$rule fires", ({ rule, fires }) => {
    expect(fired(fires)).toContain(rule);
  });

  test.each(cases)("$rule keeps quiet where it does not apply", ({ rule, passes }) => {
    expect(fired(passes)).not.toContain(rule);
  });

  test("a document that comes or goes as a whole is one difference", () => {
    expect(compareDocuments("shop", undefined, contract()).map(({ rule }) => rule)).toEqual(["api-added"]);
    expect(compareDocuments("shop", contract(), undefined).map(({ rule }) => rule)).toEqual(["api-removed"]);
    expect(compareDocuments("shop", contract(), contract())).toEqual([]);
  });

  test("each has a case, and there are more than sixty", () => {
    const tried = new Set<string>([...cases.map(({ rule }) => rule), "api-added", "api-removed"]);
    expect(Object.keys(documentRules).filter((rule) => !tried.has(rule))).toEqual([]);
    expect(tried.size).toBeGreaterThan(60);
  });

  test("each says what it means in one sentence", () => {
    expect(Object.values(rules).filter(({ says }) => says.length < 10 || says.endsWith("."))).toHaveLength(0);
  });
});

describe("levelOf", () => {
  test("a renamed path parameter is nothing on the wire and breaks typed calls", () => {
    expect(levelOf("path-parameter-renamed")).toBe("editorial");
    expect(levelOf("path-parameter-renamed", "types")).toBe("breaking");
  });
});

describe("highest", () => {
  test("breaking is above additive, additive above editorial", () => {
    expect(highest(["editorial", "breaking", "additive"])).toBe("breaking");
    expect(highest(["editorial", "additive"])).toBe("additive");
    expect(highest([])).toBe("editorial");
  });
});
