import type { Fault } from "../core/fault.js";
import type { CredentialsRow } from "./credentials.tables.js";
import { fault } from "./fault.js";

const minute = 60_000;

/** Counts calls per minute of tenant time. The text names the three limits but not their size or window (inferred). */
export interface RateLimits {
  /** Counts one call and refuses it when it is one too many. */
  check(
    credentials: CredentialsRow,
    call: { readonly ip: string; readonly operationId: string },
    now: number,
  ): Fault | undefined;
  forget(tenant: string): void;
}

export function createRateLimits(): RateLimits {
  const windows = new Map<string, { readonly minute: number; readonly counts: Map<string, number> }>();

  return {
    check: (credentials, { ip, operationId }, now) => {
      const { tenant, limit_by_ip, limit_by_functionality, limit_by_user } = credentials;
      if (limit_by_ip === null && limit_by_functionality === null && limit_by_user === null) return undefined;
      const current = Math.floor(now / minute);
      let window = windows.get(tenant);
      if (window?.minute !== current) window = { minute: current, counts: new Map() };
      windows.set(tenant, window);
      const { counts } = window;
      const isOver = (name: string, limit: number | null) => {
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return limit !== null && count > limit;
      };
      if (isOver(`ip ${ip}`, limit_by_ip)) return fault(4290010);
      if (isOver(`functionality ${operationId}`, limit_by_functionality)) return fault(4290020);
      return isOver("user", limit_by_user) ? fault(4290030) : undefined;
    },
    forget: (tenant) => {
      windows.delete(tenant);
    },
  };
}
