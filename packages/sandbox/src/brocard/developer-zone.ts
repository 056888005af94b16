import { decimalText, minorUnits } from "../core/money.js";
import type { Tx } from "../core/store/store.js";
import type { TenantAccounts } from "../core/vendor.js";
import { isTimeZone } from "./dates.js";
import { insertProfile, type ProfileRow, selectProfile, updateProfile } from "./profile.tables.js";
import { roleNumbers, teamOwner } from "./roles.js";
import { selectUser, updateUserRow } from "./users.tables.js";
import { createWorld, currency, firstUser } from "./world.js";

/** What may be chosen for a company. */
export interface BrocardSettings {
  /** Key of the first user. */
  readonly apiKey?: string;
  /** Role of the first user: 1 company owner, 2 team owner, 4 team member; default 2. */
  readonly roleId?: number;
  /** Time zone of the profile; default UTC. */
  readonly timeZone?: string;
  /** Requests per minute; null is no limit, which is the default. */
  readonly rateLimit?: number | null;
  /** Whether cards may spend from the account of a team; default true. */
  readonly teamAccounts?: boolean;
  /** Fee for each card, a decimal in USD; default 0. */
  readonly issuingFee?: string;
  /** Where 3DS codes go; null, the default, is where the other webhooks go. */
  readonly otpWebhookUrl?: string | null;
}

const schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    apiKey: { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" },
    roleId: { type: "integer", enum: roleNumbers },
    timeZone: { type: "string" },
    rateLimit: { type: ["integer", "null"], minimum: 0 },
    teamAccounts: { type: "boolean" },
    issuingFee: { type: "string" },
    otpWebhookUrl: { type: ["string", "null"], pattern: "^https?://", maxLength: 2000 },
  },
};

/** Profile and company settings: what a customer of Brocard sets in the browser. */
export function createDeveloperZone(forget: (tenant: string) => void): TenantAccounts<BrocardSettings> {
  return {
    schema,
    check: async ({ issuingFee = "0", timeZone = "UTC" }) => {
      if (!isTimeZone(timeZone)) throw new TypeError("timeZone is the name of no time zone");
      if ((minorUnits(issuingFee, currency) ?? -1) < 0) throw new TypeError("issuingFee is no amount in USD");
    },
    prepare: async (settings) => ({ ...settings, privateKey: null }),
    register: async (scene, { privateKey: _, ...settings }) => {
      const row = {
        tenant: scene.tenant.id,
        api_key: await scene.ids.text("api_key", 40),
        time_zone: "UTC",
        rate_limit: null,
        team_accounts: 1,
        issuing_fee: 0,
        role_id: teamOwner,
        otp_webhook_url: null,
      };
      const profile = merge(row, settings);
      await scene.tx.run(insertProfile, profile);
      await createWorld(scene, profile.role_id);
    },
    restart: async (scene) => createWorld(scene, (await rowOf(scene.tx, scene.tenant.id)).role_id),
    change: async (tx, tenant, settings) => {
      const profile = merge(await rowOf(tx, tenant), settings);
      await tx.run(updateProfile, profile);
      const user = settings.roleId === undefined ? undefined : await tx.first(selectUser, { tenant, id: firstUser });
      if (user) await tx.run(updateUserRow, { ...user, role_id: profile.role_id });
    },
    describe: async (tx, tenant) => describe(await rowOf(tx, tenant)),
    forget,
  };
}

function merge(row: ProfileRow, settings: BrocardSettings): ProfileRow {
  const { apiKey, issuingFee, otpWebhookUrl, rateLimit, roleId, teamAccounts, timeZone } = settings;
  return {
    ...row,
    api_key: apiKey ?? row.api_key,
    time_zone: timeZone ?? row.time_zone,
    rate_limit: rateLimit === undefined ? row.rate_limit : rateLimit,
    team_accounts: teamAccounts === undefined ? row.team_accounts : Number(teamAccounts),
    issuing_fee: issuingFee === undefined ? row.issuing_fee : (minorUnits(issuingFee, currency) ?? 0),
    role_id: roleId ?? row.role_id,
    otp_webhook_url: otpWebhookUrl === undefined ? row.otp_webhook_url : otpWebhookUrl,
  };
}

async function rowOf(tx: Tx, tenant: string): Promise<ProfileRow> {
  const row = await tx.first(selectProfile, { tenant });
  if (!row) throw new Error(`tenant ${tenant} has no Brocard profile`);
  return row;
}

function describe(row: ProfileRow) {
  return {
    apiKey: row.api_key,
    roleId: row.role_id,
    timeZone: row.time_zone,
    rateLimit: row.rate_limit,
    teamAccounts: row.team_accounts === 1,
    issuingFee: decimalText(row.issuing_fee, currency),
    otpWebhookUrl: row.otp_webhook_url,
  };
}
