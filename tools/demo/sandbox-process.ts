import { fileURLToPath } from "node:url";
import { type Child, startChild } from "./child.js";
import { membersOf } from "./members.js";
import { runProgram } from "./run-program.js";

/** The published command line of the sandbox. */
const cli = fileURLToPath(new URL("../../packages/sandbox/bin/openissuing-sandbox.mjs", import.meta.url));

/** A sandbox in a process of its own. */
export interface SandboxProcess extends Child {
  /** Main port, without a slash at the end. */
  readonly url: string;
  /** Base URL of an API at the root of its own port. */
  apiUrl(api: string): string;
}

export interface SandboxPorts {
  readonly main: number;
  readonly apis: Readonly<Record<string, number>>;
}

export interface SandboxOptions {
  /** File of the database; state is in memory without one. */
  readonly db?: string;
  /** Default: free ones. */
  readonly ports?: SandboxPorts;
}

/** Arguments with which Node runs the command line of a sandbox. */
export function sandboxArgs({ db, ports = { main: 0, apis: {} } }: SandboxOptions): string[] {
  const apiPorts = Object.entries(ports.apis).flatMap(([api, port]) => ["--api-port", `${api}=${port}`]);
  return [cli, "start", "--json", ...(db ? ["--db", db] : []), "--port", String(ports.main), ...apiPorts];
}

/** Starts the command line. Throws `StoryError` when it does not start. */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxProcess> {
  const child = await startChild(process.execPath, sandboxArgs(options), { ready: readJson });
  return { ...child, url: child.ready.text("url"), apiUrl: (api) => child.ready.in("apis").text(api) };
}

/** Ports a sandbox listens on, to start another one in its place. */
export function portsOf(sandbox: SandboxProcess, apis: readonly string[]): SandboxPorts {
  const portOf = (url: string) => Number(new URL(url).port);
  return { main: portOf(sandbox.url), apis: Object.fromEntries(apis.map((api) => [api, portOf(sandbox.apiUrl(api))])) };
}

/** Registers a customer of an API with the command line. Answers its description. */
export async function registerTenant(sandbox: SandboxProcess, order: TenantOrder) {
  const { api, publicKeyFile, webhookUrl } = order;
  const key = publicKeyFile === undefined ? [] : ["--public-key", publicKeyFile];
  const options = ["--api", api, "--url", sandbox.url, "--webhook-url", webhookUrl];
  const { stdout } = await runProgram(process.execPath, [cli, "tenant", "create", "--json", ...options, ...key]);
  return membersOf(JSON.parse(stdout));
}

export interface TenantOrder {
  readonly api: string;
  /** PEM, as openssl prints it. For APIs whose customers sign. */
  readonly publicKeyFile?: string;
  readonly webhookUrl: string;
}

function readJson(line: string) {
  return line.startsWith("{") ? membersOf(JSON.parse(line)) : undefined;
}
