import { describe, expect, test } from "vitest";
import { type Budget, type Figure, figureTable, judged, keepsBudget } from "../../bench/figure.js";

const figure = (value: number, budget?: Budget): Figure => ({
  what: "a call",
  unit: "ms",
  value,
  baseline: { what: "by hand", value: 100 },
  ...(budget === undefined ? {} : { budget }),
});

describe("keepsBudget", () => {
  test.each([
    { name: "a value at its limit", value: 150, budget: { of: "value", atMost: 150 }, kept: true },
    { name: "a value above its limit", value: 151, budget: { of: "value", atMost: 150 }, kept: false },
    { name: "a rate at its least", value: 150, budget: { of: "value", atLeast: 150 }, kept: true },
    { name: "a rate below its least", value: 149, budget: { of: "value", atLeast: 150 }, kept: false },
    { name: "a difference at its limit", value: 125, budget: { of: "difference", atMost: 25 }, kept: true },
    { name: "a difference above its limit", value: 126, budget: { of: "difference", atMost: 25 }, kept: false },
    { name: "a ratio below its limit", value: 109, budget: { of: "ratio", atMost: 1.1 }, kept: true },
    { name: "a ratio above its limit", value: 111, budget: { of: "ratio", atMost: 1.1 }, kept: false },
  ] as const)("is $kept for $name", ({ value, budget, kept }) => {
    expect(keepsBudget(figure(value, budget))).toBe(kept);
  });

  test("says nothing about a figure without a budget", () => {
    expect(keepsBudget(figure(1))).toBeUndefined();
  });
});

describe("judged", () => {
  test("is the value, the difference or the ratio, as the budget says", () => {
    const kinds = ["value", "difference", "ratio"] as const;
    expect(kinds.map((of) => judged(figure(150, { of, atMost: 1 })))).toEqual([150, 50, 1.5]);
  });
});

describe("figureTable", () => {
  const lines = figureTable([
    figure(150, { of: "difference", atMost: 25 }),
    figure(12_345.6, { of: "value", atLeast: 15_000 }),
    figure(1.234),
  ]);

  test("has a line of headings and one for each figure", () => {
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^ +what +measured +baseline +ratio +budget$/);
  });

  test("shows what the budget is about, beside baseline, ratio and limit", () => {
    expect(lines[1]).toMatch(/^✗ +a call +\+50\.0 ms +by hand +100 ms +1\.50× +≤ 25 ms$/);
    expect(lines[2]).toMatch(/^✗ +a call +12,346 ms +by hand +100 ms +123\.46× +≥ 15,000 ms$/);
  });

  test("marks a figure that has no budget", () => {
    expect(lines[3]).toMatch(/^· +a call +1\.23 ms +by hand +100 ms +0\.01× +–$/);
  });
});
