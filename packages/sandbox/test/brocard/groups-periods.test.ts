import { describe, expect, test } from "vitest";
import { periodOf } from "../../src/brocard/groups-periods.js";

describe("periodOf", () => {
  test("a day lasts to its last second", () => {
    const day = { short: "2024-02-29", begin: "2024-02-29 00:00:00", end: "2024-02-29 23:59:59" };
    expect(periodOf("date", "2024-02-29")).toEqual(day);
  });

  test.each([
    { date: "2024-02-29", short: "2024-02", begin: "2024-02-01", end: "2024-02-29" },
    { date: "2023-02-01", short: "2023-02", begin: "2023-02-01", end: "2023-02-28" },
    { date: "2024-12-31", short: "2024-12", begin: "2024-12-01", end: "2024-12-31" },
  ])("the month of $date is $short", ({ date, short, begin, end }) => {
    expect(periodOf("month", date)).toEqual({ short, begin: `${begin} 00:00:00`, end: `${end} 23:59:59` });
  });

  // date -d 2024-12-30 +%G-W%V, and so on
  test.each([
    { date: "2024-02-24", short: "2024-W08", begin: "2024-02-19", end: "2024-02-25" },
    { date: "2024-12-30", short: "2025-W01", begin: "2024-12-30", end: "2025-01-05" },
    { date: "2021-01-03", short: "2020-W53", begin: "2020-12-28", end: "2021-01-03" },
    { date: "2020-12-31", short: "2020-W53", begin: "2020-12-28", end: "2021-01-03" },
    { date: "2027-01-01", short: "2026-W53", begin: "2026-12-28", end: "2027-01-03" },
    { date: "2023-01-01", short: "2022-W52", begin: "2022-12-26", end: "2023-01-01" },
  ])("the week of $date is $short", ({ date, short, begin, end }) => {
    expect(periodOf("week", date)).toEqual({ short, begin: `${begin} 00:00:00`, end: `${end} 23:59:59` });
  });
});
