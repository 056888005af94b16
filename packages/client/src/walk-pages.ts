import { ClientError } from "./errors.js";

/** A server that ignores where a page should start. */
export class PaginationError extends ClientError {
  override readonly name = "PaginationError";
  readonly code = "ERR_PAGE_REPEATED";
}

/** One page, and where the next one starts; `undefined` after the last. */
export interface Step<Item, Position> {
  readonly items: readonly Item[];
  readonly next: Position | undefined;
}

/** Throws `TypeError` that names the option. */
export function checkInteger(option: string, value: number, lowest: number): void {
  if (!Number.isSafeInteger(value) || value < lowest) {
    throw new TypeError(`${option} must be an integer of at least ${lowest}`);
  }
}

/**
 * Walks a list whose pages move on by counting, fetching the next page only when its first row is asked for.
 * Rows that the page before had too, because the list grew in front meanwhile, are left out; a page of nothing
 * but such rows throws `PaginationError`, since that would go on for ever. Whatever `fetchStep` throws passes.
 */
export async function* walkPages<Item>(
  fetchStep: (position: number) => Promise<Step<Item, number>>,
  first: number,
  keyOf: (item: Item) => unknown,
): AsyncGenerator<Item, void, undefined> {
  let seen = new Set<unknown>();
  for (let position: number | undefined = first; position !== undefined; ) {
    const { items, next }: Step<Item, number> = await fetchStep(position);
    const keys = items.map((item) => keyOf(item));
    const fresh = items.filter((_, i) => !seen.has(keys[i]));
    if (items.length > 0 && fresh.length === 0) {
      throw new PaginationError(`the page at ${position} repeats the one before`);
    }
    yield* fresh;
    seen = new Set(keys);
    position = next;
  }
}
