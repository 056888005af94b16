import { describe, expect, test } from "vitest";
import { dayIn, offsetOf, readTime } from "../../src/probes/zone.js";

const hour = 3_600_000;
const paris = "Europe/Paris";

describe("offsetOf", () => {
  // TZ=Europe/Paris date -d '2020-10-23T09:04:03Z' +%z
  test.each([
    { name: "summer", instant: "2020-10-23T09:04:03Z", offset: 2 * hour },
    { name: "winter", instant: "2020-12-23T09:04:03Z", offset: hour },
    { name: "the last second of summer", instant: "2020-10-25T00:59:59Z", offset: 2 * hour },
    { name: "the first second of winter", instant: "2020-10-25T01:00:00Z", offset: hour },
  ])("is that of $name", ({ instant, offset }) => {
    expect(offsetOf(paris, Date.parse(instant))).toBe(offset);
  });
});

describe("dayIn", () => {
  test("is the next day where UTC still has the one before", () => {
    expect(dayIn(paris, Date.parse("2026-11-20T23:30:00Z"))).toBe("2026-11-21");
  });
});

describe("readTime", () => {
  test.each([
    { text: "2026-11-21 03:55:32", instant: "2026-11-21T02:55:32Z", offset: undefined },
    { text: "2026-07-01 00:30:00", instant: "2026-06-30T22:30:00Z", offset: undefined },
    { text: "2026-11-21T03:55:32+01:00", instant: "2026-11-21T02:55:32Z", offset: hour },
    { text: "2026-11-21T02:55:32Z", instant: "2026-11-21T02:55:32Z", offset: 0 },
    { text: "2026-11-21T02:55:32.123-0500", instant: "2026-11-21T07:55:32Z", offset: -5 * hour },
  ])("reads $text", ({ text, instant, offset }) => {
    expect(readTime(text, paris)).toEqual({ instant: Date.parse(instant), offset });
  });

  test.each(["2026-11-21", "today", "03:55:32", ""])("reads no time in '%s'", (text) => {
    expect(readTime(text, paris)).toBeUndefined();
  });
});
