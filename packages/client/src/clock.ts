/** Time as the client sees it; tests hand in one they move by hand. */
export interface Clock {
  /** Milliseconds since the Unix epoch, UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls `ring` after `ms` milliseconds, unless the function it returns is called before. */
  alarm(ms: number, ring: () => void): () => void;
}

/** A clock of the parts given, the rest from the machine. */
export function clockOf({
  now = Date.now,
  sleep,
}: {
  readonly now?: Clock["now"] | undefined;
  readonly sleep?: Clock["sleep"] | undefined;
}): Clock {
  if (sleep === undefined) return { now, sleep: sleepByTimer, alarm: alarmByTimer };
  const alarm: Clock["alarm"] = (ms, ring) => {
    const off = new AbortController();
    sleep(ms, off.signal).then(ring, () => undefined);
    return () => off.abort("answered"); // without a reason an exception is made, stack and all
  };
  return { now, sleep, alarm };
}

/** Of every call, so without the signal and the promise that a sleep needs. */
function alarmByTimer(ms: number, ring: () => void): () => void {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
}

/** The timer is cleared on abort, so that a finished call keeps no process alive. */
function sleepByTimer(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      off();
      reject(signal.reason);
    };
    const off = alarmByTimer(ms, () => {
      signal.removeEventListener("abort", stop);
      resolve();
    });
    signal.addEventListener("abort", stop, { once: true });
  });
}
