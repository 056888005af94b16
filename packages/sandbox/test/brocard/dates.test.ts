import { describe, expect, test } from "vitest";
import { boundOf, dateTimeText, instantOf, isTimeZone, spanOf } from "../../src/brocard/dates.js";

const newYork = "America/New_York";

describe("isTimeZone", () => {
  test.each(["UTC", "America/New_York", "Africa/Accra", "America/Argentina/Buenos_Aires", "Europe/Kyiv"])(
    "knows %s",
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  test.each([
    "",
    "Nowhere",
    "America/Nowhere",
    "+02:00",
    "EST",
    "america/new_york",
    "Europe/Paris ",
    "US/Eastern",
    "Etc/GMT+5",
  ])("does not know '%s'", (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

// TZ=<zone> date -d @<seconds> '+%F %T'
describe("dateTimeText", () => {
  test.each([
    { zone: "UTC", text: "2025-03-15 12:00:00" },
    { zone: newYork, text: "2025-03-15 08:00:00" },
    { zone: "Asia/Kolkata", text: "2025-03-15 17:30:00" },
    { zone: "Pacific/Kiritimati", text: "2025-03-16 02:00:00" },
  ])("prints the same instant in $zone as $text", ({ zone, text }) => {
    expect(dateTimeText(Date.UTC(2025, 2, 15, 12), zone)).toBe(text);
  });

  test("prints midnight as 00 and not as 24", () => {
    expect(dateTimeText(Date.UTC(2025, 0, 1), "UTC")).toBe("2025-01-01 00:00:00");
  });

  test("leaves out parts of a second", () => {
    expect(dateTimeText(Date.UTC(2025, 0, 1, 0, 0, 59, 999), "UTC")).toBe("2025-01-01 00:00:59");
  });
});

// TZ=America/New_York date -d '<text>' +%s
describe("instantOf", () => {
  test.each([
    { name: "in winter", text: "2025-01-15 00:00:00", seconds: 1_736_917_200 },
    { name: "in summer", text: "2025-07-15 00:00:00", seconds: 1_752_552_000 },
    { name: "the second before the clock jumps", text: "2025-03-09 01:59:59", seconds: 1_741_503_599 },
    { name: "the second after it jumped", text: "2025-03-09 03:00:00", seconds: 1_741_503_600 },
    { name: "the first of an hour that comes twice", text: "2025-11-02 01:30:00", seconds: 1_762_061_400 },
  ])("reads a time $name", ({ text, seconds }) => {
    expect(instantOf(text, newYork)).toBe(seconds * 1000);
  });

  test("reads a time that the clock skips as the one it jumps to", () => {
    expect(dateTimeText(instantOf("2025-03-09 02:30:00", newYork) ?? 0, newYork)).toBe("2025-03-09 03:30:00");
  });

  test.each(["2025-02-29 00:00:00", "2025-13-01 00:00:00", "2025-01-01 24:00:00", "2025-01-01 00:60:00", "x"])(
    "knows no %s",
    (text) => {
      expect(instantOf(text, "UTC")).toBeUndefined();
    },
  );

  test.each([newYork, "Europe/Paris", "Australia/Lord_Howe", "Asia/Kathmandu"])(
    "is the way back from text in %s",
    (zone) => {
      for (let hour = 0; hour < 8760; hour += 37) {
        const instant = Date.UTC(2025, 0, 1, hour);
        const text = dateTimeText(instant, zone);
        expect(dateTimeText(instantOf(text, zone) ?? 0, zone)).toBe(text);
      }
    },
  );
});

describe("boundOf", () => {
  test("reads a bare day as its first second at the begin", () => {
    expect(boundOf("begin", "2025-02-24", "UTC")).toBe(Date.UTC(2025, 1, 24));
  });

  test("reads a bare day as its last second at the end", () => {
    expect(boundOf("end", "2025-02-24", "UTC")).toBe(Date.UTC(2025, 1, 24, 23, 59, 59));
  });
});

describe("spanOf", () => {
  test("holds the whole last second of a range", () => {
    const span = spanOf({ begin: "2025-02-24 10:00:00", end: "2025-02-24 10:00:01" }, "UTC");
    expect(span).toEqual({ from: Date.UTC(2025, 1, 24, 10), until: Date.UTC(2025, 1, 24, 10, 0, 2) });
  });

  test("is open where an end is left out", () => {
    expect(spanOf(undefined, "UTC")).toEqual({ from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER });
  });
});
