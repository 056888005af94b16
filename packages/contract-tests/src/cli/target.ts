import type { Api } from "../api.js";
import { apis } from "../apis.js";
import type { CheckId } from "../checks.js";
import type { CliIo } from "../cli.js";
import { readCredentials } from "../credentials.js";
import { type Environment, EnvironmentError } from "../environment.js";
import { isLoopback } from "../is-loopback.js";
import { at } from "../json.js";
import { createPlainEnvironment } from "../plain-environment.js";
import { createSandboxEnvironment } from "../sandbox-environment.js";

/** Options that say which server, and how it may be treated. */
export interface TargetSettings {
  readonly api: string;
  readonly baseUrl: string;
  readonly credentials?: string;
  readonly controlUrl?: string;
  readonly rate?: number;
  readonly concurrency: number;
  readonly timeout: number;
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
export const foreignRate = 10;

/** Finds the server. Throws `EnvironmentError` when it is out of reach or nothing says how to sign in. */
export async function openTarget(settings: TargetSettings, io: CliIo): Promise<Target> {
  const api = apis[settings.api]?.();
  if (api === undefined) throw new EnvironmentError("ERR_PLAN_EMPTY", `there is no API ${settings.api}`);
  await reach(settings.baseUrl, api.probe, settings.timeout);
  return { api, environment: await environmentFor(settings, api, io), isNear: isLoopback(settings.baseUrl) };
}

async function environmentFor(settings: TargetSettings, api: Api, io: CliIo): Promise<Environment> {
  const { baseUrl, credentials, timeout } = settings;
  if (credentials !== undefined && settings.controlUrl === undefined) {
    if (baseUrl.startsWith("http:") && !isLoopback(baseUrl)) {
      throw new EnvironmentError("ERR_INSECURE", "http: to another machine would send the credentials in the clear");
    }
    const source = { api: api.name, names: api.credentialNames, env: io.env ?? {} };
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
