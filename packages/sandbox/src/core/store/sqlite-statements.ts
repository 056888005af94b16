import type Database from "libsql";
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "./kysely.js";
import type { Query, SqlValue } from "./query.js";
import { createReader, type Reader } from "./sqlite-reader.js";

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
export interface Statement extends Prepared {
  bind(parameters: object): SqlValue[];
}

/** What the database has made of one text. */
interface Prepared {
  /** Writes nothing. */
  readonly isRead: boolean;
  readonly reader: Reader;
  /** Answers how many rows were changed. */
  run(values: SqlValue[]): number;
}

/** Statements whose text depends on values come in many texts, and only so many are kept. */
const keptTexts = 500;

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
  const statements = new Map<Query<never, unknown>, Statement>();
  const texts = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = texts.get(sql);
    if (known) return known;
    const isRead = /^select\b/i.test(sql);
    let statement: Database.Statement | undefined;
    const prepared: Prepared = {
      isRead,
      reader: createReader(database, sql, isRead),
      run: (values) => {
        statement ??= database.prepare(sql);
        return statement.run(values).changes;
      },
    };
    if (texts.size >= keptTexts) texts.clear();
    texts.set(sql, prepared);
    return prepared;
  }

  return (query) => {
    const known = statements.get(query);
    if (known) return known;
    const { sql, parameters: values } = query.build(db, slots as never).compile();
    const statement: Statement = {
      ...prepare(sql),
      bind: (given) => values.map((value) => checked(value instanceof Slot ? member(given, value.name) : value)),
    };
    if (query.isReusable) statements.set(query, statement);
    return statement;
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
