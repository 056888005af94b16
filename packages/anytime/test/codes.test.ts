import { describe, expect, test } from "vitest";
import { declineCodes, errorCodes } from "../src/code-tables.gen.js";
import { ApiError, isAnytimeCode, isAnytimeError, unwrap } from "../src/index.js";
import { createClient, fakeAnytime, fault } from "./support/fake-anytime.js";

describe("errorCodes", () => {
  test("lists every code of the vendor's tables", () => {
    expect(Object.keys(errorCodes)).toHaveLength(59);
  });

  test.each(Object.entries(errorCodes))("%s begins with its status and has a name", (code, { status, exception }) => {
    expect(code.slice(0, 3)).toBe(String(status));
    expect(exception).toMatch(/Exception$/);
  });
});

describe("declineCodes", () => {
  test("lists every decline reason of the vendor's text", () => {
    expect(Object.keys(declineCodes)).toHaveLength(106);
    expect(Object.keys(declineCodes).every((code) => /^TRS\d{4}$/.test(code))).toBe(true);
  });
});

describe("isAnytimeCode", () => {
  test.each([
    { value: 4010050, known: true },
    { value: 5000010, known: true },
    { value: 4999999, known: false },
    { value: "4010050", known: false },
    { value: undefined, known: false },
    { value: "toString", known: false },
  ])("$value: $known", ({ value, known }) => {
    expect(isAnytimeCode(value)).toBe(known);
  });
});

describe("isAnytimeError", () => {
  const caught = async (code: number): Promise<unknown> =>
    unwrap(createClient(fakeAnytime(fault(code)).fetch).GET("/v1.0/apicheck")).catch((error: unknown) => error);

  test("recognises what unwrap throws", async () => {
    expect(isAnytimeError(await caught(4030210))).toBe(true);
  });

  test("does not vouch for a code that is newer than the document", async () => {
    const error = await caught(4030999);
    expect([error instanceof ApiError, isAnytimeError(error)]).toEqual([true, false]);
  });

  test("does not vouch for other errors", () => {
    expect(isAnytimeError(new Error("other"))).toBe(false);
  });
});
