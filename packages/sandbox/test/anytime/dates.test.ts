import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateText, dateTimeText, dayStart, zonedDateTimeText } from "../../src/anytime/dates.js";

describe("dates on French time", () => {
  test.each([
    ["2024-01-15T12:00:00Z", "2024-01-15T13:00:00+01:00"],
    ["2024-07-15T12:00:00Z", "2024-07-15T14:00:00+02:00"],
    ["2024-03-31T00:59:59Z", "2024-03-31T01:59:59+01:00"],
    ["2024-03-31T01:00:00Z", "2024-03-31T03:00:00+02:00"],
    ["2024-10-27T00:59:59Z", "2024-10-27T02:59:59+02:00"],
    ["2024-10-27T01:00:00Z", "2024-10-27T02:00:00+01:00"],
    ["2024-12-31T23:30:00Z", "2025-01-01T00:30:00+01:00"],
  ])("%s is %s", (instant, text) => {
    expect(zonedDateTimeText(Date.parse(instant))).toBe(text);
  });

  test("agree with the time zone data of Node", () => {
    const paris = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/Paris",
      dateStyle: "short",
      timeStyle: "medium",
    });
    // Since 1996 the rule is the same all over Europe.
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1996, 1), max: Date.UTC(2037, 0) }), (instant) => {
        expect(dateTimeText(instant)).toBe(paris.format(instant));
      }),
    );
  });
});

describe("dayStart", () => {
  test.each([
    ["2016-01-01", "2015-12-31T23:00:00Z"],
    ["2016-07-01", "2016-06-30T22:00:00Z"],
    ["2024-03-31", "2024-03-30T23:00:00Z"],
    ["2024-04-01", "2024-03-31T22:00:00Z"],
    ["2024-10-27", "2024-10-26T22:00:00Z"],
    ["2024-10-28", "2024-10-27T23:00:00Z"],
    ["2024-02-29", "2024-02-28T23:00:00Z"],
  ])("of %s is %s", (date, instant) => {
    expect(dayStart(date)).toBe(Date.parse(instant));
  });

  test.each(["2023-02-29", "2024-13-01", "2024-1-1", "", "01/01/2024", "2024-01-01T00:00:00Z"])(
    'of "%s" is undefined',
    (date) => {
      expect(dayStart(date)).toBeUndefined();
    },
  );

  test("is the first instant with that date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const date = new Date(days * 86_400_000).toISOString().slice(0, 10);
        const start = dayStart(date) ?? Number.NaN;
        expect([dateText(start), dateText(start - 1) < date]).toEqual([date, true]);
      }),
    );
  });
});
