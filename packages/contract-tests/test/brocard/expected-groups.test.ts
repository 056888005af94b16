import { describe, expect, test } from "vitest";
import { gather, periodOf } from "../../src/brocard/expected-groups.js";

describe("periodOf", () => {
  // Weeks from: date -u -d <day> +%G-W%V
  test.each([
    ["2026-01-01", "2026-W01", "2025-12-29", "2026-01-04"],
    ["2026-11-21", "2026-W47", "2026-11-16", "2026-11-22"],
    ["2027-01-01", "2026-W53", "2026-12-28", "2027-01-03"],
    ["2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"],
    ["2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"],
    ["2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"],
  ])("%s is in week %s", (day, short, first, last) => {
    const entity = { short, begin: `${first} 00:00:00`, end: `${last} 23:59:59` };
    expect(periodOf("week", `${day} 12:00:00`)).toEqual({ type: "week", entity });
  });

  test.each([
    ["2024-02-29", "2024-02", "2024-02-29"],
    ["2025-02-01", "2025-02", "2025-02-28"],
    ["2026-12-31", "2026-12", "2026-12-31"],
  ])("%s is in month %s", (day, short, last) => {
    const entity = { short, begin: `${short}-01 00:00:00`, end: `${last} 23:59:59` };
    expect(periodOf("month", `${day} 23:59:59`)).toEqual({ type: "month", entity });
  });

  test("a day is its own period", () => {
    const entity = { short: "2025-02-24", begin: "2025-02-24 00:00:00", end: "2025-02-24 23:59:59" };
    expect(periodOf("date", "2025-02-24 00:00:00")).toEqual({ type: "date", entity });
  });
});

describe("gather", () => {
  test("a row with two groups is in both, one with none is nowhere", () => {
    const group = (name: string) => ({ type: "tag", entity: { name } });
    const rows = [["one", "two"], ["one"], []];
    expect(gather(rows, (names) => names.map(group))).toEqual([
      { group: group("one"), rows: [["one", "two"], ["one"]] },
      { group: group("two"), rows: [["one", "two"]] },
    ]);
  });
});
