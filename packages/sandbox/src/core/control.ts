import type { Action } from "./action.js";
import type { Alarm } from "./alarm.js";
import type { Api } from "./api.js";
import type { CheckInput } from "./check-input.js";
import { ControlError } from "./control-error.js";
import type { TenantControl } from "./control-tenants.js";
import { Fault } from "./fault.js";
import type { FaultOrder, InjectedFault, InjectedFaults } from "./injected-faults.js";
import { type JobRow, selectJobs } from "./job.tables.js";
import { LedgerError } from "./ledger.js";
import type { Outbox } from "./outbox.js";
import { type DeliveryRow, selectDeliveries, selectDelivery, updateDelivery } from "./outbox.tables.js";
import type { RequestLog } from "./request-log.js";
import type { Store } from "./store/store.js";
import type { Tenant, Tenants } from "./tenants.js";

/** Moves a clock by milliseconds, or to an instant (milliseconds since the epoch, or ISO 8601 text). */
export type ClockMove = { readonly advance: number } | { readonly set: number | string };

export interface ActionOrder {
  readonly name: string;
  readonly input?: unknown;
}

/** What the person who runs the sandbox can do. All of it is also under `/_sandbox/`. Throws `ControlError`. */
export interface Control {
  readonly tenants: TenantControl;
  /** Lets the outside world act on a tenant; see the list of actions. */
  act(tenant: string, action: string, input?: unknown): Promise<unknown>;
  /** Runs several actions in one transaction: all or none. Answers their results. */
  seed(tenant: string, actions: readonly ActionOrder[]): Promise<readonly unknown[]>;
  /** The actions of an API with their input schemas. */
  actions(api: string): readonly { readonly name: string; readonly summary: string; readonly schema: object }[];
  /** Tenant time in milliseconds. */
  clock(tenant: string): Promise<number>;
  /** Moves the tenant's clock and runs its jobs that fall due. Answers the new time in milliseconds. */
  moveClock(tenant: string, move: ClockMove): Promise<number>;
  readonly faults: {
    add(order: FaultOrder): InjectedFault;
    list(): readonly InjectedFault[];
    /** One, or all without a number. */
    remove(id?: number): void;
  };
  /** All webhooks of a tenant, oldest first. */
  deliveries(tenant: string): Promise<readonly DeliveryRow[]>;
  /** Tries every pending webhook now, whatever its backoff. Answers the deliveries. */
  flush(tenant: string): Promise<readonly DeliveryRow[]>;
  /** Resolves when every webhook that is due now was tried. */
  settle(): Promise<void>;
  /** Sends a webhook again, also one that was delivered or given up. */
  retry(tenant: string, delivery: number): Promise<void>;
  /** Jobs that wait or were given up. */
  jobs(tenant: string): Promise<readonly JobRow[]>;
  /** The last requests, newest last, secrets masked. */
  requests(tenant?: string): readonly Readonly<Record<string, unknown>>[];
  clearRequests(): void;
  /** Faults in the tenant's books; empty when they balance. */
  audit(tenant: string): Promise<readonly string[]>;
}

export interface ControlParts {
  readonly store: Store;
  readonly tenants: Tenants;
  readonly apis: ReadonlyMap<string, Api>;
  readonly faults: InjectedFaults;
  readonly log: RequestLog;
  readonly outbox: Outbox;
  readonly outboxAlarm: Alarm;
  readonly check: CheckInput;
  readonly tenantControl: TenantControl;
}

