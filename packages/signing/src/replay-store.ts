/** Remembers what was taken. Behind several processes it must be shared between them: a database, Redis. */
export interface ReplayStore {
  /**
   * Takes the key, atomically: true for the first caller, false for any other until it is released or expires.
   * @param until milliseconds since 1970-01-01 UTC after which the key need not be kept.
   */
  claim(key: string, until: number): boolean | Promise<boolean>;
  /** Gives the key back, so that a delivery whose handling failed can be taken again. */
  release(key: string): void | Promise<void>;
}

/** Time between two sweeps of expired keys, in milliseconds. */
const SWEEP_EVERY = 60_000;

/** A replay store for one process; it forgets when the process ends. Keys leave it after they expired. */
export function memoryReplayStore({ now = Date.now }: { readonly now?: () => number } = {}): ReplayStore {
  const taken = new Map<string, number>();
  let sweepAt = 0;
  return {
    claim(key, until) {
      const time = now();
      if (time >= sweepAt) {
        for (const [old, end] of taken) if (end < time) taken.delete(old);
        sweepAt = time + SWEEP_EVERY;
      }
      if ((taken.get(key) ?? Number.NEGATIVE_INFINITY) >= time) return false;
      taken.set(key, until);
      return true;
    },
    release(key) {
      taken.delete(key);
    },
  };
}
