import { ClientError } from "./errors.js";

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

/** A server that ignores where a page should start. */
export class PaginationError extends ClientError {
  override readonly name = "PaginationError";
  readonly code = "ERR_PAGE_REPEATED";
}

function checkInteger(option: string, value: number, lowest: number): void {
  if (!Number.isSafeInteger(value) || value < lowest) {
    throw new TypeError(`${option} must be an integer of at least ${lowest}, not ${value}`);
  }
}

/**
 * Walks a list page by page, fetching the next page only when its first row is asked for. Ends at an empty page, at
 * the total the server tells, or, if it tells none, at a page shorter than asked for.
 * Rows that the page before had too, because the list grew in front meanwhile, are left out; a page of nothing
 * but such rows throws `PaginationError`, since that would go on for ever. Whatever `fetchPage` throws passes.
 */
export async function* paginate<Item>(
  fetchPage: (range: PageRange) => Promise<Page<Item>>,
  { start = 0, size = 50, keyOf = JSON.stringify }: PaginateOptions<Item> = {},
): AsyncGenerator<Item, void, undefined> {
  checkInteger("start", start, 0);
  checkInteger("size", size, 1);
  let seen = new Set<unknown>();
  for (let next = start; ; ) {
    const { items, total } = await fetchPage({ start: next, count: size });
    if (items.length === 0) return;
    const keys = items.map((item) => keyOf(item));
    const fresh = items.filter((_, i) => !seen.has(keys[i]));
    if (fresh.length === 0) {
      throw new PaginationError(`the page from row ${next} repeats the one before: does the server ignore the start?`);
    }
    yield* fresh;
    seen = new Set(keys);
    // By the rows that came, not by those asked for: a server may cap the size of a page.
    next += items.length;
    if (total === undefined ? items.length < size : next >= total) return;
  }
}
