import type { TenantDescription } from "../core/control-tenants.js";
import type { Sandbox } from "../core/sandbox.js";
import { createSandbox, type Listening, listen, StoreError } from "../index.js";
import { CliError } from "./cli-error.js";
import { describeTenant } from "./describe-tenant.js";

export interface StartOptions {
  readonly host: string;
  readonly port: number;
  readonly apiPort?: Readonly<Record<string, number>>;
  readonly db?: string;
  readonly seed: string;
  readonly https?: boolean;
  readonly json?: boolean;
  /** More names the control API is reached by. */
  readonly allowHost?: readonly string[];
}

/** Opens a sandbox, prints where it is and how to sign in, and stays until it is told to stop. */
export async function start({
  host,
  port,
  apiPort,
  db,
  seed,
  https = false,
  json = false,
  allowHost = [],
}: StartOptions): Promise<void> {
  const sandbox = openSandbox(seed, db, [host, ...allowHost]);
  const open = await listen(sandbox, {
    host,
    port,
    https,
    apiPorts: { ...portsAfter(sandbox, port), ...apiPort },
  }).catch(async (error: NodeJS.ErrnoException) => {
    await sandbox.close();
    throw error.code === "EADDRINUSE" ? new CliError(`${error.message}; choose another with --port`) : error;
  });

  const ready = defaultTenants(sandbox);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await open.close();
    await Promise.allSettled([ready]);
    await sandbox.close();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  if (!json) console.log(describePorts(open, host, sandbox.pageCode).join("\n"));
  const tenants = await ready;
  if (json)
    console.log(
      JSON.stringify({ url: open.url, apis: open.apiUrls, ca: open.ca, pageCode: sandbox.pageCode, tenants }),
    );
  else
    for (const tenant of tenants) console.log([`\n${tenant.api}, ready to use:`, ...describeTenant(tenant)].join("\n"));
}

/** Main port 0 leaves every port to chance. */
function portsAfter(sandbox: Sandbox, port: number): Record<string, number> {
  return Object.fromEntries(sandbox.apis.map((api, index) => [api, port === 0 ? 0 : port + 1 + index]));
}

function openSandbox(seed: string, db: string | undefined, hosts: readonly string[]): Sandbox {
  try {
    return createSandbox({ seed, hosts, ...(db === undefined ? {} : { db }) });
  } catch (error) {
    throw error instanceof StoreError ? new CliError(error.message) : error;
  }
}

async function defaultTenants(sandbox: Sandbox): Promise<readonly TenantDescription[]> {
  const tenants: TenantDescription[] = [];
  for (const api of sandbox.apis) tenants.push(await defaultTenant(sandbox, api));
  return tenants;
}

/** One tenant per API under a fixed name: a database that is opened again has it already. */
async function defaultTenant({ control }: Sandbox, api: string): Promise<TenantDescription> {
  const id = `default-${api}`;
  const known = (await control.tenants.list()).some((tenant) => tenant.id === id);
  return known ? control.tenants.get(id) : control.tenants.create({ api, id });
}

function describePorts({ url, apiUrls, ca }: Listening, host: string, pageCode: string): string[] {
  const isOpen = !["127.0.0.1", "::1", "localhost"].includes(host);
  return [
    `OpenIssuing sandbox at ${url}`,
    ...Object.entries(apiUrls).map(([api, base]) => `  ${api.padEnd(14)} ${base}  (also ${url}/${api})`),
    `  ${"control".padEnd(14)} ${url}/_sandbox  (code for docs opened from the disk: ${pageCode})`,
    ...(isOpen ? ["  Careful: others on your network can control this sandbox."] : []),
    ...(ca === undefined ? [] : ["  Let your client trust this certificate authority:", ca.trimEnd()]),
  ];
}
