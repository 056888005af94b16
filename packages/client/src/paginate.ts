import { checkInteger, walkPages } from "./walk-pages.js";

/** The part of a list to fetch: `start` rows are skipped, at most `count` are wanted. */
export interface PageRange {
  readonly start: number;
  readonly count: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Rows in the whole list, if the server tells. */
  readonly total?: number | undefined;
}

export interface PaginateOptions<Item> {
  /** Rows to skip. Default 0. */
  readonly start?: number;
  /** Rows to ask for at once. Default 50. */
  readonly size?: number;
  /** What makes a row the same row. Default: its whole content as JSON. */
  readonly keyOf?: (item: Item) => unknown;
}

/**
 * Walks a list with offsets, page by page as it is iterated. Ends at an empty page, at the total the server tells, or,
 * if it tells none, at a page shorter than asked for. Rows the page before had too are left out; throws
 * `PaginationError` for a page of nothing else, `TypeError` for wrong options, and what `fetchPage` throws.
 */
export async function* paginate<Item>(
  fetchPage: (range: PageRange) => Promise<Page<Item>>,
  { start = 0, size = 50, keyOf = JSON.stringify }: PaginateOptions<Item> = {},
): AsyncGenerator<Item, void, undefined> {
  checkInteger("start", start, 0);
  checkInteger("size", size, 1);
  const fetchStep = async (position: number) => {
    const { items, total } = await fetchPage({ start: position, count: size });
    // By the rows that came, not by those asked for: a server may cap the size of a page.
    const next = position + items.length;
    const isLast = items.length === 0 || (total === undefined ? items.length < size : next >= total);
    return { items, next: isLast ? undefined : next };
  };
  yield* walkPages(fetchStep, start, keyOf);
}
