import { describe, expect, test } from "vitest";
import { declineOfCard, hasEnded, refusalOfChange, refusalOfUse } from "../../src/anytime/cards-status.js";

const reports = ["STO", "LOS", "DAM", "CAN"] as const;
const now = Date.UTC(2026, 10, 21, 12);
const later = "2027-11-30";

describe("refusalOfChange", () => {
  test.each([
    ["INA", "ACT"],
    ["ACT", "BLO"],
    ["BLO", "ACT"],
    ["ACT", "ACT"],
    ["BLO", "BLO"],
    ...reports.map((report) => ["ACT", report] as const),
    ...reports.map((report) => ["BLO", report] as const),
    ["STO", "STO"],
    ["STO", "CAN"],
    ["LOS", "CAN"],
    ["DAM", "CAN"],
  ] as const)("lets a card go from %s to %s", (from, to) => {
    expect(refusalOfChange(from, to)).toBeUndefined();
  });

  test.each([
    { from: "INA", to: "BLO", code: 4030320 },
    { from: "INA", to: "CAN", code: 4030320 },
    { from: "STO", to: "ACT", code: 4030365 },
    { from: "LOS", to: "BLO", code: 4030365 },
    { from: "DAM", to: "LOS", code: 4030365 },
    { from: "CAN", to: "ACT", code: 4030350 },
    { from: "CAN", to: "CAN", code: 4030350 },
  ] as const)("refuses to take a card from $from to $to with $code", ({ from, to, code }) => {
    expect(refusalOfChange(from, to)).toBe(code);
  });
});

describe("refusalOfUse", () => {
  test.each([
    { status: "INA", code: 4030320 },
    { status: "ACT", code: undefined },
    { status: "BLO", code: undefined },
    ...reports.map((status) => ({ status, code: 4030350 })),
  ] as const)("answers $code for $status", ({ status, code }) => {
    expect(refusalOfUse(status)).toBe(code);
  });
});

describe("hasEnded", () => {
  test("is true for reported and cancelled cards alone", () => {
    expect((["INA", "ACT", "BLO", ...reports] as const).filter(hasEnded)).toEqual(reports);
  });
});

describe("declineOfCard", () => {
  test.each([
    { status: "INA", code: "TRS0035" },
    { status: "BLO", code: "TRS0031" },
    { status: "STO", code: "TRS0004" },
    { status: "LOS", code: "TRS0005" },
    { status: "DAM", code: "TRS0037" },
    { status: "CAN", code: "TRS0035" },
    { status: "ACT", code: undefined },
  ] as const)("answers $code for $status", ({ status, code }) => {
    expect(declineOfCard({ status, expiry_date: later }, now)).toBe(code);
  });

  test("declines with TRS0002 from the day after the expiry date on, by French time", () => {
    const card = { status: "ACT", expiry_date: "2026-11-21" } as const;
    expect(declineOfCard(card, Date.parse("2026-11-21T22:59:59Z"))).toBeUndefined();
    expect(declineOfCard(card, Date.parse("2026-11-21T23:00:00Z"))).toBe("TRS0002");
  });
});
