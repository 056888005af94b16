/** Rows on a page without a `per_page`; inferred from most examples. */
const usualPage = 50;

/** A numbered page. `limit` and `offset` are ready for a statement; `per_page` 0 asks for no rows. */
export interface Page {
  readonly number: number;
  readonly limit: number;
  readonly offset: number;
}

/** Reads `page` and `per_page`. */
export function readPage({
  page = 1,
  per_page = usualPage,
}: {
  readonly page?: number;
  readonly per_page?: number;
}): Page {
  const offset = Math.min((page - 1) * per_page, Number.MAX_SAFE_INTEGER);
  return { number: page, limit: per_page, offset };
}

/** The members of an answer in numbered pages. `total`: rows that match, on all pages. */
export function numberedPage<Row>({ number, limit }: Page, total: number, data: Row[]) {
  const last_page = limit === 0 ? 1 : Math.max(1, Math.ceil(total / limit));
  return { data, total, per_page: limit, current_page: number, last_page };
}
