/** How often and after which pauses a call is repeated; all durations in milliseconds. */
export interface RetrySettings {
  /** Attempts in all, the first one included; 1 means no repeats. Default 3. */
  readonly attempts?: number | undefined;
  /** Ceiling of the first pause; it doubles with each attempt. Default 250. */
  readonly baseDelay?: number | undefined;
  /** Ceiling of any pause the client chooses itself. Default 8,000. */
  readonly maxDelay?: number | undefined;
  /** Longest `Retry-After` that is waited for; when the server asks for more, its answer is handed on. Default 30,000. */
  readonly maxRetryAfter?: number | undefined;
}

/** Retry settings of one call. */
export interface CallRetrySettings extends RetrySettings {
  /**
   * `true` when you know that repeating this call does no harm although it may have happened already.
   * Default: `true` for GET, HEAD and OPTIONS, `false` for every other method.
   */
  readonly repeatable?: boolean | undefined;
}

/** What a single call may override, beside what `fetch` takes. */
export interface CallSettings {
  /** Milliseconds for each attempt, its whole answer included; `false` switches the limit off. */
  readonly timeout?: number | false | undefined;
  /** Retry settings of this call; what is left out comes from the client. `false` switches repeats off. */
  readonly retry?: CallRetrySettings | false | undefined;
}

/** What a client is set to. */
export interface ClientSettings {
  /** Milliseconds for each attempt, its whole answer included; `false` switches the limit off. Default 60,000. */
  readonly timeout?: number | false | undefined;
  readonly retry?: RetrySettings | false | undefined;
}

type ResolvedRetry = Record<keyof RetrySettings, number>;

/** Settings with every default filled in. */
export interface ResolvedSettings {
  readonly timeout: number | false;
  readonly retry: Readonly<ResolvedRetry>;
  readonly repeatable: boolean | undefined;
}

const defaults: ResolvedSettings = {
  timeout: 60_000,
  retry: { attempts: 3, baseDelay: 250, maxDelay: 8_000, maxRetryAfter: 30_000 },
  repeatable: undefined,
};

/** The longest a timer of JavaScript can run; a longer one fires at once. */
const longestTimer = 2 ** 31 - 1;

function check(setting: string, value: number, lowest: number): void {
  if (typeof value === "number" && value >= lowest && value <= longestTimer) return;
  throw new TypeError(`${setting} must be a number from ${lowest} to ${longestTimer}`);
}

/** Lays settings over others; members left out stay. Throws `TypeError` that names the setting at fault. */
export function resolveSettings(settings: CallSettings, base: ResolvedSettings = defaults): ResolvedSettings {
  const { timeout = base.timeout } = settings;
  const given: CallRetrySettings = settings.retry === false ? { attempts: 1 } : (settings.retry ?? {});
  if (timeout !== false) check("timeout", timeout, 1);
  const retry = { ...base.retry };
  for (const name of Object.keys(retry) as (keyof ResolvedRetry)[]) {
    const { [name]: value = retry[name] } = given;
    check(`retry.${name}`, value, name === "attempts" ? 1 : 0);
    retry[name] = value;
  }
  if (!Number.isInteger(retry.attempts)) throw new TypeError("retry.attempts must be an integer");
  return { timeout, retry, repeatable: given.repeatable ?? base.repeatable };
}
