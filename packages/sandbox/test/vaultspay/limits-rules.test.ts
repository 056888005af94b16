import { describe, expect, test } from "vitest";
import {
  type LimitRule,
  limitText,
  passesLimit,
  readLimitValue,
  windowStart,
} from "../../src/vaultspay/limits-rules.js";

const rule = (members: Partial<LimitRule>): LimitRule => ({
  frequency: "DAILY",
  limit_type: "LIMIT",
  operator: "LESS_THAN_OR_EQUAL",
  value: 1000,
  ...members,
});

describe("passesLimit", () => {
  test.each([
    { operator: "LESS_THAN_OR_EQUAL" as const, below: true, at: true, above: false },
    { operator: "LESS_THAN" as const, below: true, at: false, above: false },
    { operator: "LESS" as const, below: true, at: false, above: false },
    { operator: "GREATER" as const, below: false, at: false, above: true },
  ])("$operator compares amounts", ({ above, at, below, operator }) => {
    const passes = (amount: number) => passesLimit(rule({ operator }), amount);
    expect([passes(999), passes(1000), passes(1001)]).toEqual([below, at, above]);
  });

  test("counts what was spent before", () => {
    const spent = { count: 3, amount: 900 };
    expect([100, 101].map((amount) => passesLimit(rule({}), amount, spent))).toEqual([true, false]);
  });

  test("counts transactions, whatever they cost", () => {
    const passes = (count: number) =>
      passesLimit(rule({ limit_type: "COUNT", value: 3 }), 10 ** 9, { count, amount: 0 });
    expect([passes(2), passes(3)]).toEqual([true, false]);
  });
});

describe("windowStart", () => {
  const now = Date.UTC(2026, 2, 31, 23, 59, 59, 999);
  test.each([
    { frequency: "DAILY" as const, start: Date.UTC(2026, 2, 31) },
    { frequency: "MONTHLY" as const, start: Date.UTC(2026, 2, 1) },
    { frequency: "ONE_TIME" as const, start: undefined },
  ])("of $frequency", ({ frequency, start }) => {
    expect(windowStart({ frequency }, now)).toBe(start);
  });
});

describe("values", () => {
  const aed = { limit_type: "LIMIT", currency: "AED" } as const;
  const count = { limit_type: "COUNT", currency: "AED" } as const;

  test.each([
    { text: "3000.00", unit: aed, value: 300_000, shown: "3000.00" },
    { text: "10000", unit: aed, value: 1_000_000, shown: "10000.00" },
    { text: "0.5", unit: aed, value: 50, shown: "0.50" },
    { text: "5", unit: count, value: 5, shown: "5" },
    { text: "5.00", unit: count, value: 5, shown: "5" },
    { text: "1.25", unit: { limit_type: "LIMIT", currency: "KWD" } as const, value: 1250, shown: "1.25" },
    { text: "100", unit: { limit_type: "LIMIT", currency: "JPY" } as const, value: 100, shown: "100" },
  ])("$text $unit.limit_type $unit.currency is $value", ({ shown, text, unit, value }) => {
    expect(readLimitValue(text, unit)).toBe(value);
    expect(limitText(value, unit)).toBe(shown);
  });

  test.each([
    { text: "5.5", unit: count },
    { text: "1.5", unit: { limit_type: "LIMIT", currency: "JPY" } as const },
    { text: "9".repeat(30), unit: aed },
    { text: "9".repeat(30), unit: count },
  ])("$text $unit.limit_type $unit.currency cannot be read", ({ text, unit }) => {
    expect(readLimitValue(text, unit)).toBeUndefined();
  });
});
