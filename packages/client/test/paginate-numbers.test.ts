import { describe, expect, test } from "vitest";
import { type PageNumber, type PaginateNumbersOptions, paginateNumbers } from "../src/paginate-numbers.js";
import { collect, numbers } from "./support/collect.js";

/** A list served in numbered pages; `cap` is the most a page holds. */
function list(rows: readonly unknown[], { last = true, cap = Number.POSITIVE_INFINITY } = {}) {
  const asked: PageNumber[] = [];
  const fetchPage = async (range: PageNumber) => {
    asked.push(range);
    const size = Math.min(range.count, cap);
    const items = rows.slice((range.page - 1) * size, range.page * size);
    return { items, last: last ? Math.max(1, Math.ceil(rows.length / size)) : undefined };
  };
  return { asked, walk: (options: PaginateNumbersOptions<unknown>) => collect(paginateNumbers(fetchPage, options)) };
}

describe("paginateNumbers", () => {
  test.each([
    { name: "nothing", rows: 0, last: true, pages: [1] },
    { name: "nothing of an untold end", rows: 0, last: false, pages: [1] },
    { name: "a full last page", rows: 10, last: true, pages: [1, 2] },
    { name: "a short last page", rows: 12, last: true, pages: [1, 2, 3] },
    { name: "a short page of an untold end", rows: 12, last: false, pages: [1, 2, 3] },
    { name: "an empty page of an untold end", rows: 10, last: false, pages: [1, 2, 3] },
  ])("yields every row once and stops after $name", async ({ rows, last, pages }) => {
    const { asked, walk } = list(numbers(rows), { last });
    expect(await walk({ size: 5 })).toEqual(numbers(rows));
    expect(asked).toEqual(pages.map((page) => ({ page, count: 5 })));
  });

  test("goes on over pages the server keeps shorter than asked for", async () => {
    expect(await list(numbers(12), { cap: 4 }).walk({ size: 100 })).toEqual(numbers(12));
  });

  test("follows a last page that moves away because the list grew at its end", async () => {
    const pages = [
      { items: [1], last: 2 },
      { items: [2], last: 3 },
      { items: [3], last: 3 },
    ];
    const fetchPage = async ({ page }: PageNumber) => pages[page - 1] ?? { items: [], last: 3 };
    expect(await collect(paginateNumbers(fetchPage, { size: 1 }))).toEqual([1, 2, 3]);
  });

  test("stops at an empty page in front of the last", async () => {
    const fetchPage = async ({ page }: PageNumber) => ({ items: page === 1 ? [1] : [], last: 900 });
    expect(await collect(paginateNumbers(fetchPage))).toEqual([1]);
  });

  test("begins with the page it is told", async () => {
    expect(await list(numbers(12)).walk({ first: 3, size: 5 })).toEqual([10, 11]);
  });

  test("leaves out rows that moved into the next page because the list grew in front", async () => {
    const pages = [[5, 4, 3], [3, 2, 1], []];
    const fetchPage = async () => ({ items: pages.shift() ?? [] });
    expect(await collect(paginateNumbers(fetchPage, { size: 3 }))).toEqual([5, 4, 3, 2, 1]);
  });

  test("throws ERR_PAGE_REPEATED when the server ignores the number", async () => {
    const fetchPage = async () => ({ items: [{ id: 1 }], last: 9 });
    await expect(collect(paginateNumbers(fetchPage))).rejects.toMatchObject({ code: "ERR_PAGE_REPEATED" });
  });

  test("fetches no page that nobody asks for", async () => {
    const asked: number[] = [];
    const fetchPage = async ({ page }: PageNumber) => {
      asked.push(page);
      return { items: [page], last: 9 };
    };
    for await (const row of paginateNumbers(fetchPage)) if (row === 2) break;
    expect(asked).toEqual([1, 2]);
  });

  test.each([
    { name: "page 0", options: { first: 0 } },
    { name: "a size of zero", options: { size: 0 } },
    { name: "a fraction", options: { size: 1.5 } },
  ])("refuses $name", async ({ options }) => {
    await expect(list([]).walk(options)).rejects.toThrow(TypeError);
  });
});
