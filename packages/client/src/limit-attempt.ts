import type { Clock } from "./clock.js";
import { TransportError } from "./errors.js";

/** Bounds of one attempt. */
export interface AttemptLimits {
  /** Milliseconds, or `false` for none. */
  readonly timeout: number | false;
  readonly clock: Clock;
  /** The caller reads the body itself, so its abort must reach beyond the headers. */
  readonly streams: boolean;
  /** Whether the request was handed to the network yet. */
  readonly wasSent: () => boolean;
}

/**
 * Sends a request once. Ends after `timeout` (`TransportError`, `ERR_TIMEOUT`) or with the reason of the request's
 * own signal, also when something further in does not listen to signals.
 */
export async function limitAttempt(
  request: Request,
  send: (request: Request) => Promise<Response>,
  { timeout, clock, streams, wasSent }: AttemptLimits,
): Promise<Response> {
  request.signal.throwIfAborted();
  const attempt = new AbortController();
  const answered = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    attempt.signal.addEventListener("abort", () => reject(attempt.signal.reason), { once: true });
  });
  const stop = () => attempt.abort(request.signal.reason);
  request.signal.addEventListener("abort", stop, { once: true });
  if (timeout !== false) {
    const error = () =>
      new TransportError("ERR_TIMEOUT", `no whole answer within ${timeout} ms`, { mayHaveHappened: wasSent() });
    clock.sleep(timeout, answered.signal).then(
      () => attempt.abort(error()),
      () => undefined,
    );
  }
  try {
    return await Promise.race([send(new Request(request, { signal: attempt.signal })), ended]);
  } finally {
    answered.abort("answered"); // without a reason an exception is made, stack and all, for each call
    if (!streams) request.signal.removeEventListener("abort", stop);
  }
}
