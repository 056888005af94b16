import { PaginationError } from "./walk-pages.js";

export interface CursorPage<Item> {
  readonly items: readonly Item[];
  /** Where the next page starts; null or `undefined` after the last. */
  readonly next: string | null | undefined;
}

/**
 * Walks a list with cursors as it is iterated, from `first` or from its beginning. Ends where no further cursor comes;
 * a page without rows does not end it. Throws `PaginationError` for a cursor that came before, since that would go on
 * for ever, and what `fetchPage` throws.
 */
export async function* paginateCursors<Item>(
  fetchPage: (cursor: string | undefined) => Promise<CursorPage<Item>>,
  first?: string | undefined,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string | undefined>();
  for (let cursor = first; ; ) {
    seen.add(cursor);
    const { items, next } = await fetchPage(cursor);
    yield* items;
    if (next === null || next === undefined) return;
    if (seen.has(next)) throw new PaginationError("the cursor of the next page came before");
    cursor = next;
  }
}
