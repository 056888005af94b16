import type { Tx } from "../core/store/store.js";
import type { TenantAccounts } from "../core/vendor.js";
import { insertProfile, type ProfileRow, selectProfile, updateProfile } from "./profile.tables.js";

/** What may be chosen for a customer. */
export interface {{Name}}Settings {
  /** Default: one from the seed. */
  readonly apiKey?: string;
}

const schema = {
  type: "object",
  additionalProperties: false,
  properties: { apiKey: { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" } },
};

/** Credentials: what a customer of {{title}} gets from the vendor. */
export function createDeveloperZone(): TenantAccounts<{{Name}}Settings> {
  return {
    schema,
    check: async () => undefined,
    prepare: async (settings) => ({ ...settings, privateKey: null }),
    register: async ({ ids, tenant, tx }, { apiKey }) => {
      await tx.run(insertProfile, { tenant: tenant.id, api_key: apiKey ?? (await ids.text("api_key", 40)) });
    },
    change: async (tx, tenant, { apiKey }) => {
      if (apiKey !== undefined) await tx.run(updateProfile, { tenant, api_key: apiKey });
    },
    describe: async (tx, tenant) => ({ apiKey: (await rowOf(tx, tenant)).api_key }),
    forget: () => undefined,
  };
}

async function rowOf(tx: Tx, tenant: string): Promise<ProfileRow> {
  const row = await tx.first(selectProfile, { tenant });
  if (!row) throw new Error(`tenant ${tenant} has no {{title}} profile`);
  return row;
}
