import type { Clock } from "../../src/clock.js";

/** What of a clock a test hands in. */
type Parts = Pick<Clock, "now" | "sleep">;

/** A clock whose sleeps end at once and move it forward; `delays` lists them. */
export function instantClock(start = Date.UTC(2026, 0, 1)): Parts & { readonly delays: number[] } {
  const delays: number[] = [];
  let time = start;
  return {
    delays,
    now: () => time,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      delays.push(ms);
      time += ms;
    },
  };
}

/** One sleep that a test ends by hand. */
export interface Sleeper {
  readonly ms: number;
  readonly signal: AbortSignal;
  wake(): void;
}

/** A clock whose sleeps last until the test wakes them; `sleeper()` waits for the next one to begin. */
export function manualClock(): Parts & { sleeper(): Promise<Sleeper> } {
  const begun: Sleeper[] = [];
  const waiting: ((sleeper: Sleeper) => void)[] = [];
  return {
    now: () => 0,
    sleep: (ms, signal) =>
      new Promise((wake, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        const sleeper = { ms, signal, wake };
        const waiter = waiting.shift();
        if (waiter === undefined) begun.push(sleeper);
        else waiter(sleeper);
      }),
    sleeper() {
      const sleeper = begun.shift();
      return sleeper ? Promise.resolve(sleeper) : new Promise((resolve) => waiting.push(resolve));
    },
  };
}
