import { type CallOptions, type OptionsArgument, paginateNumbers, unwrap } from "@openissuing/client";
import { memberOf } from "@openissuing/signing";
import { pages } from "./contract.gen.js";
import type { VaultsPayClient } from "./create-vaultspay-client.js";
import type { paths } from "./schema.gen.js";

/** Paths that answer in pages. */
export type PagedPath = keyof typeof pages;

type PageBody<Path extends PagedPath> = paths[Path]["get"]["responses"][200]["content"]["application/json"];

/** One row of a list. */
export type RowOf<Path extends PagedPath> =
  PageBody<Path> extends { [Name in (typeof pages)[Path]]: (infer Row)[] } ? Row : never;

/** The parts of a call that this module changes; the rest passes through. */
interface PageOptions {
  readonly params?: { readonly query?: { readonly page?: number; readonly perPage?: number } };
}

type GetPage = (path: string, options: PageOptions) => Promise<{ readonly response: Response }>;

/**
 * Every row of a list, fetched page by page as it is iterated. Options are those of `client.GET`: `perPage` is the size
 * of a page (50), `page` the first one (1). A row that moved into the next page is left out, known by its `id`.
 * Throws `ApiError`, `PaginationError`, `TypeError` for a page of no rows, and what a call rejects with.
 */
export function paginateVaultsPay<Path extends PagedPath>(
  client: VaultsPayClient,
  path: Path,
  ...[options]: OptionsArgument<CallOptions<paths[Path]["get"], undefined>>
): AsyncGenerator<RowOf<Path>, void, undefined> {
  const given: PageOptions = options ?? {};
  const query = given.params?.query;
  // For every path alike the compiler sees a union of calls that it cannot apply.
  const getPage = client.GET as unknown as GetPage;
  const fetchPage = async ({ page, count }: { readonly page: number; readonly count: number }) => {
    const params = { ...given.params, query: { ...query, page, perPage: count } };
    const answer = (await unwrap(getPage(path, { ...given, params }))) as Record<string, unknown>;
    const last = memberOf(answer.pagination, "totalPages");
    return {
      items: answer[pages[path]] as readonly RowOf<Path>[],
      last: typeof last === "number" ? last : undefined,
    };
  };
  return paginateNumbers(fetchPage, { first: query?.page ?? 1, size: query?.perPage ?? 50, keyOf });
}

/** Rows can change between two pages, their identifiers cannot. */
function keyOf(row: unknown): unknown {
  return memberOf(row, "id") ?? JSON.stringify(row);
}
