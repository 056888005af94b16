import { describe, expect, test } from "vitest";
import { type PageRange, type PaginateOptions, paginate } from "../src/paginate.js";
import { collect, numbers } from "./support/collect.js";

/** A list served in pages; `cap` is the most a page holds. */
function list(rows: readonly unknown[], { total = false, cap = Number.POSITIVE_INFINITY } = {}) {
  const asked: PageRange[] = [];
  const fetchPage = async (range: PageRange) => {
    asked.push(range);
    const items = rows.slice(range.start, range.start + Math.min(range.count, cap));
    return { items, total: total ? rows.length : undefined };
  };
  return { asked, walk: (options: PaginateOptions<unknown>) => collect(paginate(fetchPage, options)) };
}

describe("paginate", () => {
  test.each([
    { name: "nothing", rows: 0, total: false, starts: [0] },
    { name: "a short page", rows: 3, total: false, starts: [0] },
    { name: "a full page and an empty one", rows: 5, total: false, starts: [0, 5] },
    { name: "two full pages and a short one", rows: 12, total: false, starts: [0, 5, 10] },
    { name: "nothing of a total of 0", rows: 0, total: true, starts: [0] },
    { name: "exactly the total", rows: 10, total: true, starts: [0, 5] },
    { name: "a total within the last page", rows: 12, total: true, starts: [0, 5, 10] },
  ])("yields every row once and stops after $name", async ({ rows, total, starts }) => {
    const { asked, walk } = list(numbers(rows), { total });
    expect(await walk({ size: 5 })).toEqual(numbers(rows));
    expect(asked).toEqual(starts.map((start) => ({ start, count: 5 })));
  });

  test("goes on after pages the server keeps shorter than asked for, when it tells the total", async () => {
    expect(await list(numbers(12), { total: true, cap: 4 }).walk({ size: 100 })).toEqual(numbers(12));
  });

  test("stops at an empty page when the total counts rows that are filtered out", async () => {
    const fetchPage = async ({ start }: PageRange) => ({ items: start === 0 ? [1, 2] : [], total: 900 });
    expect(await collect(paginate(fetchPage))).toEqual([1, 2]);
  });

  test("takes a page longer than asked for as it is", async () => {
    const fetchPage = async ({ start }: PageRange) => ({ items: numbers(8).slice(start) });
    expect(await collect(paginate(fetchPage, { size: 5 }))).toEqual(numbers(8));
  });

  test("starts where it is told", async () => {
    expect(await list(numbers(12)).walk({ start: 10, size: 5 })).toEqual([10, 11]);
  });

  test("leaves out rows that moved into the next page because the list grew in front", async () => {
    const pages = [[5, 4, 3], [3, 2, 1], []];
    const fetchPage = async () => ({ items: pages.shift() ?? [] });
    expect(await collect(paginate(fetchPage, { size: 3 }))).toEqual([5, 4, 3, 2, 1]);
  });

  test("throws ERR_PAGE_REPEATED when the server ignores the start", async () => {
    const fetchPage = async () => ({ items: [{ id: 1 }, { id: 2 }], total: 9 });
    const walk = collect(paginate(fetchPage, { size: 2 }));
    await expect(walk).rejects.toMatchObject({ name: "PaginationError", code: "ERR_PAGE_REPEATED" });
  });

  test("tells rows apart by the key it is given", async () => {
    const pages = [
      [{ id: 1, status: "P" }],
      [
        { id: 1, status: "S" },
        { id: 2, status: "P" },
      ],
    ];
    const fetchPage = async () => ({ items: pages.shift() ?? [], total: 3 });
    const rows = await collect(paginate(fetchPage, { size: 1, keyOf: ({ id }) => id }));
    expect(rows.map(({ id }) => id)).toEqual([1, 2]);
  });

  test("fetches no page that nobody asks for", async () => {
    const { asked, walk: _ } = list(numbers(0));
    const fetchPage = async (range: PageRange) => {
      asked.push(range);
      return { items: numbers(5) };
    };
    for await (const row of paginate(fetchPage, { size: 5 })) if (row === 3) break;
    expect(asked).toHaveLength(1);
  });

  test("passes what fetching a page throws", async () => {
    const reason = new Error("no network");
    await expect(collect(paginate(() => Promise.reject(reason)))).rejects.toBe(reason);
  });

  test.each([
    { name: "a negative start", options: { start: -1 } },
    { name: "a size of zero", options: { size: 0 } },
    { name: "a fraction", options: { size: 1.5 } },
  ])("refuses $name", async ({ options }) => {
    await expect(list([]).walk(options)).rejects.toThrow(TypeError);
  });
});
