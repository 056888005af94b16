import { createPrivateKey, createPublicKey } from "node:crypto";
import { readAllowedIps } from "../core/allowed-ips.js";
import type { Scene } from "../core/handler.js";
import { makeKeyPair } from "../core/make-key-pair.js";
import { minorUnits } from "../core/money.js";
import type { Tx } from "../core/store/store.js";
import type { TenantAccounts } from "../core/vendor.js";
import {
  insertProfile,
  type ProfileRow,
  selectProfile,
  selectProfileByDevice,
  updateProfile,
} from "./profile.tables.js";

/** What may be chosen for a company. */
export interface VaultsPaySettings {
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Number of the app, for `x-device-id`; each company has its own. Default: the first free one from 17. */
  readonly deviceId?: string;
  /** `test`, the default, takes `x-enable-encryption: false`; `production` refuses it. */
  readonly environment?: "production" | "test";
  /** How keys of requests are encrypted; default `oaep-sha256`. */
  readonly keyWrap?: "oaep-sha256" | "pkcs1-v1_5";
  /** The vendor's RSA key, PEM. Default: a fresh pair. */
  readonly privateKey?: string;
  /** Addresses and subnets, IPv4 and IPv6; null, the default, allows all. */
  readonly allowedIps?: readonly string[] | null;
  /** Requests per minute; null is no limit, which is the default. */
  readonly rateLimit?: number | null;
  /** Seconds an access token is good for; default 1,800. */
  readonly accessTokenSeconds?: number;
  /** Seconds a refresh token is good for; default 604,800. */
  readonly refreshTokenSeconds?: number;
  /** Signs the webhooks; at least 16 characters. */
  readonly webhookSecret?: string;
  /** Charge of a direct transfer, whole percent of its amount; default 10, as in the examples of the document. */
  readonly transferFeePercent?: number;
  /** Greatest amount of one direct transfer, decimal in its currency; more is 500/1050. Null, the default, is no limit. */
  readonly transferLimit?: string | null;
}

const words = { type: "string", minLength: 1, maxLength: 200 };
const seconds = { type: "integer", minimum: 1, maximum: 100_000_000 };

const schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    clientId: words,
    clientSecret: words,
    deviceId: { type: "string", pattern: "^[0-9]{1,18}$" },
    environment: { enum: ["production", "test"] },
    keyWrap: { enum: ["oaep-sha256", "pkcs1-v1_5"] },
    privateKey: { type: "string", maxLength: 20_000 },
    allowedIps: { type: ["array", "null"], items: { type: "string" }, maxItems: 100 },
    rateLimit: { type: ["integer", "null"], minimum: 0 },
    accessTokenSeconds: seconds,
    refreshTokenSeconds: seconds,
    webhookSecret: { type: "string", minLength: 16, maxLength: 200 },
    transferFeePercent: { type: "integer", minimum: 0, maximum: 100 },
    transferLimit: { type: ["string", "null"], maxLength: 20 },
  },
};

export interface DeveloperZoneOptions {
  readonly forget: (tenant: string) => void;
  /** Adds what a company has from the start. */
  readonly found: (scene: Scene) => Promise<void>;
}

/** The dashboard: app keys, the vendor's public key, and what a company arranges with the vendor. */
export function createDeveloperZone({ forget, found }: DeveloperZoneOptions): TenantAccounts<VaultsPaySettings> {
  return {
    schema,
    check: async ({ allowedIps, privateKey, transferLimit }) => {
      if (typeof transferLimit === "string" && minorUnits(transferLimit, "AED") === undefined) {
        throw new TypeError("transferLimit is no amount");
      }
      if (allowedIps) readAllowedIps(allowedIps);
      if (privateKey !== undefined) checkKey(privateKey);
    },
    prepare: async (settings) => ({
      ...settings,
      privateKey: settings.privateKey ?? (await makeKeyPair()).privateKey,
    }),
    register: async (scene, { privateKey, ...settings }) => {
      const { ids, tenant, tx } = scene;
      const row: ProfileRow = {
        tenant: tenant.id,
        client_id: `client-${await ids.text("client_id", 16)}`,
        client_secret: await ids.text("client_secret", 32),
        device_id: await freeDevice(tx),
        environment: "test",
        key_wrap: "oaep-sha256",
        private_key: privateKey,
        allowed_ips: null,
        rate_limit: null,
        access_seconds: 1800,
        refresh_seconds: 604_800,
        webhook_secret: `whsec_${await ids.text("webhook_secret", 32)}`,
        transfer_percent: 10,
        transfer_limit: null,
      };
      await tx.run(insertProfile, merge(row, settings));
      await found(scene);
    },
    restart: found,
    change: async (tx, tenant, settings) => {
      await tx.run(updateProfile, merge(await rowOf(tx, tenant), settings));
    },
    describe: async (tx, tenant) => describe(await rowOf(tx, tenant)),
    forget,
  };
}

function checkKey(pem: string): void {
  const details = keyDetails(pem);
  if (!details || (details.modulusLength ?? 0) < 2048) {
    throw new TypeError("privateKey is no RSA private key of at least 2048 bits as PEM");
  }
}

function keyDetails(pem: string) {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "rsa" ? key.asymmetricKeyDetails : undefined;
  } catch {
    return undefined;
  }
}

/** The text shows 17. */
async function freeDevice(tx: Tx): Promise<string> {
  let number = 17;
  while (await tx.first(selectProfileByDevice, { device_id: String(number) })) number++;
  return String(number);
}

function merge(row: ProfileRow, settings: VaultsPaySettings): ProfileRow {
  const { allowedIps, rateLimit } = settings;
  return {
    ...row,
    client_id: settings.clientId ?? row.client_id,
    client_secret: settings.clientSecret ?? row.client_secret,
    device_id: settings.deviceId ?? row.device_id,
    environment: settings.environment ?? row.environment,
    key_wrap: settings.keyWrap ?? row.key_wrap,
    private_key: settings.privateKey ?? row.private_key,
    allowed_ips: allowedIps === undefined ? row.allowed_ips : (allowedIps?.join("\n") ?? null),
    rate_limit: rateLimit === undefined ? row.rate_limit : rateLimit,
    access_seconds: settings.accessTokenSeconds ?? row.access_seconds,
    refresh_seconds: settings.refreshTokenSeconds ?? row.refresh_seconds,
    webhook_secret: settings.webhookSecret ?? row.webhook_secret,
    transfer_percent: settings.transferFeePercent ?? row.transfer_percent,
    transfer_limit: settings.transferLimit === undefined ? row.transfer_limit : settings.transferLimit,
  };
}

async function rowOf(tx: Tx, tenant: string): Promise<ProfileRow> {
  const row = await tx.first(selectProfile, { tenant });
  if (!row) throw new Error(`tenant ${tenant} has no VaultsPay profile`);
  return row;
}

function describe(row: ProfileRow) {
  const spki = createPublicKey(row.private_key).export({ type: "spki", format: "der" });
  return {
    clientId: row.client_id,
    clientSecret: row.client_secret,
    deviceId: row.device_id,
    environment: row.environment,
    keyWrap: row.key_wrap,
    // As the vendor hands it out: the Base64 alone.
    publicKey: spki.toString("base64"),
    allowedIps: row.allowed_ips?.split("\n") ?? null,
    rateLimit: row.rate_limit,
    accessTokenSeconds: row.access_seconds,
    refreshTokenSeconds: row.refresh_seconds,
    webhookSecret: row.webhook_secret,
    transferFeePercent: row.transfer_percent,
    transferLimit: row.transfer_limit,
  };
}
