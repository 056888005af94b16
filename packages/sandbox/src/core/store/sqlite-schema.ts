import { StoreError } from "./store.js";
import type { Column, Table } from "./table.js";

const types: Record<Column<unknown>["kind"], string> = { bytes: "blob", integer: "integer", text: "text" };
const quote = (name: string) => `"${name}"`;
const list = (names: readonly string[]) => names.map(quote).join(", ");

/** Statements that make a table and its indexes where they are missing. */
export function createStatements(table: Table): string[] {
  const columns = Object.entries(table.columns).map(([name, column]) => columnText(name, column));
  const keys = [`primary key (${list(table.primaryKey)})`, ...table.unique.map((names) => `unique (${list(names)})`)];
  // A table without blobs is one tree instead of two; long rows would make that tree slow.
  const hasBytes = Object.values(table.columns).some((column) => column.kind === "bytes");
  const options = hasBytes ? "strict" : "strict, without rowid";
  return [
    `create table if not exists ${quote(table.name)} (${[...columns, ...keys].join(", ")}) ${options}`,
    ...table.indexes.map(
      (names) =>
        `create index if not exists ${quote(`${table.name}__${names.join("__")}`)} on ${quote(table.name)} (${list(names)})`,
    ),
  ];
}

/**
 * Statements that bring an existing table to its declaration. Only new nullable columns can be added.
 * @throws StoreError naming the column that cannot be added or is gone.
 */
export function migrateStatements(table: Table, existing: readonly string[]): string[] {
  const gone = existing.filter((name) => !(name in table.columns));
  const added = Object.entries(table.columns).filter(([name]) => !existing.includes(name));
  const required = added.filter(([, column]) => !column.isNullable).map(([name]) => name);
  if (gone.length > 0 || required.length > 0) {
    const names = [...gone, ...required].map((name) => `${table.name}.${name}`).join(", ");
    throw new StoreError(`the database was made by another version (${names}): start with a new file`);
  }
  return added.map(([name, column]) => `alter table ${quote(table.name)} add column ${columnText(name, column)}`);
}

function columnText(name: string, column: Column<unknown>): string {
  return `${quote(name)} ${types[column.kind]}${column.isNullable ? "" : " not null"}`;
}
