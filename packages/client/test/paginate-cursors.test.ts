import { describe, expect, test } from "vitest";
import { paginateCursors } from "../src/paginate-cursors.js";
import { collect } from "./support/collect.js";

/** A list of three pages, served by cursor. */
function list() {
  const asked: (string | undefined)[] = [];
  const pages = new Map([
    [undefined, { items: [1, 2], next: "b" }],
    ["b", { items: [3], next: "c" }],
    ["c", { items: [4], next: null }],
  ]);
  const fetchPage = async (cursor: string | undefined) => {
    asked.push(cursor);
    return pages.get(cursor) ?? { items: [], next: null };
  };
  return { asked, fetchPage };
}

describe("paginateCursors", () => {
  test("yields the rows of every page and stops where no cursor comes", async () => {
    const { asked, fetchPage } = list();
    expect(await collect(paginateCursors(fetchPage))).toEqual([1, 2, 3, 4]);
    expect(asked).toEqual([undefined, "b", "c"]);
  });

  test("begins at the cursor it is told", async () => {
    expect(await collect(paginateCursors(list().fetchPage, "b"))).toEqual([3, 4]);
  });

  test("goes on over a page without rows, and yields equal rows of different pages", async () => {
    const pages = [
      { items: [7], next: "b" },
      { items: [], next: "c" },
      { items: [7], next: undefined },
    ];
    expect(await collect(paginateCursors(async () => pages.shift() ?? { items: [], next: null }))).toEqual([7, 7]);
  });

  test.each([
    { name: "the cursor it was asked with", next: ["a", "a"] },
    { name: "an earlier cursor", next: ["a", "b", "a"] },
  ])("throws ERR_PAGE_REPEATED for $name", async ({ next }) => {
    const cursors = [...next];
    const walk = collect(paginateCursors(async () => ({ items: [1], next: cursors.shift() ?? null })));
    await expect(walk).rejects.toMatchObject({ name: "PaginationError", code: "ERR_PAGE_REPEATED" });
  });

  test("fetches no page that nobody asks for", async () => {
    const { asked, fetchPage } = list();
    for await (const row of paginateCursors(fetchPage)) if (row === 3) break;
    expect(asked).toEqual([undefined, "b"]);
  });

  test("passes what fetching a page throws", async () => {
    const reason = new Error("no network");
    await expect(collect(paginateCursors(() => Promise.reject(reason)))).rejects.toBe(reason);
  });
});
