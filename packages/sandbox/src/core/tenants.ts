import { insertInto, queriesOver } from "./store/query.js";
import type { Store, Tx } from "./store/store.js";
import { integer, nullable, type RowOf, table, text } from "./store/table.js";

/** A customer of one API. `clock_offset`: milliseconds its clock is ahead of the sandbox's. */
export const tenantTable = table(
  "core_tenant",
  {
    id: text(),
    api: text(),
    webhook_url: nullable(text()),
    clock_offset: integer(),
    created_at: integer(),
  },
  { primaryKey: ["id"] },
);

/** What every vendor's tenant has. Credentials are the vendor's own table. */
export type Tenant = Readonly<RowOf<typeof tenantTable>>;

const { prepare } = queriesOver(tenantTable);
const insertTenant = insertInto(tenantTable);
const selectTenant = prepare((db, p: { id: string }) =>
  db.selectFrom("core_tenant").selectAll().where("id", "=", p.id),
);
const selectTenants = prepare((db) => db.selectFrom("core_tenant").selectAll().orderBy("created_at").orderBy("id"));
const deleteTenant = prepare((db, p: { id: string }) => db.deleteFrom("core_tenant").where("id", "=", p.id));
const updateTenant = prepare((db, p: { id: string; webhook_url: string | null; clock_offset: number }) =>
  db
    .updateTable("core_tenant")
    .set({ webhook_url: p.webhook_url, clock_offset: p.clock_offset })
    .where("id", "=", p.id),
);

/** The tenants of a sandbox, read once and kept: only this process changes them. */
export interface Tenants {
  get(id: string): Promise<Tenant | undefined>;
  /** All of them, oldest first; from then on `known` knows them. */
  list(): Promise<readonly Tenant[]>;
  /** A tenant that was read before. */
  known(id: string): Tenant | undefined;
  insert(tx: Tx, tenant: Tenant): Promise<void>;
  update(tx: Tx, tenant: Tenant): Promise<void>;
  remove(tx: Tx, id: string): Promise<void>;
  /** Tenant time in milliseconds; the sandbox's own time for nobody. */
  now(tenant: Tenant | undefined): number;
}

/** `now`: the sandbox's clock, milliseconds since the epoch. */
export function createTenants(store: Store, now: () => number): Tenants {
  const known = new Map<string, Tenant>();
  const remember = (tx: Tx, tenant: Tenant) => tx.afterCommit(() => known.set(tenant.id, tenant));

  return {
    get: async (id) => {
      const kept = known.get(id);
      if (kept) return kept;
      const found = await store.first(selectTenant, { id });
      if (found) known.set(id, found);
      return found;
    },
    list: async () => {
      const all = await store.transaction((tx) => tx.all(selectTenants, {}));
      for (const tenant of all) known.set(tenant.id, tenant);
      return all;
    },
    known: (id) => known.get(id),
    insert: async (tx, tenant) => {
      await tx.run(insertTenant, tenant);
      remember(tx, tenant);
    },
    update: async (tx, tenant) => {
      await tx.run(updateTenant, tenant);
      remember(tx, tenant);
    },
    remove: async (tx, id) => {
      await tx.run(deleteTenant, { id });
      tx.afterCommit(() => known.delete(id));
    },
    now: (tenant) => now() + (tenant?.clock_offset ?? 0),
  };
}
