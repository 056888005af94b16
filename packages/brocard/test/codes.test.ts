import { describe, expect, test } from "vitest";
import { declineCodes } from "../src/code-tables.gen.js";
import { isBrocardDeclineCode } from "../src/index.js";

describe("isBrocardDeclineCode", () => {
  test.each(Object.keys(declineCodes))("knows %s", (code) => {
    expect(isBrocardDeclineCode(code)).toBe(true);
  });

  test.each(["limit-card-less-than-amount", "fraud-suspicion", "toString", "", null, 3])("does not know %j", (code) => {
    expect(isBrocardDeclineCode(code)).toBe(false);
  });
});

describe("declineCodes", () => {
  test("has the fifteen of the document, each with what it means", () => {
    const meanings = Object.values(declineCodes);
    expect(meanings).toHaveLength(15);
    expect(meanings.filter((meaning) => !/^[A-Z].+; .+\.$/.test(meaning))).toEqual([]);
  });
});
