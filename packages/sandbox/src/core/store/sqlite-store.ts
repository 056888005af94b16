import Database from "libsql";
import { createMutex } from "./mutex.js";
import { createStatements as createTableStatements, migrateStatements } from "./sqlite-schema.js";
import { createStatements } from "./sqlite-statements.js";
import { SqliteTransaction } from "./sqlite-transaction.js";
import { type Store, StoreError, type Tx } from "./store.js";
import type { Table } from "./table.js";

/**
 * Opens a SQLite database and brings its tables to their declarations.
 * @param path file, or `:memory:`. A file survives `kill -9` of the process with every committed transaction.
 * @throws StoreError when the file is in use by another process, is no database, or holds tables of another version.
 */
export function openSqliteStore(path: string, tables: readonly Table[]): Store {
  const database = open(path, tables);

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
        release(database);
      }),
  };
}

const reasons: Readonly<Record<string, string>> = {
  SQLITE_BUSY: "is in use by another process",
  SQLITE_NOTADB: "is no database",
  // The driver gives no code to a file it cannot open.
  "": "cannot be opened: is its folder there?",
};

/** Hands the file back: the driver closes a connection for good only when its statements are collected. */
function release(database: Database.Database): void {
  // A lock that is older than the log ends only with the log.
  database.exec("pragma journal_mode = delete; pragma locking_mode = normal; select count(*) from sqlite_schema");
  database.close();
}

function open(path: string, tables: readonly Table[]): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(path);
    // What one process remembers of tenants and tokens another would change behind its back. The log keeps what was
    // committed when the process dies; only a power cut could take the last commits back.
    database.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal");
    migrate(database, tables);
    return database;
  } catch (error) {
    database?.close();
    const reason = reasons[String(Reflect.get(Object(error), "code"))];
    if (reason === undefined) throw error;
    throw new StoreError(`${path} ${reason}`, { cause: error });
  }
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
