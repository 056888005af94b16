import type Database from "libsql";
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "./kysely.js";
import type { Query, SqlValue } from "./query.js";

/** Stands in a statement for the parameter of this name. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const slots = new Proxy(
  {},
  {
    get: (_target, name) => new Slot(String(name)),
    // `values({ ...p, extra })` and `values(p)` must list the members, and a proxy cannot know them.
    ownKeys: () => {
      throw new TypeError("name the parameters of a prepared statement one by one: p.tenant, p.acc_id");
    },
  },
);

/** A statement ready to run: its text prepared, and where its values come from. */
export interface Statement {
  readonly prepared: Database.Statement;
  /** Writes nothing. */
  readonly isRead: boolean;
  bind(parameters: object): SqlValue[];
  /** First row: less than half the time that asking for all rows takes. */
  first(values: SqlValue[]): Record<string, unknown> | undefined;
}

/** Compiles and caches the statements of one SQLite database. */
export function createStatements(database: Database.Database): (query: Query<never, unknown>) => Statement {
  const db = new Kysely<never>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const cache = new Map<Query<never, unknown>, Statement>();

  return (query) => {
    const cached = cache.get(query);
    if (cached) return cached;
    const { sql, parameters: values } = query.build(db, slots as never).compile();
    const statement: Statement = {
      prepared: database.prepare(sql),
      isRead: /^select\b/i.test(sql),
      first: firstOf(database, sql),
      bind: (given) => values.map((value) => checked(value instanceof Slot ? member(given, value.name) : value)),
    };
    if (query.isReusable) cache.set(query, statement);
    return statement;
  };
}

function firstOf(database: Database.Database, sql: string): Statement["first"] {
  let ready: { readonly raw: Database.Statement; readonly names: readonly string[] } | undefined;
  return (values) => {
    if (!ready) {
      const raw = database.prepare(sql).raw();
      ready = { raw, names: raw.columns().map(({ name }) => name) };
    }
    // As an object the driver would add a member of its own.
    const cells = ready.raw.get(values);
    if (!Array.isArray(cells)) return undefined;
    const row: Record<string, unknown> = {};
    for (const [index, name] of ready.names.entries()) row[name] = cells[index];
    return row;
  };
}

function member(parameters: object, name: string): unknown {
  const value: unknown = Reflect.get(parameters, name);
  if (value === undefined) throw new TypeError(`statement parameter ${name} is missing`);
  return value;
}

// The driver aborts the process on a boolean, and a float would be money gone wrong.
function checked(value: unknown): SqlValue {
  if (typeof value === "string" || value === null || value instanceof Uint8Array) return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw new TypeError(`a statement takes whole numbers, strings, bytes and null, not ${typeof value}`);
}
