import Database from "libsql";
import { createMutex } from "./mutex.js";
import { createStatements as createTableStatements, migrateStatements } from "./sqlite-schema.js";
import { createStatements } from "./sqlite-statements.js";
import { SqliteTransaction } from "./sqlite-transaction.js";
import type { Store, Tx } from "./store.js";
import type { Table } from "./table.js";

/**
 * Opens a SQLite database and brings its tables to their declarations.
 * @param path file, or `:memory:`. A file survives `kill -9` of the process with every committed transaction.
 * @throws Error when the file holds tables of an incompatible version.
 */
export function openSqliteStore(path: string, tables: readonly Table[]): Store {
  const database = new Database(path);
  // The log keeps what was committed when the process dies; only a power cut could take the last commits back.
  database.exec("pragma journal_mode = wal; pragma synchronous = normal");
  migrate(database, tables);

  const statementOf = createStatements(database);
  const exclusive = createMutex();

  async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const [result, listeners] = await exclusive(async () => {
      const tx = new SqliteTransaction(database, statementOf);
      try {
        const answer = await work(tx);
        return [answer, tx.commit()] as const;
      } catch (error) {
        tx.rollback();
        throw error;
      }
    });
    for (const listener of listeners) listener();
    return result;
  }

  return {
    transaction,
    first: (query, parameters) =>
      exclusive(() => new SqliteTransaction(database, statementOf).first(query, parameters)),
    close: () =>
      exclusive(async () => {
        database.close();
      }),
  };
}

function migrate(database: Database.Database, tables: readonly Table[]): void {
  database.exec("begin");
  for (const table of tables) {
    const existing: unknown[] = database.prepare(`select name from pragma_table_info('${table.name}')`).all();
    const names = existing.map((row) => String(Reflect.get(Object(row), "name")));
    const changes = names.length > 0 ? migrateStatements(table, names) : [];
    for (const statement of [...changes, ...createTableStatements(table)]) database.exec(statement);
  }
  database.exec("commit");
}
