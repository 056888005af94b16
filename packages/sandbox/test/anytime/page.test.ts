import { describe, expect, test } from "vitest";
import { type Page, readPage } from "../../src/anytime/page.js";
import { Fault } from "../../src/core/fault.js";

function read(query: Parameters<typeof readPage>[0]): Page {
  const page = readPage(query, 4000210);
  if (page instanceof Fault) throw page;
  return page;
}

describe("readPage", () => {
  test("starts at 0 and takes 50 without a query, of all times", () => {
    const page = read({});
    expect(page).toMatchObject({ offset: 0, limit: 50, filters: { limit_start: 0, limit_number: 50 } });
    expect(page.from).toBe(Number.MIN_SAFE_INTEGER);
    expect(page.until).toBe(Number.MAX_SAFE_INTEGER);
  });

  test("echoes the ceiling where more was asked for", () => {
    expect(read({ limit_number: 501 })).toMatchObject({ limit: 500, filters: { limit_number: 500 } });
  });

  test("takes the whole of the last day, by French time in summer and winter", () => {
    const { filters, from, until } = read({ date_start: "2020-10-24", date_end: "2020-10-25" });
    expect(new Date(from).toISOString()).toBe("2020-10-23T22:00:00.000Z");
    expect(new Date(until).toISOString()).toBe("2020-10-25T23:00:00.000Z");
    expect(filters).toEqual({ date_start: "2020-10-24", date_end: "2020-10-25", limit_start: 0, limit_number: 50 });
  });

  test("takes one day when both ends are the same", () => {
    const { from, until } = read({ date_start: "2017-02-02", date_end: "2017-02-02" });
    expect(until - from).toBe(86_400_000);
  });

  test.each([
    { name: "reversed dates", query: { date_start: "2017-02-03", date_end: "2017-02-02" }, code: 4000050 },
    { name: "a first day that is not in the calendar", query: { date_start: "2017-02-30" }, code: 4000310 },
    { name: "a last day that is not in the calendar", query: { date_end: "2017-13-01" }, code: 4000310 },
  ])("refuses $name with $code", ({ query, code }) => {
    expect(readPage(query, 4000310)).toMatchObject({ code });
  });
});
