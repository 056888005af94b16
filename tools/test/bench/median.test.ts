import { describe, expect, test } from "vitest";
import { median, medianInTurns } from "../../bench/median.js";

describe("median", () => {
  test.each([
    { name: "an odd number of values", values: [9, 1, 5], middle: 5 },
    { name: "an even number of values", values: [4, 1, 3, 2], middle: 2.5 },
    { name: "one value", values: [7], middle: 7 },
  ])("is the middle of $name", ({ values, middle }) => {
    expect(median(values)).toBe(middle);
  });

  test("throws without a value", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("medianInTurns", () => {
  test("takes turns, changes who goes first, and leaves the first round out", async () => {
    const order: string[] = [];
    const measure = (name: string) => () => order.push(name);
    const medians = await medianInTurns(2, { a: measure("a"), b: measure("b") });
    expect(order.join("")).toBe("abbaab");
    // The numbers of its calls in the second and third round: 4 and 5 for a, 3 and 6 for b.
    expect(medians).toEqual({ a: 4.5, b: 4.5 });
  });
});
