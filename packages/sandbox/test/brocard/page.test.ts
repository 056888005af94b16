import { describe, expect, test } from "vitest";
import { numberedPage, readPage } from "../../src/brocard/page.js";

describe("readPage", () => {
  test("answers the first 50 rows without parameters", () => {
    expect(readPage({})).toEqual({ number: 1, limit: 50, offset: 0 });
  });

  test("skips the pages before", () => {
    expect(readPage({ page: 3, per_page: 20 })).toEqual({ number: 3, limit: 20, offset: 40 });
  });

  test("keeps the offset of the last page there could be a whole number", () => {
    expect(readPage({ page: Number.MAX_SAFE_INTEGER, per_page: 1000 }).offset).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("numberedPage", () => {
  test.each([
    { total: 0, limit: 50, last_page: 1 },
    { total: 50, limit: 50, last_page: 1 },
    { total: 51, limit: 50, last_page: 2 },
    { total: 3, limit: 0, last_page: 1 },
  ])("of $limit rows of $total ends at $last_page", ({ total, limit, last_page }) => {
    expect(numberedPage({ number: 1, limit, offset: 0 }, total, []).last_page).toBe(last_page);
  });
});
