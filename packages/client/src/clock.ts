/** Time as the client sees it; tests hand in one they move by hand. */
export interface Clock {
  /** Milliseconds since the Unix epoch, UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A clock of the parts given, the rest from the machine. */
export function clockOf({
  now = Date.now,
  sleep = sleepByTimer,
}: { readonly [Part in keyof Clock]?: Clock[Part] | undefined }): Clock {
  return { now, sleep };
}

/** The timer is cleared on abort, so that a finished call keeps no process alive. */
function sleepByTimer(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
