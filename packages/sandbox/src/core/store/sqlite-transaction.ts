import type Database from "libsql";
import type { Query } from "./query.js";
import type { Statement } from "./sqlite-statements.js";
import { type Tx, UniqueViolation } from "./store.js";

/**
 * One transaction of a database that nobody else uses meanwhile. `begin` and savepoints are held back until the first
 * write: reads need neither, and most requests only read.
 */
export class SqliteTransaction implements Tx {
  readonly #database: Database.Database;
  readonly #statementOf: (query: Query<never, unknown>) => Statement;
  #listeners: (() => void)[] = [];
  #hasBegun = false;
  /** Savepoints asked for, and how many of them are in the database. */
  #depth = 0;
  #opened = 0;

  constructor(database: Database.Database, statementOf: (query: Query<never, unknown>) => Statement) {
    this.#database = database;
    this.#statementOf = statementOf;
  }

  async first<P, R>(query: Query<P, R>, parameters: P): Promise<R | undefined> {
    const { reader, bind } = this.#ready(query);
    return guarded(() => reader.first(bind(parameters as object))) as R | undefined;
  }

  async all<P, R>(query: Query<P, R>, parameters: P): Promise<R[]> {
    const { reader, bind } = this.#ready(query);
    return guarded(() => reader.all(bind(parameters as object))) as R[];
  }

  async run<P, R>(query: Query<P, R>, parameters: P): Promise<number> {
    const { run, bind } = this.#ready(query);
    return guarded(() => run(bind(parameters as object)));
  }

  async nested<T>(work: () => Promise<T>): Promise<T> {
    const level = ++this.#depth;
    const listenersBefore = this.#listeners.length;
    try {
      const result = await work();
      if (this.#opened >= level) this.#database.exec(`release s${level}`);
      return result;
    } catch (error) {
      if (this.#opened >= level) this.#database.exec(`rollback to s${level}; release s${level}`);
      this.#listeners.length = listenersBefore;
      throw error;
    } finally {
      this.#depth = level - 1;
      this.#opened = Math.min(this.#opened, level - 1);
    }
  }

  afterCommit(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Makes everything durable. Answers who wants to hear of it. */
  commit(): readonly (() => void)[] {
    if (this.#hasBegun) this.#database.exec("commit");
    return this.#listeners;
  }

  rollback(): void {
    if (this.#hasBegun) this.#database.exec("rollback");
  }

  #ready(query: Query<never, unknown>): Statement {
    const statement = this.#statementOf(query);
    if (!statement.isRead) this.#beginWriting();
    return statement;
  }

  #beginWriting(): void {
    if (!this.#hasBegun) {
      this.#database.exec("begin");
      this.#hasBegun = true;
    }
    while (this.#opened < this.#depth) this.#database.exec(`savepoint s${++this.#opened}`);
  }
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
