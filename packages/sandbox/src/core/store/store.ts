import type { Query } from "./query.js";

/** Statements inside one transaction. Values must be numbers, strings, bytes or null; anything else is a `TypeError`. */
export interface Tx {
  /** First row, or undefined. */
  first<P, R>(query: Query<P, R>, parameters: P): Promise<R | undefined>;
  /** All rows. */
  all<P, R>(query: Query<P, R>, parameters: P): Promise<R[]>;
  /** Runs a statement that returns no rows; the answer is how many rows it changed. */
  run<P, R>(query: Query<P, R>, parameters: P): Promise<number>;
  /** Runs `work` in a savepoint: when it throws, only its own changes are undone and the error passes on. */
  nested<T>(work: () => Promise<T>): Promise<T>;
  /** Calls `listener` once, after the outermost transaction is durable. Never called when it rolls back. */
  afterCommit(listener: () => void): void;
}

/** All state of a sandbox. */
export interface Store {
  /** Runs `work` in one transaction: commits when it returns, rolls back when it throws. Never nest a second one inside. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** First row of a statement that only reads, outside any transaction. Never call it inside one. */
  first<P, R>(query: Query<P, R>, parameters: P): Promise<R | undefined>;
  close(): Promise<void>;
}

/** A database that cannot be used. The message is fit for the person who named it. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code = "ERR_DATABASE";
}

/** A unique constraint refused a row. */
export class UniqueViolation extends Error {
  override readonly name = "UniqueViolation";
  readonly code = "ERR_UNIQUE";
}
