import { compose, type FetchLayer } from "@openissuing/signing";
import { clockOf } from "./clock.js";
import { TransportError } from "./errors.js";
import { limitAttempt } from "./limit-attempt.js";
import { connect } from "./network.js";
import { type ClientSettings, resolveSettings } from "./settings.js";

/** What of a client's options holds for a prelude too. */
export interface PreludeOptions {
  readonly fetch?: typeof fetch | undefined;
  readonly timeout?: ClientSettings["timeout"];
  readonly now?: (() => number) | undefined;
  readonly sleep?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/**
 * A `fetch` for what must happen before a call is sent, such as asking for its token. It has the time limit of an
 * attempt and no repeats: those around the call cover it. Its `TransportError`s say that nothing can have happened,
 * because the call itself was not sent.
 */
export function preludeFetch(layers: readonly FetchLayer[], options: PreludeOptions): typeof fetch {
  const { timeout } = resolveSettings({ timeout: options.timeout });
  const clock = clockOf(options);
  return async (input, init) => {
    const send = compose(...layers)(connect(options.fetch ?? globalThis.fetch, { streams: false }));
    const limits = { timeout, clock, streams: false, progress: { sent: false } };
    try {
      // Followed, a redirection would take credentials to another address.
      return await limitAttempt(new Request(input, { ...init, redirect: "manual" }), send, limits);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      const { code, message, cause } = error;
      throw new TransportError(code, message, { cause, mayHaveHappened: false });
    }
  };
}
