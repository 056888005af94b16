import { type FetchLayer, toRequest } from "@openissuing/signing";
import { backoffDelay, retryAfterDelay } from "./backoff.js";
import type { Clock } from "./clock.js";
import { TransportError } from "./errors.js";
import { limitAttempt, type Progress } from "./limit-attempt.js";
import type { ResolvedSettings } from "./settings.js";
import { mayRepeat, type Verdict } from "./verdict.js";

/** A repeat about to happen. */
export interface RetryEvent {
  readonly method: string;
  /** Template as the document spells it: it holds no identifiers. */
  readonly path: string;
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** Status of the answer, or the code of the `TransportError`. */
  readonly reason: number | string;
}

/** What repeats depend on. */
export interface RepeatOptions {
  /** Template of the path, for messages. */
  readonly path: string;
  readonly settings: ResolvedSettings;
  readonly streams: boolean;
  readonly progress: Progress;
  readonly clock: Clock;
  /** A number from 0 up to but not including 1. */
  readonly random: () => number;
  readonly judge: (response: Response) => Verdict | Promise<Verdict>;
  readonly isRepeatable?: ((request: Request) => boolean | Promise<boolean>) | undefined;
  readonly onRetry: ((event: RetryEvent) => void) | undefined;
}

type Outcome =
  | { readonly response: Response; readonly failure?: never }
  | { readonly failure: TransportError; readonly response?: never };

async function outcomeOf(attempt: Promise<Response>): Promise<Outcome> {
  try {
    return { response: await attempt };
  } catch (error) {
    if (error instanceof TransportError) return { failure: error };
    throw error;
  }
}

/**
 * Layer that limits the time of each attempt and repeats those that are safe to repeat, see `mayRepeat`.
 * Everything further in runs anew for each attempt. An abort ends the pause at once, with the reason of the signal.
 */
export function repeatRequests(options: RepeatOptions): FetchLayer {
  const { path, settings, streams, progress, clock, random, judge, isRepeatable, onRetry } = options;
  const { timeout, repeatable, retry } = settings;

  const verdictOn = (outcome: Outcome) => {
    if (outcome.response) return outcome.response.ok ? "final" : judge(outcome.response);
    return outcome.failure.mayHaveHappened ? "unclear" : "refused";
  };

  /** Milliseconds to wait, or `undefined` when the server asks for more patience than the settings allow. */
  const pauseAfter = (outcome: Outcome, attempt: number) => {
    const asked = outcome.response && retryAfterDelay(outcome.response.headers.get("retry-after"), clock.now());
    if (typeof asked !== "number") return backoffDelay(attempt, retry, random);
    return asked <= retry.maxRetryAfter ? asked : undefined;
  };

  const announce = (event: RetryEvent) => {
    try {
      onRetry?.(event);
    } catch {
      // A listener that fails must not cost the call its answer.
    }
  };

  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    const { method, signal } = request;
    let mayHaveHappened = false;
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= retry.attempts;
      const copy = isLast || request.body === null ? request : request.clone();
      progress.sent = false;
      const outcome = await outcomeOf(limitAttempt(copy, next, { timeout, clock, streams, progress }));
      const verdict = await verdictOn(outcome);
      mayHaveHappened ||= verdict === "unclear";
      const isAsked = !isLast && verdict === "unclear" && repeatable === undefined;
      // Undefined leaves it to the method.
      const isSafe = isAsked ? (await isRepeatable?.(request.clone())) || undefined : repeatable;
      const mayGoOn = !isLast && mayRepeat(method, verdict, isSafe);
      const delay = mayGoOn ? pauseAfter(outcome, attempt) : undefined;
      if (delay === undefined) {
        if (outcome.response) return outcome.response;
        const { code, message, cause } = outcome.failure;
        const told = `${method} ${path}: ${message} (attempt ${attempt} of ${retry.attempts})`;
        throw new TransportError(code, told, { cause, mayHaveHappened });
      }
      const reason = outcome.failure ? outcome.failure.code : outcome.response.status;
      await outcome.response?.body?.cancel(); // frees the connection of a streamed answer
      announce({ method, path, attempt, delay, reason });
      await clock.sleep(delay, signal);
    }
  };
}
