import { insertInto, queriesOver } from "./store/query.js";
import { integer, nullable, type RowOf, table, text } from "./store/table.js";

/** One job on a tenant's calendar. `at`: tenant time in milliseconds. `error` is set once it was given up. */
export const jobTable = table(
  "core_job",
  {
    tenant: text(),
    job: integer(),
    name: text(),
    at: integer(),
    payload: text(),
    attempts: integer(),
    error: nullable(text()),
  },
  { primaryKey: ["tenant", "job"], indexes: [["tenant", "at", "job"]] },
);

export type JobRow = RowOf<typeof jobTable>;

const { prepare } = queriesOver(jobTable);

export const insertJob = insertInto(jobTable);

export const selectDueJob = prepare((db, p: { tenant: string; now: number }) =>
  db
    .selectFrom("core_job")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("at", "<=", p.now)
    .where("error", "is", null)
    .orderBy("at")
    .orderBy("job")
    .limit(1),
);

export const selectNextJobs = prepare((db) =>
  db
    .selectFrom("core_job")
    .select((e) => ["tenant", e.fn.min<number>("at").as("at")])
    .where("error", "is", null)
    .groupBy("tenant"),
);

export const selectJobs = prepare((db, p: { tenant: string }) =>
  db.selectFrom("core_job").selectAll().where("tenant", "=", p.tenant).orderBy("at").orderBy("job"),
);

export const deleteJob = prepare((db, p: { tenant: string; job: number }) =>
  db.deleteFrom("core_job").where("tenant", "=", p.tenant).where("job", "=", p.job),
);
