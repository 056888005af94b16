import { at } from "./json.js";
import type { SandboxControl } from "./sandbox-control.js";

/** What the control API of a sandbox does for a tenant of any API. */
export interface SandboxActs {
  /** Performs an action of the API; answers its result. */
  act(action: string, input: object): Promise<unknown>;
  /** Changes settings of the tenant. */
  set(settings: object): Promise<void>;
  /** The next calls of an operation are answered with a code. */
  answerNext(order: { readonly operationId: string; readonly code: number; readonly times?: number }): Promise<void>;
  audit(): Promise<readonly string[]>;
}

/** The control API for one tenant of `api`. Its functions throw `EnvironmentError`. */
export function sandboxActs(control: SandboxControl, api: string, tenant: string): SandboxActs {
  const route = `/tenants/${encodeURIComponent(tenant)}`;
  return {
    act: async (action, input) => at(await control.call("POST", `${route}/actions/${action}`, input), "result"),
    set: async (settings) => void (await control.call("PATCH", route, settings)),
    answerNext: async (order) => void (await control.call("POST", "/faults", { tenant, api, ...order })),
    async audit() {
      const faults = at(await control.call("GET", `${route}/ledger/audit`), "faults");
      return Array.isArray(faults) ? faults.map(String) : ["the audit has no result"];
    },
  };
}

/** The members that are set. */
export function ifGiven(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
