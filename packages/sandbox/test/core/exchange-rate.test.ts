import { assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { convert, rateText, readRate } from "../../src/core/exchange-rate.js";

describe("readRate", () => {
  test.each([
    { text: "1", rate: 1_000_000 },
    { text: "1.09", rate: 1_090_000 },
    { text: "0.000001", rate: 1 },
    { text: "163.123456", rate: 163_123_456 },
  ])("reads $text as $rate millionths", ({ text, rate }) => {
    expect(readRate(text)).toBe(rate);
  });

  test.each(["0", "0.000000", "", "-1", "1.1234567", "1e3", ".5", "1,5", "1234567890"])("does not read %j", (text) => {
    expect(readRate(text)).toBeUndefined();
  });
});

describe("rateText", () => {
  test("prints six decimals", () => {
    expect([1, 1_000_000, 163_123_456].map(rateText)).toEqual(["0.000001", "1.000000", "163.123456"]);
  });
});

describe("convert", () => {
  test.each([
    { name: "the document's example", fx: 16_350, from: "USD", to: "EUR", rate: 1_090_000, amount: 15_000 },
    { name: "nothing at an even rate", fx: 9_832, from: "EUR", to: "EUR", rate: 1_000_000, amount: 9_832 },
    { name: "half a cent upwards", fx: 1, from: "USD", to: "EUR", rate: 2_000_000, amount: 1 },
    { name: "less than half a cent to nothing", fx: 1, from: "USD", to: "EUR", rate: 2_000_001, amount: 0 },
    { name: "yen, which have no decimals", fx: 1_631, from: "JPY", to: "EUR", rate: 163_100_000, amount: 1_000 },
    { name: "dinars, which have three decimals", fx: 334, from: "KWD", to: "EUR", rate: 334_000, amount: 100 },
    { name: "euros to yen", fx: 1_000, from: "EUR", to: "JPY", rate: 6_000, amount: 1_667 },
    // python3 -c 'from fractions import Fraction as F; print(round(F(2**53 - 1) / F(1000001, 1000000)))'
    {
      name: "sums at the edge",
      fx: Number.MAX_SAFE_INTEGER,
      from: "USD",
      to: "EUR",
      rate: 1_000_001,
      amount: 9_007_190_247_550_743,
    },
  ])("converts $name", ({ fx, from, to, rate, amount }) => {
    expect(convert(fx, from, to, rate)).toBe(amount);
  });

  test("is never more than half a minor unit off", () => {
    const units = integer({ min: 1, max: 10 ** 12 });
    const rates = integer({ min: 1_000, max: 10 ** 9 });
    const isClose = (fx: number, rate: number) => {
      const off = BigInt(convert(fx, "USD", "EUR", rate)) * BigInt(rate) - BigInt(fx) * 1_000_000n;
      return 2n * (off < 0n ? -off : off) <= BigInt(rate);
    };
    expect(() => assert(property(units, rates, isClose), { seed: 1 })).not.toThrow();
  });
});
