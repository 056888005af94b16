const longest = 2 ** 31 - 1;

/** Remembers when each tenant next has something due, and rings for it. Never keeps the process alive. */
export interface Alarm {
  /** Something is due at this tenant time (milliseconds); an earlier one that is known stays. */
  set(tenant: string, at: number): void;
  /** Says whether something is due, without asking the database. */
  isDue(tenant: string, now: number): boolean;
  /** Forgets what is known of a tenant. */
  clear(tenant: string): void;
  /** A clock was moved: the timer is set anew. */
  rewind(): void;
  stop(): void;
}

/**
 * `nowOf`: tenant time in milliseconds, undefined when the tenant is gone. `ring` is called at most once per tenant and
 * due moment; what is known of the tenant is forgotten before.
 */
export function createAlarm(nowOf: (tenant: string) => number | undefined, ring: (tenant: string) => void): Alarm {
  const due = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function rewind(): void {
    clearTimeout(timer);
    timer = undefined;
    if (isStopped) return;
    let delay = Number.POSITIVE_INFINITY;
    for (const [tenant, at] of due) {
      const now = nowOf(tenant);
      if (now === undefined) due.delete(tenant);
      else delay = Math.min(delay, Math.max(0, at - now));
    }
    if (delay === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(ringAll, Math.min(delay, longest));
    timer.unref();
  }

  function ringAll(): void {
    const tenants = [...due.keys()].filter((tenant) => isDue(tenant, nowOf(tenant) ?? Number.NEGATIVE_INFINITY));
    for (const tenant of tenants) due.delete(tenant);
    rewind();
    for (const tenant of tenants) ring(tenant);
  }

  function isDue(tenant: string, now: number): boolean {
    return (due.get(tenant) ?? Number.POSITIVE_INFINITY) <= now;
  }

  return {
    set: (tenant, at) => {
      if (at >= (due.get(tenant) ?? Number.POSITIVE_INFINITY)) return;
      due.set(tenant, at);
      rewind();
    },
    isDue,
    clear: (tenant) => {
      due.delete(tenant);
    },
    rewind,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
