import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimalNumber, decimalText, minorDigits, minorUnits } from "../../src/core/money.js";

describe("minorUnits", () => {
  test.each([
    ["12.50", "EUR", 1250],
    ["12.5", "EUR", 1250],
    ["12", "EUR", 1200],
    ["0.07", "EUR", 7],
    ["12.500", "EUR", 1250],
    ["-3.20", "EUR", -320],
    ["-0", "EUR", 0],
    ["007", "EUR", 700],
    ["1234", "JPY", 1234],
    ["1.234", "KWD", 1234],
    ["90071992547409.91", "EUR", Number.MAX_SAFE_INTEGER],
    // 4.35 * 100 is 434.99999999999994 in floats.
    ["4.35", "EUR", 435],
  ])("reads %s %s as %i", (text, currency, units) => {
    expect(minorUnits(text, currency)).toBe(units);
  });

  test.each([
    "",
    " 1",
    "1 ",
    "1,5",
    "1e3",
    "0x10",
    "1.",
    ".5",
    "+1",
    "--1",
    "1.001",
    "1.0005",
    "NaN",
    "Infinity",
    "90071992547409.92",
    "١",
  ])('refuses "%s"', (text) => {
    expect(minorUnits(text, "EUR")).toBeUndefined();
  });

  test("refuses a fraction of a currency without one, and nothing at all", () => {
    expect(minorUnits("1.5", "JPY")).toBeUndefined();
    expect(minorUnits(undefined, "EUR")).toBeUndefined();
  });

  test("reads what decimalText writes, for every amount", () => {
    const units = fc.integer({ min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(units, fc.constantFrom("EUR", "JPY", "KWD"), (amount, currency) => {
        expect(minorUnits(decimalText(amount, currency), currency)).toBe(amount);
      }),
    );
  });
});

test("decimalNumber is the nearest number", () => {
  expect([decimalNumber(1250, "EUR"), decimalNumber(-7, "EUR"), decimalNumber(7, "JPY")]).toEqual([12.5, -0.07, 7]);
});

test("minorDigits follows ISO 4217", () => {
  expect(["EUR", "JPY", "KWD", "USD"].map(minorDigits)).toEqual([2, 0, 3, 2]);
});
