import type { components } from "@openissuing/brocard";

/** Where a page lies: after a row, or before one. */
export interface Cursor {
  readonly id: number;
  readonly isForward: boolean;
}

/** Greatest number of rows without a `per_page`; inferred from most examples. */
const usualPage = 50;

/**
 * Reads a `cursor`. Null stands for the first page: no cursor, or the word `null`, which the samples of the text send.
 * Undefined when no answer can have held it. `column`: the name the cursor has for the identifier, such as `refunds.id`.
 */
export function readCursor(text: string | undefined, column: string): Cursor | null | undefined {
  if (text === undefined || text === "" || text === "null") return null;
  const members = parse(Buffer.from(text, "base64url").toString());
  const id: unknown = members[column];
  const isForward: unknown = members._pointsToNextItems;
  const isKnown = typeof id === "number" && Number.isSafeInteger(id) && typeof isForward === "boolean";
  return isKnown ? { id, isForward } : undefined;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}

/** Writes a cursor the way the framework of the vendor does, as in the examples of the text. */
export function cursorText({ id, isForward }: Cursor, column: string): string {
  return Buffer.from(JSON.stringify({ [column]: id, _pointsToNextItems: isForward })).toString("base64url");
}

/** Which rows to read for a page: `limit` is one more than it shows, to learn whether another page follows. */
export interface Span {
  /** Only greater identifiers. */
  readonly after: number;
  /** Only smaller identifiers. */
  readonly before: number;
  readonly direction: "asc" | "desc";
  readonly limit: number;
}

/** A page of rows by ascending identifier, and the members that lead to its neighbours. */
export interface CursorPage<Row> extends Pick<components["schemas"]["CursorPage"], "next_cursor" | "prev_cursor"> {
  readonly rows: readonly Row[];
  readonly per_page: number;
}

/** Reads a page by cursor. `read` answers the rows of a span in its direction. */
export async function pageByCursor<Row extends { readonly id: number }>(
  cursor: Cursor | null,
  { column, perPage = usualPage }: { readonly column: string; readonly perPage?: number | undefined },
  read: (span: Span) => Promise<readonly Row[]>,
): Promise<CursorPage<Row>> {
  const isForward = cursor?.isForward ?? true;
  const found = await read({
    after: cursor && isForward ? cursor.id : 0,
    before: isForward ? Number.MAX_SAFE_INTEGER : (cursor?.id ?? 0),
    direction: isForward ? "asc" : "desc",
    limit: perPage + 1,
  });
  const hasMore = found.length > perPage;
  const rows = found.slice(0, perPage);
  if (!isForward) rows.reverse();

  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = cursor !== null && (isForward || hasMore);
  const hasNext = isForward ? hasMore : true;
  return {
    rows,
    per_page: perPage,
    prev_cursor: first && hasPrevious ? cursorText({ id: first.id, isForward: false }, column) : null,
    next_cursor: last && hasNext ? cursorText({ id: last.id, isForward: true }, column) : null,
  };
}
