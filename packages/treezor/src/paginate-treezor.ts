import { type CallOptions, type OptionsArgument, paginateCursors, paginateNumbers, unwrap } from "@openissuing/client";
import { memberOf } from "@openissuing/signing";
import { cursorPages, numberedPages } from "./connect/contract.gen.js";
import type { paths } from "./connect/schema.gen.js";
import type { TreezorClient } from "./create-treezor-client.js";

type Pages = typeof numberedPages & typeof cursorPages;

/** Paths that answer in pages, of either kind. */
export type PagedPath = keyof Pages;

type PageBody<Path extends PagedPath> = paths[Path]["get"]["responses"][200]["content"]["application/json"];

/** One row of a list. */
export type RowOf<Path extends PagedPath> =
  PageBody<Path> extends { [Name in Pages[Path]]?: (infer Row)[] } ? Row : never;

/** The parts of a call that this module changes; the rest passes through. */
interface PageOptions {
  readonly params?: { readonly query?: PageQuery };
}

interface PageQuery {
  readonly pageNumber?: number;
  readonly pageCount?: number;
  readonly cursor?: string | undefined;
}

type GetPage = (path: string, options: PageOptions) => Promise<{ readonly response: Response }>;

/**
 * Every row of a list, fetched page by page as it is iterated; the kind of pages follows from the path. Options are those
 * of `client.GET`: `pageCount` is the size of a page (50), `pageNumber` the first one (1), `cursor` where to begin.
 * Throws `ApiError`, `PaginationError`, `TypeError` for a page of no rows, and what a call rejects with.
 */
export function paginateTreezor<Path extends PagedPath>(
  client: TreezorClient,
  path: Path,
  ...[options]: OptionsArgument<CallOptions<paths[Path]["get"], undefined>>
): AsyncGenerator<RowOf<Path>, void, undefined> {
  const given: PageOptions = options ?? {};
  const query = given.params?.query;
  const pages: Pages = { ...numberedPages, ...cursorPages };
  // For every path alike the compiler sees a union of calls that it cannot apply.
  const getPage = client.GET as unknown as GetPage;
  const fetchPage = async (position: PageQuery) => {
    const params = { ...given.params, query: { ...query, ...position } };
    const answer = (await unwrap(getPage(path, { ...given, params }))) as Record<string, unknown>;
    // The vendor leaves an empty list out at times.
    return { items: (answer[pages[path]] ?? []) as readonly RowOf<Path>[], answer };
  };
  if (Object.hasOwn(cursorPages, path)) {
    return paginateCursors(async (cursor) => {
      const { items, answer } = await fetchPage({ cursor });
      const next = memberOf(answer.cursor, "next");
      return { items, next: typeof next === "string" && next !== "" ? next : undefined };
    }, query?.cursor);
  }
  const first = query?.pageNumber ?? 1;
  const size = query?.pageCount ?? 50;
  let full = size;
  const byNumber = async ({ page }: { readonly page: number }) => {
    const { items } = await fetchPage({ pageNumber: page, pageCount: size });
    // The vendor does not state how long a page can be: a short first page may be a whole one, so one more is asked for.
    if (page === first) full = Math.min(size, items.length);
    return { items, last: items.length < full ? page : page + 1 };
  };
  return paginateNumbers(byNumber, { first, size, keyOf: (row) => keyOf(pages[path], row) });
}

/** Rows can change between two pages, their identifiers cannot: `id`, or `cardId` in a list called `cards`. */
function keyOf(list: string, row: unknown): unknown {
  const own = `${list.replace(/s$/, "")}id`.toLowerCase();
  const [, id] = Object.entries(row ?? {}).find(([name]) => name === "id" || name.toLowerCase() === own) ?? [];
  return id ?? JSON.stringify(row);
}