export function createControl(parts: ControlParts): Control {
  const { store, tenants, apis, faults, log, outbox, outboxAlarm, check, tenantControl } = parts;

  async function find(id: string): Promise<{ readonly tenant: Tenant; readonly api: Api }> {
    const tenant = await tenants.get(id);
    const api = tenant && apis.get(tenant.api);
    if (!tenant || !api) throw new ControlError("ERR_NO_SUCH_TENANT", `there is no tenant ${id}`);
    return { tenant, api };
  }

  async function seed(id: string, orders: readonly ActionOrder[]): Promise<readonly unknown[]> {
    const { tenant, api } = await find(id);
    const steps: { readonly action: Action; readonly input: unknown }[] = [];
    for (const { name, input = {} } of orders) {
      const action = api.vendor.actions.find((candidate) => candidate.name === name);
      if (!action) throw new ControlError("ERR_NO_SUCH_ACTION", `${api.vendor.name} has no action ${name}`);
      await check(action.schema, input);
      steps.push({ action, input });
    }
    const now = tenants.now(tenant);
    await api.calendar.runDue(tenant, now);
    const results = await store.transaction(async (tx) => {
      const done: unknown[] = [];
      for (const { action, input } of steps) {
        done.push(await action.run(api.openScene(tx, tenant, now), input as never).catch(refused));
      }
      return done;
    });
    await api.calendar.runDue(tenant, now);
    return results;
  }

  async function deliveries(id: string): Promise<readonly DeliveryRow[]> {
    await find(id);
    return store.transaction((tx) => tx.all(selectDeliveries, { tenant: id }));
  }

  return {
    tenants: tenantControl,
    act: async (tenant, name, input) => (await seed(tenant, [{ name, input: input ?? {} }]))[0],
    seed,
    actions: (name) => {
      const api = apis.get(name);
      if (!api) throw new ControlError("ERR_NO_SUCH_API", `there is no API ${name}`);
      return api.vendor.actions.map(({ name: action, summary, schema }) => ({ name: action, summary, schema }));
    },
    clock: async (id) => tenants.now((await find(id)).tenant),
    moveClock: async (id, move) => {
      const { tenant, api } = await find(id);
      const before = tenants.now(tenant);
      const after = "advance" in move ? before + move.advance : instantOf(move.set);
      if (!Number.isSafeInteger(after))
        throw new ControlError("ERR_INPUT", "advance is no whole number of milliseconds");
      const moved = { ...tenant, clock_offset: tenant.clock_offset + (after - before) };
      await store.transaction((tx) => tenants.update(tx, moved));
      await api.calendar.runDue(moved, after);
      api.alarm.rewind();
      outboxAlarm.rewind();
      return after;
    },
    faults: {
      add: (order) => {
        const vendors = [...apis.values()].map(({ vendor }) => vendor);
        const { code } = order;
        if (code !== undefined && !vendors.some((vendor) => vendor.hasCode(code))) {
          throw new ControlError("ERR_INPUT", `no document lists the code ${code}`);
        }
        return faults.add(order);
      },
      list: () => faults.list(),
      remove: (number) => {
        if (!faults.remove(number) && number !== undefined) {
          throw new ControlError("ERR_NO_SUCH_FAULT", `there is no fault ${number}`);
        }
      },
    },
    deliveries,
    flush: async (id) => {
      await find(id);
      await outbox.dispatch(id, true);
      return deliveries(id);
    },
    settle: async () => {
      for (const { id } of await tenants.list()) await outbox.dispatch(id);
    },
    retry: async (id, number) => {
      const { tenant } = await find(id);
      await store.transaction(async (tx) => {
        const row = await tx.first(selectDelivery, { tenant: id, delivery: number });
        if (!row) throw new ControlError("ERR_NO_SUCH_DELIVERY", `there is no delivery ${number}`);
        await tx.run(updateDelivery, { ...row, state: "pending", attempts: 0, next_at: tenants.now(tenant) });
      });
      await outbox.dispatch(id);
    },
    jobs: async (id) => {
      await find(id);
      return store.transaction((tx) => tx.all(selectJobs, { tenant: id }));
    },
    requests: (tenant) => log.read(tenant),
    clearRequests: () => log.clear(),
    audit: async (id) => {
      const { tenant, api } = await find(id);
      return store.transaction((tx) => api.openScene(tx, tenant, tenants.now(tenant)).ledger.audit());
    },
  };
}

function instantOf(instant: number | string): number {
  const milliseconds = typeof instant === "number" ? instant : Date.parse(instant);
  if (!Number.isSafeInteger(milliseconds)) throw new ControlError("ERR_INPUT", "set is no instant");
  return milliseconds;
}

function refused(error: unknown): never {
  if (error instanceof Fault || error instanceof LedgerError) {
    throw new ControlError("ERR_REFUSED", error.message || `refused with ${error.code}`, error.code);
  }
  throw error;
}
