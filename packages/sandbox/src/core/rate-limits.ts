const minute = 60_000;

/** Counts requests per minute of tenant time. The text names no limit; number and window are inferred. */
export interface RateLimits {
  /** Counts one request. True when it is one too many. `limit`: requests per minute; null is no limit. */
  isOver(tenant: string, limit: number | null, now: number): boolean;
  forget(tenant: string): void;
}

export function createRateLimits(): RateLimits {
  const windows = new Map<string, { readonly minute: number; count: number }>();
  return {
    isOver: (tenant, limit, now) => {
      if (limit === null) return false;
      const current = Math.floor(now / minute);
      const kept = windows.get(tenant);
      const window = kept?.minute === current ? kept : { minute: current, count: 0 };
      windows.set(tenant, window);
      return ++window.count > limit;
    },
    forget: (tenant) => {
      windows.delete(tenant);
    },
  };
}

/** Seconds until the next request is let through. `now`: tenant time in milliseconds. */
export const retryAfter = (now: number) => Math.ceil((minute - (((now % minute) + minute) % minute)) / 1000);
