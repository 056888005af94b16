import { type CallOptions, type OptionsArgument, paginateCursors, paginateNumbers, unwrap } from "@openissuing/client";
import { cursorPages, numberedPages } from "./contract.gen.js";
import type { BrocardClient } from "./create-brocard-client.js";
import type { paths } from "./schema.gen.js";

type Pages = typeof numberedPages & typeof cursorPages;

/** Paths that answer in pages, of either kind. */
export type PagedPath = keyof Pages;

type PageBody<Path extends PagedPath> = paths[Path]["get"]["responses"][200]["content"]["application/json"];

/** One row of a list. */
export type RowOf<Path extends PagedPath> =
  PageBody<Path> extends { [Name in Pages[Path]]: (infer Row)[] } ? Row : never;

/** The parts of a call that this module changes; the rest passes through. */
interface PageOptions {
  readonly params?: { readonly query?: PageQuery };
}

interface PageQuery {
  readonly page?: number;
  readonly per_page?: number;
  readonly cursor?: string | undefined;
}

type GetPage = (path: string, options: PageOptions) => Promise<{ readonly response: Response }>;

/** Rows can change between two pages, their identifiers cannot; groups have none. */
function keyOf(row: unknown): unknown {
  return typeof row === "object" && row !== null && "id" in row ? row.id : JSON.stringify(row);
}

/**
 * Every row of a list, fetched page by page as it is iterated; the kind of pages follows from the path. Options are those
 * of `client.GET`: `per_page` is the size of a page (50), `page` the first one (1), `cursor` where to begin.
 * Throws `ApiError`, `PaginationError`, `TypeError` for a page of no rows, and what a call rejects with.
 */
export function paginateBrocard<Path extends PagedPath>(
  client: BrocardClient,
  path: Path,
  ...[options]: OptionsArgument<CallOptions<paths[Path]["get"], undefined>>
): AsyncGenerator<RowOf<Path>, void, undefined> {
  const given: PageOptions = options ?? {};
  const query = given.params?.query;
  const size = query?.per_page ?? 50;
  const pages: Pages = { ...numberedPages, ...cursorPages };
  // For every path alike the compiler sees a union of calls that it cannot apply.
  const getPage = client.GET as unknown as GetPage;
  const fetchPage = async (position: PageQuery) => {
    const params = { ...given.params, query: { ...query, per_page: size, ...position } };
    const answer = (await unwrap(getPage(path, { ...given, params }))) as Record<string, unknown>;
    return { items: answer[pages[path]] as readonly RowOf<Path>[], answer };
  };
  if (Object.hasOwn(cursorPages, path)) {
    return paginateCursors(async (cursor) => {
      const { items, answer } = await fetchPage({ cursor });
      return { items, next: typeof answer.next_cursor === "string" ? answer.next_cursor : null };
    }, query?.cursor);
  }
  const byNumber = async ({ page }: { readonly page: number }) => {
    const { items, answer } = await fetchPage({ page });
    return { items, last: typeof answer.last_page === "number" ? answer.last_page : undefined };
  };
  return paginateNumbers(byNumber, { first: query?.page ?? 1, size, keyOf });
}
