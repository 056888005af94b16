import type { Api } from "../api.js";
import type { CheckId } from "../checks.js";
import { readCredentials } from "../credentials.js";
import type { Profile } from "../engine/plan.js";
import { type Environment, EnvironmentError } from "../environment.js";
import { isLoopback } from "../is-loopback.js";
import { at } from "../json.js";
import { createPlainEnvironment } from "../plain-environment.js";
import { createSandboxEnvironment } from "../sandbox-environment.js";

/** Which server, and how to sign in to it. */
export interface TargetOptions {
  readonly baseUrl: string;
  readonly credentials?: string;
  readonly controlUrl?: string;
  /** Milliseconds for each call. */
  readonly timeout: number;
}

/** Options of the command line that say which server, and how it may be treated. */
export interface TargetSettings extends TargetOptions {
  readonly api: string;
  readonly rate?: number;
  readonly concurrency: number;
  readonly disableCheck?: readonly CheckId[];
}

/** A server to test. */
export interface Target {
  readonly api: Api;
  readonly environment: Environment;
  /** Whether it is on this machine, where nobody is disturbed. */
  readonly isNear: boolean;
}

/** Requests a second for a server of somebody else, unless told otherwise. */
const foreignRate = 10;
/** Cases for a server of somebody else, unless told otherwise. */
const foreignCases = 500;

/** How much is asked of a server. */
export interface Limits {
  readonly profile?: Profile;
  readonly maxCases?: number;
  readonly rate?: number;
}

/** What is asked for, and for a server of somebody else what does not disturb it: reads alone, few, and slowly. */
export function limitsFor({ isNear }: Pick<Target, "isNear">, { profile, maxCases, rate }: Limits) {
  const most = maxCases ?? (isNear ? undefined : foreignCases);
  const pace = rate ?? (isNear ? undefined : foreignRate);
  return {
    profile: profile ?? (isNear ? "full" : "read-only"),
    ...(most !== undefined && { maxCases: most }),
    ...(pace !== undefined && { rate: pace }),
  } as const;
}

/**
 * Finds the server. Throws `EnvironmentError` when it is out of reach or nothing says how to sign in. `env`: variables
 * of the environment, for credentials.
 */
export async function openTarget(
  api: Api,
  options: TargetOptions,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Target> {
  for (const url of [options.baseUrl, options.controlUrl ?? options.baseUrl]) checkAddress(url);
  await reach(options.baseUrl, api.probe, options.timeout);
  return { api, environment: await environmentFor(options, api, env), isNear: isLoopback(options.baseUrl) };
}

/** Throws `EnvironmentError` for an address that paths cannot be appended to, or that holds a password. */
function checkAddress(url: string): void {
  if (!URL.canParse(url)) throw new EnvironmentError("ERR_UNREACHABLE", `"${url}" is not a URL`);
  const { username, password, search, hash, origin } = new URL(url);
  if (username !== "" || password !== "") {
    throw new EnvironmentError(
      "ERR_INSECURE",
      `the address at ${origin} holds a name or a password: give --credentials`,
    );
  }
  if (search !== "" || hash !== "") {
    throw new EnvironmentError("ERR_UNREACHABLE", `${url} has a query or a fragment, which no path can follow`);
  }
}

async function environmentFor(
  settings: TargetOptions,
  api: Api,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Environment> {
  const { baseUrl, credentials, timeout } = settings;
  if (credentials !== undefined && settings.controlUrl === undefined) {
    if (baseUrl.startsWith("http:") && !isLoopback(baseUrl)) {
      throw new EnvironmentError("ERR_INSECURE", "http: to another machine would send the credentials in the clear");
    }
    const source = { api: api.name, names: api.credentialNames, optional: api.optionalCredentials ?? [], env };
    return createPlainEnvironment(baseUrl, await readCredentials(credentials, source));
  }
  const controlUrl = settings.controlUrl ?? (await findControl(baseUrl, api.name, timeout));
  if (controlUrl === undefined) {
    const ways = "give --credentials for a server, or --control-url for a sandbox";
    throw new EnvironmentError("ERR_CREDENTIALS", `nothing says how to sign in: ${ways}`);
  }
  return createSandboxEnvironment({ controlUrl, timeout, tenancy: api.tenancy() });
}

/** The control API beside a sandbox on this machine; no other server is asked for one. */
async function findControl(baseUrl: string, api: string, timeout: number): Promise<string | undefined> {
  if (!isLoopback(baseUrl)) return undefined;
  const url = new URL("/_sandbox", baseUrl).href;
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeout) });
    const names = at(await response.json(), "apis");
    return Array.isArray(names) && names.includes(api) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Any answer but "not here" will do: whether it is the right one is what the cases are for. */
async function reach(baseUrl: string, probe: string, timeout: number): Promise<void> {
  const url = `${baseUrl}${probe}`;
  const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeout) }).catch((cause) => {
    throw new EnvironmentError("ERR_UNREACHABLE", `no answer from ${url}`, { cause });
  });
  // A body that never ends is a finding of the run, not a reason to wait here.
  void response.body?.cancel().catch(() => undefined);
  if (response.status === 404) {
    throw new EnvironmentError("ERR_UNREACHABLE", `${url} answers 404: is the base URL right?`);
  }
}
