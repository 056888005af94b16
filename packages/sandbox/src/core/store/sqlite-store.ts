import Database from "libsql";
import { createMutex } from "./mutex.js";
import type { Query } from "./query.js";
import { createStatements as createTableStatements, migrateStatements } from "./sqlite-schema.js";
import { createStatements, type Statement } from "./sqlite-statements.js";
import { type Store, type Tx, UniqueViolation } from "./store.js";
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
    const listeners: (() => void)[] = [];
    const result = await exclusive(async () => {
      database.exec("begin");
      try {
        const answer = await work(createTx(database, statementOf, listeners));
        database.exec("commit");
        return answer;
      } catch (error) {
        database.exec("rollback");
        throw error;
      }
    });
    for (const listener of listeners) listener();
    return result;
  }

  return {
    transaction,
    close: () =>
      exclusive(async () => {
        database.close();
      }),
  };
}

function createTx(
  database: Database.Database,
  statementOf: (query: Query<never, unknown>) => Statement,
  listeners: (() => void)[],
): Tx {
  let depth = 0;

  function rows<P, R>(query: Query<P, R>, parameters: P): R[] {
    const { prepared, bind } = statementOf(query as Query<never, unknown>);
    const found = guarded(() => prepared.all(bind(parameters as object)));
    // The driver hands out blobs as ArrayBuffer.
    for (const row of found as Record<string, unknown>[]) {
      for (const name in row) {
        const value = row[name];
        if (value instanceof ArrayBuffer) row[name] = new Uint8Array(value);
      }
    }
    return found as R[];
  }

  return {
    first: async (query, parameters) => rows(query, parameters)[0],
    all: async (query, parameters) => rows(query, parameters),
    run: async (query, parameters) => {
      const { prepared, bind } = statementOf(query as Query<never, unknown>);
      return guarded(() => prepared.run(bind(parameters as object))).changes;
    },
    nested: async (work) => {
      const savepoint = `nested_${++depth}`;
      const listenersBefore = listeners.length;
      database.exec(`savepoint ${savepoint}`);
      try {
        return await work();
      } catch (error) {
        database.exec(`rollback to ${savepoint}`);
        listeners.length = listenersBefore;
        throw error;
      } finally {
        database.exec(`release ${savepoint}`);
        depth--;
      }
    },
    afterCommit: (listener) => {
      listeners.push(listener);
    },
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

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = Reflect.get(Object(error), "code");
    if (code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "SQLITE_CONSTRAINT_UNIQUE") {
      throw new UniqueViolation("a row with this key exists", { cause: error });
    }
    throw error;
  }
}
