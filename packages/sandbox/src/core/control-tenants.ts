import type { Alarm } from "./alarm.js";
import type { Api } from "./api.js";
import type { CheckInput } from "./check-input.js";
import { ControlError } from "./control-error.js";
import type { IdsFor } from "./ids.js";
import type { InjectedFaults } from "./injected-faults.js";
import type { RequestNumbers } from "./request-numbers.js";
import { type Queries, queriesOver } from "./store/query.js";
import { type Store, type Tx, UniqueViolation } from "./store/store.js";
import type { Table } from "./store/table.js";
import type { Tenant, Tenants } from "./tenants.js";

/** A new tenant: which API, and what is to be chosen instead of invented (the vendor's own settings beside these). */
export interface TenantOrder {
  readonly api: string;
  /** Default: invented from the seed. */
  readonly id?: string;
  /** Where webhooks go; without one there are none. */
  readonly webhookUrl?: string | null;
  readonly [setting: string]: unknown;
}

/** A tenant with its credentials and settings. */
export interface TenantDescription {
  readonly id: string;
  readonly api: string;
  readonly webhookUrl: string | null;
  /** Tenant time, ISO 8601. */
  readonly now: string;
  /** Credentials and settings, by the vendor. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface TenantControl {
  create(order: TenantOrder): Promise<TenantDescription>;
  list(): Promise<readonly Omit<TenantDescription, "settings">[]>;
  get(id: string): Promise<TenantDescription>;
  /** Changes the webhook address and the vendor's settings; what is left out stays. */
  change(id: string, settings: Readonly<Record<string, unknown>>): Promise<TenantDescription>;
  /** Takes the tenant and everything of it away. */
  remove(id: string): Promise<void>;
  /** Takes everything away but credentials and settings, and sets its clock to the sandbox's. Counters start anew. */
  reset(id: string): Promise<void>;
}

export interface TenantControlParts {
  readonly store: Store;
  readonly tenants: Tenants;
  readonly idsFor: IdsFor;
  readonly numbers: RequestNumbers;
  readonly faults: InjectedFaults;
  readonly apis: ReadonlyMap<string, Api>;
  readonly tables: readonly Table[];
  readonly outboxAlarm: Alarm;
  readonly check: CheckInput;
}

const common = {
  type: "object",
  properties: {
    id: { type: "string", pattern: "^[A-Za-z0-9_-]{1,64}$" },
    webhookUrl: { type: ["string", "null"], pattern: "^https?://", maxLength: 2000 },
  },
};

// The name of the table differs from row to row, so the statement cannot be typed by one.
const { once }: Queries<Record<string, { tenant: string }>> = queriesOver();

export function createTenantControl(parts: TenantControlParts): TenantControl {
  const { store, tenants, idsFor, numbers, faults, apis, tables, outboxAlarm, check } = parts;

  async function find(id: string): Promise<{ readonly tenant: Tenant; readonly api: Api }> {
    const tenant = await tenants.get(id);
    const api = tenant && apis.get(tenant.api);
    if (!tenant || !api) throw new ControlError("ERR_NO_SUCH_TENANT", `there is no tenant ${id}`);
    return { tenant, api };
  }

  async function checked(
    api: Api,
    { id, webhookUrl, ...settings }: Readonly<Record<string, unknown>>,
  ): Promise<object> {
    await check(common, { ...(id === undefined ? {} : { id }), ...(webhookUrl === undefined ? {} : { webhookUrl }) });
    await check(api.vendor.accounts.schema, settings);
    try {
      await api.vendor.accounts.check(settings);
    } catch (error) {
      throw new ControlError("ERR_INPUT", error instanceof Error ? error.message : "the settings are not valid");
    }
    return settings;
  }

  async function erase(tx: Tx, id: string, kept: ReadonlySet<string>): Promise<void> {
    for (const { name, columns } of tables) {
      if ("tenant" in columns && !kept.has(name)) {
        await tx.run(
          once((db) => db.deleteFrom(name).where("tenant", "=", id)),
          {},
        );
      }
    }
  }

  function forget(id: string, api: Api): void {
    api.vendor.accounts.forget(id);
    api.alarm.clear(id);
    outboxAlarm.clear(id);
    numbers.forget(id);
  }

  async function get(id: string): Promise<TenantDescription> {
    const { tenant, api } = await find(id);
    const settings = await store.transaction((tx) => api.vendor.accounts.describe(tx, id));
    return { ...summary(tenant), settings };
  }

  const summary = (tenant: Tenant) => ({
    id: tenant.id,
    api: tenant.api,
    webhookUrl: tenant.webhook_url,
    now: new Date(tenants.now(tenant)).toISOString(),
  });

  return {
    create: async ({ api: name, ...order }) => {
      const api = apis.get(name);
      if (!api) throw new ControlError("ERR_NO_SUCH_API", `there is no API ${name}`);
      const prepared = await api.vendor.accounts.prepare(await checked(api, order));
      const created_at = tenants.now(undefined);
      const id = await store
        .transaction(async (tx) => {
          const chosen = order.id ?? `t${await idsFor(tx, "").text("tenant", 12)}`;
          const webhook_url = order.webhookUrl ?? null;
          const tenant: Tenant = { id: chosen, api: name, webhook_url, clock_offset: 0, created_at };
          await tenants.insert(tx, tenant);
          await api.vendor.accounts.register(api.openScene(tx, tenant, created_at), prepared);
          return chosen;
        })
        .catch(taken);
      return get(id);
    },
    list: async () => (await tenants.list()).map(summary),
    get,
    change: async (id, order) => {
      if ("id" in order || "api" in order) throw new ControlError("ERR_INPUT", "id and api of a tenant cannot change");
      const { tenant, api } = await find(id);
      const { webhookUrl = tenant.webhook_url } = order;
      const settings = await checked(api, order);
      await store
        .transaction(async (tx) => {
          await tenants.update(tx, { ...tenant, webhook_url: webhookUrl === null ? null : String(webhookUrl) });
          await api.vendor.accounts.change(tx, id, settings);
          tx.afterCommit(() => api.vendor.accounts.forget(id));
        })
        .catch(taken);
      return get(id);
    },
    remove: async (id) => {
      const { api } = await find(id);
      await store.transaction(async (tx) => {
        await erase(tx, id, new Set());
        await tenants.remove(tx, id);
        tx.afterCommit(() => forget(id, api));
      });
      for (const fault of faults.list()) if (fault.tenant === id) faults.remove(fault.id);
    },
    reset: async (id) => {
      const { tenant, api } = await find(id);
      await store.transaction(async (tx) => {
        await erase(tx, id, new Set(api.vendor.credentialTables));
        const restarted = { ...tenant, clock_offset: 0 };
        await tenants.update(tx, restarted);
        await api.vendor.accounts.restart?.(api.openScene(tx, restarted, tenants.now(restarted)));
        tx.afterCommit(() => forget(id, api));
      });
    },
  };
}

function taken(error: unknown): never {
  if (error instanceof UniqueViolation) throw new ControlError("ERR_TENANT_EXISTS", "the id or the client id is taken");
  throw error;
}
