// What `npm start` runs: the sandbox of every API and the docs, until Ctrl-C.
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { serveSite } from "@openissuing/docs";
import { createSandbox, listen, type Sandbox, type TenantDescription } from "@openissuing/sandbox";

export interface StartOptions {
  /** Main port; each API answers at the root of one of the next, the docs ten after it. 0: any free ones. */
  readonly port: number;
  /** Port of the docs, if not ten after the main one. */
  readonly docsPort?: number | undefined;
  readonly host: string;
  /** File of the database; state is in memory without one. */
  readonly db?: string | undefined;
  /** Folder the private keys of the ready tenants are written to. */
  readonly keys: string;
}

/** What runs, until it is closed. */
export interface Running {
  /** Lines for a person: addresses, credentials, key files. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** Something the person at the command line can put right. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const usage = "options: --port <number> --docs-port <number> --host <address> --db <file> --keys <folder>";

/** Reads the command line. Throws `StartError` that names what is wrong. */
export function readOptions(args: readonly string[], keys: string): StartOptions {
  const text = { type: "string" } as const;
  const options = { port: text, "docs-port": text, host: text, db: text, keys: text };
  try {
    const { values } = parseArgs({ args: [...args], options });
    const { port = "4010", "docs-port": docsPort, host = "127.0.0.1", db } = values;
    return {
      port: portOf(port, 65_525),
      docsPort: docsPort === undefined ? undefined : portOf(docsPort),
      host,
      db,
      keys: values.keys === undefined ? keys : resolve(values.keys),
    };
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : "the options are wrong"}; ${usage}`);
  }
}

function portOf(text: string, highest = 65_535): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > highest) throw new RangeError(`a port is a number from 0 to ${highest}`);
  return port;
}

/** Opens everything. Throws `StartError` when a port is taken; nothing stays open then. */
export async function startAll({ port, docsPort, host, db, keys }: StartOptions): Promise<Running> {
  const ends: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  };
  try {
    const sandbox = createSandbox({ hosts: [host], ...(db === undefined ? {} : { db }) });
    ends.push(() => sandbox.close());
    const after = (steps: number) => (port === 0 ? 0 : port + steps);
    const apiPorts = Object.fromEntries(sandbox.apis.map((api, index) => [api, after(1 + index)]));
    const open = await listen(sandbox, { host, port, apiPorts });
    ends.push(() => open.close());
    const site = await serveSite({ host, port: docsPort ?? after(10) });
    ends.push(() => site.close());

    const lines = ["", `Sandbox   ${open.url}  (control API: ${open.url}/_sandbox)`, `Docs      ${site.url}`];
    lines.push(`Code      ${sandbox.pageCode}  (for docs opened from the disk)`);
    for (const api of sandbox.apis) {
      const tenant = await readyTenant(sandbox, api);
      lines.push("", `${api}   ${open.apiUrls[api]}  (also ${open.url}/${api})`);
      lines.push(...credentialLines(tenant), ...(await keyLines(keys, tenant)));
    }
    lines.push("", `State is kept ${db === undefined ? "in memory" : `in ${db}`}. Stop with Ctrl-C.`);
    return { lines, close };
  } catch (error) {
    await close();
    throw takenPort(error) ?? error;
  }
}

/** The same tenant as the sandbox's own command line makes: a database that is opened again has it already. */
async function readyTenant({ control }: Sandbox, api: string): Promise<TenantDescription> {
  const id = `default-${api}`;
  const isKnown = (await control.tenants.list()).some((tenant) => tenant.id === id);
  return isKnown ? control.tenants.get(id) : control.tenants.create({ api, id });
}

const labels = {
  clientId: "client_id",
  clientSecret: "client_secret",
  username: "username",
  password: "password",
  apiKey: "api_key",
  deviceId: "device_id",
  publicKey: "public_key",
  webhookSecret: "webhook_secret",
};

function credentialLines({ id, settings }: TenantDescription): string[] {
  const shown = Object.entries(labels).flatMap(([name, label]) => {
    const value = settings[name];
    // A key in several lines is the customer's own, who has it in a file.
    return typeof value === "string" && !value.includes("\n") ? [line(label, value)] : [];
  });
  return [line("tenant", id), ...shown];
}

async function keyLines(folder: string, { api, settings }: TenantDescription): Promise<string[]> {
  if (typeof settings.privateKey !== "string") return [];
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${api}-id_rsa`);
  await writeFile(file, settings.privateKey, { mode: 0o600 });
  await chmod(file, 0o600); // the mode above counts for a new file only
  return [line("private key", relative(process.cwd(), file) || file)];
}

const line = (label: string, value: string) => `  ${label.padEnd(14)} ${value}`;

function takenPort(error: unknown): StartError | undefined {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") return undefined;
  const port = "port" in error ? String(error.port) : "needed here";
  return new StartError(
    `Port ${port} is taken: stop what listens there, or choose another range with: npm start -- --port 5010`,
  );
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  try {
    const keys = fileURLToPath(new URL("../demo-output", import.meta.url));
    const running = await startAll(readOptions(argv.slice(2), keys));
    console.log(running.lines.join("\n"));
    let isStopping = false;
    const stop = async () => {
      if (isStopping) return;
      isStopping = true;
      await running.close();
      console.log("\nStopped.");
      process.exit(0);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(`✖ ${error.message}`);
    process.exit(1);
  }
}
