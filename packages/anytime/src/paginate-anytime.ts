import { type CallOptions, type OptionsArgument, paginate, unwrap } from "@openissuing/client";
import { pages } from "./contract.gen.js";
import type { AnytimeClient } from "./create-anytime-client.js";
import type { paths } from "./schema.gen.js";

/** Paths that answer in pages. */
export type PagedPath = keyof typeof pages;

type PageBody<Path extends PagedPath> = paths[Path]["get"]["responses"][200]["content"]["application/json"]["body"];

/** One row of a list. */
export type RowOf<Path extends PagedPath> =
  PageBody<Path> extends { [Name in (typeof pages)[Path]]: (infer Row)[] } ? Row : never;

/** The parts of a call that this module changes; the rest passes through. */
interface PageOptions {
  readonly params?: { readonly query?: { readonly limit_start?: number; readonly limit_number?: number } };
}

type GetPage = (path: string, options: PageOptions) => Promise<{ readonly response: Response }>;

/**
 * Every row of a list, fetched page by page as it is iterated. Options are those of `client.GET`; `limit_start` is the
 * row to begin with (0) and `limit_number` the size of a page (50). Ends at `total_results`, or at an empty page,
 * because the total of card transactions counts those outside of the date filter too.
 * Throws `ApiError`, `PaginationError`, and what a call rejects with.
 */
export function paginateAnytime<Path extends PagedPath>(
  client: AnytimeClient,
  path: Path,
  ...[options]: OptionsArgument<CallOptions<paths[Path]["get"], undefined>>
): AsyncGenerator<RowOf<Path>, void, undefined> {
  const given: PageOptions = options ?? {};
  const query = given.params?.query;
  // For every path alike the compiler sees a union of calls that it cannot apply.
  const getPage = client.GET as unknown as GetPage;
  const fetchPage = async ({ start, count }: { start: number; count: number }) => {
    const params = { ...given.params, query: { ...query, limit_start: start, limit_number: count } };
    const answer = (await unwrap(getPage(path, { ...given, params }))) as { body: Record<string, unknown> };
    const items = answer.body[pages[path]] as readonly RowOf<Path>[];
    const total = answer.body.total_results;
    return { items, total: typeof total === "number" ? total : undefined };
  };
  return paginate(fetchPage, { start: query?.limit_start ?? 0, size: query?.limit_number ?? 50 });
}
