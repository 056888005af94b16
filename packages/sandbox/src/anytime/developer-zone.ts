import { importPublicKey } from "@openissuing/signing";
import { readAllowedIps } from "../core/allowed-ips.js";
import type { Ids } from "../core/ids.js";
import { makeKeyPair } from "../core/make-key-pair.js";
import type { Tx } from "../core/store/store.js";
import type { TenantAccounts } from "../core/vendor.js";
import { type CredentialsRow, insertCredentials, selectCredentials, updateSettings } from "./credentials.tables.js";

const loopback = ["127.0.0.0/8", "::1/128"];
const defaultLimits = { perIp: 60, perFunctionality: 30, perUser: 60 };

/** What may be chosen for a tenant. A key pair is made when no public key is given. */
export interface AnytimeSettings {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly username?: string;
  readonly password?: string;
  /** PEM. */
  readonly publicKey?: string;
  /** Addresses and subnets, IPv4 and IPv6. Default: the loopback. */
  readonly allowedIps?: readonly string[];
  /** False admits every call whatever its signature: only for measuring. */
  readonly checkSignature?: boolean;
  /** Calls per minute; null switches the limits off, which is the default. */
  readonly rateLimits?: {
    readonly perIp?: number;
    readonly perFunctionality?: number;
    readonly perUser?: number;
  } | null;
}

const words = { type: "string", minLength: 1, maxLength: 200 };
const limit = { type: "integer", minimum: 0 };

const schema = {
  type: "object",
  additionalProperties: false,
  properties: {
    clientId: words,
    clientSecret: words,
    username: words,
    password: words,
    publicKey: { type: "string", maxLength: 20_000 },
    allowedIps: { type: "array", items: { type: "string" }, maxItems: 100 },
    checkSignature: { type: "boolean" },
    rateLimits: {
      type: ["object", "null"],
      additionalProperties: false,
      properties: { perIp: limit, perFunctionality: limit, perUser: limit },
    },
  },
};

/** The developer zone: where a customer of Anytime gets credentials, leaves a public key and lists addresses. */
export function createDeveloperZone(forget: (tenant: string) => void): TenantAccounts<AnytimeSettings> {
  return {
    schema,
    check: async ({ publicKey, allowedIps }) => {
      if (publicKey !== undefined) await importPublicKey(publicKey);
      if (allowedIps !== undefined) readAllowedIps(allowedIps);
    },
    prepare: async (settings) => {
      if (settings.publicKey !== undefined) return { ...settings, privateKey: null };
      return { ...settings, ...(await makeKeyPair()) };
    },
    register: async ({ tx, tenant, ids }, { privateKey, ...settings }) => {
      const row = { ...(await invented(ids, tenant.id)), private_key: privateKey };
      await tx.run(insertCredentials, { ...merge(row, settings), private_key: privateKey });
    },
    change: async (tx, tenant, settings) => {
      const { private_key: _, ...row } = merge(await rowOf(tx, tenant), settings);
      await tx.run(updateSettings, row);
    },
    describe: async (tx, tenant) => describe(await rowOf(tx, tenant)),
    forget,
  };
}

async function invented(ids: Ids, tenant: string): Promise<CredentialsRow> {
  return {
    tenant,
    client_id: `client-${await ids.text("client_id", 16)}`,
    client_secret: await ids.text("client_secret", 32),
    username: `user-${await ids.text("username", 8)}`,
    password: await ids.text("password", 24),
    public_key: "",
    private_key: null,
    allowed_ips: loopback.join("\n"),
    check_signature: 1,
    limit_by_ip: null,
    limit_by_functionality: null,
    limit_by_user: null,
  };
}

function merge(row: CredentialsRow, settings: AnytimeSettings): CredentialsRow {
  const limits = settings.rateLimits === null ? undefined : { ...defaultLimits, ...settings.rateLimits };
  return {
    ...row,
    client_id: settings.clientId ?? row.client_id,
    client_secret: settings.clientSecret ?? row.client_secret,
    username: settings.username ?? row.username,
    password: settings.password ?? row.password,
    public_key: settings.publicKey ?? row.public_key,
    allowed_ips: settings.allowedIps?.join("\n") ?? row.allowed_ips,
    check_signature: settings.checkSignature === undefined ? row.check_signature : Number(settings.checkSignature),
    ...(settings.rateLimits === undefined
      ? {}
      : {
          limit_by_ip: limits?.perIp ?? null,
          limit_by_functionality: limits?.perFunctionality ?? null,
          limit_by_user: limits?.perUser ?? null,
        }),
  };
}

async function rowOf(tx: Tx, tenant: string): Promise<CredentialsRow> {
  const row = await tx.first(selectCredentials, { tenant });
  if (!row) throw new Error(`tenant ${tenant} has no Anytime credentials`);
  return row;
}

function describe(row: CredentialsRow) {
  const { limit_by_ip, limit_by_functionality, limit_by_user } = row;
  const isLimited = limit_by_ip !== null || limit_by_functionality !== null || limit_by_user !== null;
  return {
    clientId: row.client_id,
    clientSecret: row.client_secret,
    username: row.username,
    password: row.password,
    publicKey: row.public_key,
    privateKey: row.private_key,
    allowedIps: row.allowed_ips.split("\n").filter((entry) => entry !== ""),
    checkSignature: row.check_signature === 1,
    rateLimits: isLimited
      ? { perIp: limit_by_ip, perFunctionality: limit_by_functionality, perUser: limit_by_user }
      : null,
  };
}
