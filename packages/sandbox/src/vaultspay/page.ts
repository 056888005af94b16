import type { Schemas } from "./types.js";

/** A page that was asked for. */
export interface Page {
  readonly page: number;
  readonly perPage: number;
}

/** Reads `page` and `perPage`; the document has their defaults. */
export function readPage({ page = 1, perPage = 20 }: { readonly page?: number; readonly perPage?: number }): Page {
  return { page, perPage };
}

/** Rows to pass over; a page number of any size stays a whole number. */
export const offsetOf = ({ page, perPage }: Page) => Math.min((page - 1) * perPage, Number.MAX_SAFE_INTEGER);

/** Where a page stands. `totalCount`: rows on all pages. */
export function paginationOf({ page, perPage }: Page, totalCount: number, sort = "id: DESC"): Schemas["Pagination"] {
  return { currentPage: page, perPage, totalPages: Math.ceil(totalCount / perPage), totalCount, sort };
}
