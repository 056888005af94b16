import type { Alarm } from "./alarm.js";
import type { Scene } from "./handler.js";
import type { Ids } from "./ids.js";
import type { Job, Schedule } from "./job.js";
import { deleteJob, insertJob, type JobRow, selectDueJob, selectNextJobs } from "./job.tables.js";
import type { Store, Tx } from "./store/store.js";
import type { Tenant } from "./tenants.js";

const tries = 5;
const retryAfter = 60_000;

/** The `schedule` of a scene: writes the job in the scene's transaction and sets the alarm once that is durable. */
export function scheduleIn(tx: Tx, tenant: string, ids: Ids, alarm: Alarm): Schedule {
  return async (job, { at, payload }) => {
    const row = { tenant, job: await ids.next("job"), name: job.name, at, payload: JSON.stringify(payload) };
    await tx.run(insertJob, { ...row, attempts: 0, error: null });
    tx.afterCommit(() => alarm.set(tenant, at));
  };
}

export interface CalendarOptions {
  readonly store: Store;
  readonly alarm: Alarm;
  readonly jobs: ReadonlyMap<string, Job<never>>;
  readonly openScene: (tx: Tx, tenant: Tenant, now: number) => Scene;
}

/** Runs the jobs of the tenants. */
export interface Calendar {
  /** Runs what is due at `now` (tenant time, milliseconds), in order, and whatever that makes due in turn. */
  runDue(tenant: Tenant, now: number): Promise<void>;
  /** Sets the alarm for every job in the database: once, at start. */
  wake(): Promise<void>;
}

export function createCalendar({ store, alarm, jobs, openScene }: CalendarOptions): Calendar {
  async function runNext(tenant: Tenant, now: number): Promise<boolean> {
    return store.transaction(async (tx) => {
      const row = await tx.first(selectDueJob, { tenant: tenant.id, now });
      if (!row) return false;
      await tx.run(deleteJob, { tenant: tenant.id, job: row.job });
      // The job lives at the moment it was due: moving the clock by a week does not date everything to the end of it.
      const scene = openScene(tx, tenant, row.at);
      try {
        await tx.nested(() => run(row, scene));
      } catch (error) {
        await postpone(tx, row, error);
      }
      return true;
    });
  }

  async function run(row: JobRow, scene: Scene): Promise<void> {
    const job = jobs.get(row.name);
    if (!job) throw new Error(`no job is named ${row.name}`);
    const payload: never = JSON.parse(row.payload) as never;
    await job.run(scene, payload);
  }

  async function postpone(tx: Tx, row: JobRow, error: unknown): Promise<void> {
    const attempts = row.attempts + 1;
    const isLast = attempts >= tries;
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
    const next = { ...row, at: row.at + retryAfter, attempts, error: isLast ? reason : null };
    await tx.run(insertJob, next);
    if (!isLast) tx.afterCommit(() => alarm.set(row.tenant, next.at));
  }

  return {
    runDue: async (tenant, now) => {
      if (!alarm.isDue(tenant.id, now)) return;
      alarm.clear(tenant.id);
      while (await runNext(tenant, now)) {
        // Each job in a transaction of its own.
      }
      await wake();
    },
    wake,
  };

  async function wake(): Promise<void> {
    for (const { tenant, at } of await store.transaction((tx) => tx.all(selectNextJobs, {}))) alarm.set(tenant, at);
  }
}
