/** What tells the time and lets it pass; milliseconds. */
export interface Clock {
  now(): number;
  wait(ms: number): Promise<void>;
}

const systemClock: Clock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Lets requests go one after the other at a rate. `perSecond`: undefined lets them go at once. */
export function createPacer(perSecond: number | undefined, clock: Clock = systemClock): () => Promise<void> {
  if (perSecond === undefined) return () => Promise.resolve();
  const gap = 1000 / perSecond;
  let next = 0;
  return async () => {
    const now = clock.now();
    const at = Math.max(now, next);
    next = at + gap;
    if (at > now) await clock.wait(at - now);
  };
}
