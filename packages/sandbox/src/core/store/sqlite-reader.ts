import type Database from "libsql";
import type { SqlValue } from "./query.js";

export type Row = Record<string, unknown>;

/** Reads the rows of one statement. */
export interface Reader {
  first(values: SqlValue[]): Row | undefined;
  all(values: SqlValue[]): Row[];
}

/** From this many columns on, one JSON text is quicker than one call into the driver per column. */
const manyColumns = 6;
/** SQLite takes 127 arguments, two for each column. */
const mostColumns = 60;

/**
 * Reads rows as JSON made by the database where it can: a row then crosses from the driver in one piece, and a list in
 * one piece too, which takes a third of the time. Bytes cannot be JSON, and a statement that also writes (`returning`)
 * cannot be wrapped.
 */
export function createReader(database: Database.Database, sql: string, isRead: boolean): Reader {
  const plain = lazy(() => database.prepare(sql));
  // As an object the driver would add a member of its own to the row.
  const raw = lazy(() => {
    const statement = database.prepare(sql).raw();
    return { statement, names: statement.columns().map(({ name }) => name) };
  });
  const object = lazy(() => {
    const columns = isRead ? plain().columns() : [];
    const names = columns.map(({ name }) => name);
    const hasBytes = columns.some(({ type }) => type?.toLowerCase() === "blob");
    if (names.length === 0 || names.length > mostColumns || new Set(names).size < names.length || hasBytes)
      return undefined;
    return `json_object(${names.map((name) => `'${name}', "${name}"`).join(", ")})`;
  });
  const list = lazy(() => {
    const row = object();
    return row === undefined ? undefined : database.prepare(`select json_group_array(${row}) from (${sql})`).raw();
  });
  const single = lazy(() => {
    const row = object();
    const isWorthIt = row !== undefined && plain().columns().length >= manyColumns;
    return isWorthIt ? database.prepare(`select ${row} from (${sql})`).raw() : undefined;
  });

  return {
    first: (values) => {
      const wrapped = single();
      if (wrapped) return parse(wrapped.get(values)) as Row | undefined;
      const { statement, names } = raw();
      const cells: unknown = statement.get(values);
      if (!Array.isArray(cells)) return undefined;
      const row: Row = {};
      for (let index = 0; index < names.length; index++) row[names[index] ?? ""] = withBytes(cells[index]);
      return row;
    },
    all: (values) => {
      const wrapped = list();
      if (wrapped) return parse(wrapped.get(values)) as Row[];
      const rows = plain().all(values) as Row[];
      for (const row of rows) for (const name in row) row[name] = withBytes(row[name]);
      return rows;
    },
  };
}

function parse(cells: unknown): unknown {
  return Array.isArray(cells) ? JSON.parse(String(cells[0])) : undefined;
}

/** The driver hands out blobs as ArrayBuffer or Buffer. */
function withBytes(value: unknown): unknown {
  return value instanceof ArrayBuffer || Buffer.isBuffer(value) ? new Uint8Array(value) : value;
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
