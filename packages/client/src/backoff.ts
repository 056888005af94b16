/** Bounds of the pause before a repeat, in milliseconds. */
export interface BackoffBounds {
  readonly baseDelay: number;
  readonly maxDelay: number;
}

/**
 * Exponential backoff with full jitter: a random share of `baseDelay * 2^(attempt - 1)`, capped at `maxDelay`.
 * `attempt` counts from 1, the attempt that just failed; `random` gives a number from 0 up to but not including 1.
 */
export function backoffDelay(attempt: number, { baseDelay, maxDelay }: BackoffBounds, random: () => number): number {
  return Math.round(random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)));
}

/** IMF-fixdate. `Date.parse` alone reads far more than that, "5.5" for one as a day in May. */
const httpDate = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * Milliseconds that a `Retry-After` header asks for: whole seconds or an HTTP date (RFC 9110, section 10.2.3).
 * A date in the past is 0; an absent or malformed header is `undefined`. `now` is in milliseconds since the epoch.
 */
export function retryAfterDelay(header: string | null, now: number): number | undefined {
  const value = header?.trim() ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = httpDate.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
