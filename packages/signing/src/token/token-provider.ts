/** What a token endpoint grants. */
export interface IssuedToken {
  readonly accessToken: string;
  /** Seconds the token lives, counted from the moment it was asked for; undefined when the answer does not say. */
  readonly expiresIn: number | undefined;
  /** For a source that renews with it. */
  readonly refreshToken?: string;
}

/** Where tokens come from: a password or client credentials grant, a login, a vault. */
export interface TokenSource {
  /**
   * Asks for a new token.
   * @param previous the token before, for a source that renews with its refresh token; undefined the first time.
   */
  requestToken(previous: IssuedToken | undefined): Promise<IssuedToken>;
}

export interface TokenProviderOptions extends TokenSource {
  /** Milliseconds since 1970-01-01 UTC. Default: `Date.now`. */
  readonly now?: () => number;
  /** Seconds before its end at which a token is no longer handed out, at most half of its life. Default: 60. */
  readonly margin?: number;
}

export interface TokenProvider {
  /**
   * The current access token; asks for one when there is none or it is about to expire. Callers that come at the same
   * time share one call, and a failed call fails for all of them and is forgotten. The signal ends the wait of its
   * caller alone.
   */
  get(signal?: AbortSignal): Promise<string>;
  /** Forgets this access token, as after a 401. A token already replaced by a newer one changes nothing. */
  invalidate(accessToken: string): void;
}

/**
 * Caches the token of a source. Vendors make a token obsolete when a newer one is issued, so share one provider
 * between everything that uses the same credentials.
 * @throws TypeError for a margin that is negative or no number.
 */
export function createTokenProvider(options: TokenProviderOptions): TokenProvider {
  const { now = Date.now, margin = 60 } = options;
  if (!(margin >= 0)) throw new TypeError("margin must be a number of seconds, not negative");
  let current: { token: IssuedToken; usableUntil: number } | undefined;
  let previous: IssuedToken | undefined;
  let flight: Promise<string> | undefined;

  async function renew(): Promise<string> {
    const askedAt = now();
    const token = await options.requestToken(previous);
    const life = token.expiresIn ?? Number.POSITIVE_INFINITY;
    previous = token;
    current = { token, usableUntil: askedAt + (life - Math.min(margin, life / 2)) * 1000 };
    return token.accessToken;
  }

  return {
    async get(signal) {
      signal?.throwIfAborted();
      if (current !== undefined && now() < current.usableUntil) return current.token.accessToken;
      flight ??= renew().finally(() => {
        flight = undefined;
      });
      return signal === undefined ? flight : abortable(flight, signal);
    },
    invalidate(accessToken) {
      if (current?.token.accessToken === accessToken) current = undefined;
    },
  };
}

/** Waits for a shared promise until the signal aborts; the promise goes on for others. */
function abortable<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
