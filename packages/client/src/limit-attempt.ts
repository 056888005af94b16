import type { Clock } from "./clock.js";
import { TransportError } from "./errors.js";

/** How far the present attempt of a call has come. */
export interface Progress {
  /** Whether its request was handed to the network. */
  sent: boolean;
}

/** Bounds of one attempt. */
export interface AttemptLimits {
  /** Milliseconds, or `false` for none. */
  readonly timeout: number | false;
  readonly clock: Clock;
  /** The caller reads the body itself, so its abort must reach beyond the headers. */
  readonly streams: boolean;
  readonly progress: Progress;
}

/**
 * Sends a request once. Ends after `timeout` (`TransportError`, `ERR_TIMEOUT`) or with the reason of the request's
 * own signal, also when something further in does not listen to signals.
 */
export async function limitAttempt(
  request: Request,
  send: (request: Request) => Promise<Response>,
  { timeout, clock, streams, progress }: AttemptLimits,
): Promise<Response> {
  request.signal.throwIfAborted();
  const attempt = new AbortController();
  let giveUp = (_reason: unknown) => {};
  const ended = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const end = (reason: unknown) => {
    attempt.abort(reason);
    giveUp(reason);
  };
  const stop = () => end(request.signal.reason);
  request.signal.addEventListener("abort", stop, { once: true });
  const late = () => {
    const message = `no whole answer within ${timeout} ms`;
    end(new TransportError("ERR_TIMEOUT", message, { mayHaveHappened: progress.sent }));
  };
  const off = timeout === false ? undefined : clock.alarm(timeout, late);
  try {
    return await Promise.race([send(new Request(request, { signal: attempt.signal })), ended]);
  } finally {
    off?.();
    if (!streams) request.signal.removeEventListener("abort", stop);
  }
}
