import { readFile } from "node:fs/promises";
import type { TenantDescription } from "../core/control-tenants.js";
import { CliError } from "./cli-error.js";
import { describeTenant } from "./describe-tenant.js";

export interface CreateTenantOptions {
  readonly publicKey?: string;
  readonly url: string;
  readonly api: string;
  readonly webhookUrl?: string;
  readonly timeZone?: string;
  readonly allowIp?: readonly string[];
  readonly json?: boolean;
}

/** Registers a tenant through the control API of a running sandbox and prints its credentials. */
export async function createTenant({
  publicKey,
  url,
  api,
  webhookUrl,
  allowIp,
  timeZone,
  json,
}: CreateTenantOptions): Promise<void> {
  const order = {
    api,
    ...(publicKey === undefined ? {} : { publicKey: await readKey(publicKey) }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
    ...(allowIp === undefined ? {} : { allowedIps: allowIp }),
  };
  const response = await fetch(new URL("/_sandbox/tenants", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(order),
  }).catch(() => {
    throw new CliError(`no sandbox answers at ${url}; start one with: openissuing-sandbox start`);
  });
  const answer: TenantDescription & { readonly error?: { readonly message: string } } = await response.json();
  if (!response.ok) throw new CliError(`the sandbox refused: ${answer.error?.message ?? response.status}`);
  console.log(json ? JSON.stringify(answer) : describeTenant(answer).join("\n"));
}

function readKey(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => {
    throw new CliError(`cannot read ${path}`);
  });
}
