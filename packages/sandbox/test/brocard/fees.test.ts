import { describe, expect, test } from "vitest";
import { feesOf, feesText, readFees, sumFees } from "../../src/brocard/fees.js";

const usd = { currency: "USD", type: "payment fee" };

describe("readFees", () => {
  test("reads decimals as minor units and names those without a type", () => {
    const lines = readFees([{ amount: "1.23" }, { type: "international", amount: "0.1" }], usd);
    expect(lines).toEqual([
      { type: "payment fee", amount: 123 },
      { type: "international", amount: 10 },
    ]);
    expect(sumFees(lines ?? [])).toBe(133);
  });

  test.each(["0", "-1", "1.001", "1e2", ""])("refuses the amount '%s'", (amount) => {
    expect(readFees([{ amount: "1" }, { amount }], usd)).toBeUndefined();
  });
});

describe("feesOf", () => {
  test("prints what feesText kept", () => {
    const text = feesText([{ type: "international", amount: 5 }]);
    expect(feesOf(text, "USD")).toEqual([{ type: "international", amount: "0.05", currency: "USD" }]);
  });
});
