import { array, assert, asyncProperty, integer } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cursor,
  type CursorPage,
  cursorText,
  pageByCursor,
  readCursor,
  type Span,
} from "../../src/brocard/cursor-page.js";

const column = "payments.id";

type Page = CursorPage<{ readonly id: number }>;

/** Rows as a table would answer them. */
function tableOf(ids: readonly number[]) {
  return async ({ after, before, direction, limit }: Span) => {
    const rows = ids.filter((id) => id > after && id < before).map((id) => ({ id }));
    return (direction === "asc" ? rows : rows.reverse()).slice(0, limit);
  };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe("cursorText", () => {
  // The two cursors of the text (Brocard text, example of the list of refunds), decoded by base64 -d.
  test.each([
    { text: "eyJwYXltZW50cy5pZCI6MywiX3BvaW50c1RvTmV4dEl0ZW1zIjpmYWxzZX0", id: 3, isForward: false },
    { text: "eyJwYXltZW50cy5pZCI6NCwiX3BvaW50c1RvTmV4dEl0ZW1zIjp0cnVlfQ", id: 4, isForward: true },
  ])("writes and reads $text", ({ text, ...cursor }) => {
    expect(cursorText(cursor, column)).toBe(text);
    expect(readCursor(text, column)).toEqual(cursor);
  });
});

describe("readCursor", () => {
  test.each([undefined, "", "null"])("takes %s for the first page", (text) => {
    expect(readCursor(text, column)).toBeNull();
  });

  test.each([
    { name: "no base64", text: "§" },
    { name: "no JSON", text: Buffer.from("x").toString("base64url") },
    { name: "null in JSON", text: Buffer.from("null").toString("base64url") },
    { name: "a cursor of another list", text: cursorText({ id: 1, isForward: true }, "top_ups.id") },
    { name: "a fraction", text: cursorText({ id: 1.5, isForward: true }, column) },
  ])("knows no cursor in $name", ({ text }) => {
    expect(readCursor(text, column)).toBeUndefined();
  });
});

describe("pageByCursor", () => {
  const read = tableOf(numbers(1, 5));
  const page = (cursor: Cursor | null) => pageByCursor(cursor, { column, perPage: 2 }, read);

  test("has no cursors around everything", async () => {
    const all = { rows: numbers(1, 5).map((id) => ({ id })), per_page: 50, prev_cursor: null, next_cursor: null };
    expect(await pageByCursor(null, { column }, read)).toEqual(all);
  });

  test("has nothing and leads nowhere with 0 rows a page", async () => {
    const none = { rows: [], per_page: 0, prev_cursor: null, next_cursor: null };
    expect(await pageByCursor(null, { column, perPage: 0 }, read)).toEqual(none);
  });

  test("leads back to the first page, which leads no further back", async () => {
    const second = await page({ id: 2, isForward: true });
    expect(second.rows).toEqual([{ id: 3 }, { id: 4 }]);
    const first = await page(readCursor(second.prev_cursor ?? "", column) ?? null);
    expect(first).toMatchObject({ rows: [{ id: 1 }, { id: 2 }], prev_cursor: null });
    expect(readCursor(first.next_cursor ?? "", column)).toEqual({ id: 2, isForward: true });
  });

  test("covers every row once in either direction, whatever the page size", async () => {
    await assert(
      asyncProperty(array(integer({ min: 1, max: 60 })), integer({ min: 1, max: 7 }), async (some, perPage) => {
        const ids = [...new Set(some)].sort((left, right) => left - right);
        const forth: number[] = [];
        const back: number[] = [];
        let cursor: Cursor | null = null;
        let isLast = false;
        while (!isLast) {
          const page: Page = await pageByCursor(cursor, { column, perPage }, tableOf(ids));
          forth.push(...page.rows.map(({ id }) => id));
          isLast = page.next_cursor === null;
          cursor = readCursor(page.next_cursor ?? "", column) ?? null;
        }
        cursor = { id: 61, isForward: false };
        while (cursor) {
          const page: Page = await pageByCursor(cursor, { column, perPage }, tableOf(ids));
          back.unshift(...page.rows.map(({ id }) => id));
          cursor = readCursor(page.prev_cursor ?? "", column) ?? null;
        }
        expect([forth, back]).toEqual([ids, ids]);
      }),
      { numRuns: 200 },
    );
  });
});
