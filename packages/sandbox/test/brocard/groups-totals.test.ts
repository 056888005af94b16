import { describe, expect, test } from "vitest";
import { paymentTotals, refundTotals } from "../../src/brocard/groups-totals.js";

describe("paymentTotals", () => {
  // The figures of the text (Brocard text, groups of payments), its decline rate aside, which fits no formula.
  test("adds up like the example of the text", () => {
    const totals = paymentTotals(
      [
        { state: 1, amount: 710_100, count: 16, fees: 8010, charged: 15 },
        { state: 2, amount: 337_300, count: 5, fees: 0, charged: 0 },
        { state: 4, amount: 283_400, count: 4, fees: 1575, charged: 4 },
      ],
      "USD",
    );
    expect(totals).toEqual({
      settled: { amount: "7101.00", count: 16 },
      pending: { amount: "0.00", count: 0 },
      void: { amount: "3373.00", count: 5 },
      declined: { amount: "2834.00", count: 4 },
      commission: { payment: { amount: "80.10", count: 15 }, decline: { amount: "15.75", count: 4 } },
      decline_rate: 16,
      amount: "7196.85",
      count: 25,
    });
  });

  test("counts pending payments and their fees as spent", () => {
    const totals = paymentTotals([{ state: 3, amount: 2000, count: 1, fees: 10, charged: 1 }], "USD");
    expect(totals).toMatchObject({ amount: "20.10", count: 1, commission: { payment: { amount: "0.10", count: 1 } } });
  });

  test("has a decline rate of 0 without payments", () => {
    expect(paymentTotals([], "USD")).toMatchObject({ decline_rate: 0, amount: "0.00", count: 0 });
  });
});

describe("refundTotals", () => {
  test("adds amounts and counts", () => {
    const totals = refundTotals(
      [
        { amount: 10_005, count: 2 },
        { amount: 1, count: 1 },
      ],
      "USD",
    );
    expect(totals).toEqual({ amount: "100.06", count: 3 });
  });
});
