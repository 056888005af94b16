import { checkInteger, walkPages } from "./walk-pages.js";

/** The page to fetch, counted from 1, of at most `count` rows. */
export interface PageNumber {
  readonly page: number;
  readonly count: number;
}

export interface NumberedPage<Item> {
  readonly items: readonly Item[];
  /** Number of the last page, if the server tells. */
  readonly last?: number | undefined;
}

export interface PaginateNumbersOptions<Item> {
  /** Page to begin with. Default 1. */
  readonly first?: number;
  /** Rows to ask for at once. Default 50. */
  readonly size?: number;
  /** What makes a row the same row. Default: its whole content as JSON. */
  readonly keyOf?: (item: Item) => unknown;
}

/**
 * Walks a list with numbered pages as it is iterated. Ends at an empty page, at the last page the server tells, or, if
 * it tells none, at a page shorter than asked for. Rows the page before had too are left out; throws `PaginationError`
 * for a page of nothing else, `TypeError` for wrong options, and what `fetchPage` throws.
 */
export async function* paginateNumbers<Item>(
  fetchPage: (page: PageNumber) => Promise<NumberedPage<Item>>,
  { first = 1, size = 50, keyOf = JSON.stringify }: PaginateNumbersOptions<Item> = {},
): AsyncGenerator<Item, void, undefined> {
  checkInteger("first", first, 1);
  checkInteger("size", size, 1);
  const fetchStep = async (page: number) => {
    const { items, last } = await fetchPage({ page, count: size });
    const isLast = items.length === 0 || (last === undefined ? items.length < size : page >= last);
    return { items, next: isLast ? undefined : page + 1 };
  };
  yield* walkPages(fetchStep, first, keyOf);
}
