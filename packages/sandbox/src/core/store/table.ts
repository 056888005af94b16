/** What one column holds. Booleans are `integer` 0/1 and instants are `integer` milliseconds since the epoch (UTC), in every database. */
export interface Column<T> {
  readonly kind: "bytes" | "integer" | "text";
  readonly isNullable: boolean;
  /** Only for the type checker: never set. */
  readonly holds?: T;
}

/** A whole number up to 2^53 - 1. Money goes here, as minor units. */
export const integer = (): Column<number> => ({ kind: "integer", isNullable: false });
/** Unicode text without NUL. */
export const text = (): Column<string> => ({ kind: "text", isNullable: false });
/** Bytes as they are. */
export const bytes = (): Column<Uint8Array> => ({ kind: "bytes", isNullable: false });
/** The same column, but it may also hold null. */
export const nullable = <T>(column: Column<T>): Column<T | null> => ({ kind: column.kind, isNullable: true });

type Columns = Readonly<Record<string, Column<unknown>>>;

/** One table, declared once: its SQL and its row type both come from here. */
export interface Table<Name extends string = string, C extends Columns = Columns> {
  readonly name: Name;
  readonly columns: C;
  readonly primaryKey: readonly string[];
  readonly unique: readonly (readonly string[])[];
  readonly indexes: readonly (readonly string[])[];
}

/** The row type of a declared table: `type AccountRow = RowOf<typeof accountTable>`. */
export type RowOf<T> =
  T extends Table<string, infer C> ? { -readonly [K in keyof C]: C[K] extends Column<infer V> ? V : never } : never;

/** Table name to row type: what Kysely calls a database. */
export type DatabaseOf<Tables extends readonly { readonly name: string }[]> = {
  [T in Tables[number] as T["name"]]: RowOf<T>;
};

/**
 * Declares a table. A table of tenant data has a text column `tenant`, first in its primary key: dropping or resetting
 * a tenant deletes its rows from every such table.
 */
export function table<const Name extends string, const C extends Columns>(
  name: Name,
  columns: C,
  {
    primaryKey,
    unique = [],
    indexes = [],
  }: {
    readonly primaryKey: readonly (keyof C & string)[];
    readonly unique?: readonly (readonly (keyof C & string)[])[];
    readonly indexes?: readonly (readonly (keyof C & string)[])[];
  },
): Table<Name, C> {
  return { name, columns, primaryKey, unique, indexes };
}
