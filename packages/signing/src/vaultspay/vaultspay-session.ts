import { memberOf } from "../member-of.js";
import { isBearer, malformedToken, readTokenAnswer } from "../token/token-answer.js";
import type { IssuedToken, TokenSource } from "../token/token-provider.js";

export interface VaultsPaySessionOptions {
  /** Absolute URL of `saas-login`. */
  readonly loginUrl: string | URL;
  /** Absolute URL of `saas-refresh-token`. */
  readonly refreshUrl: string | URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Must encrypt like the `fetch` of any other call; never the one that asks for the token. */
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970-01-01 UTC. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** A session with the vendor: logs in, renews with the refresh token, logs in again when that died. */
export interface VaultsPaySession extends TokenSource {
  /** Forgets the refresh token that belongs to this access token: the next token comes from a new login. */
  end(accessToken: string): void;
}

interface Held {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970-01-01 UTC; undefined when it is not known. */
  readonly refreshUntil: number | undefined;
}

/**
 * VaultsPay's tokens. The vendor tells moments at which tokens end; one that lies in the past already means that the
 * clocks differ, and the token is used until the vendor refuses it. A refresh answered 401, or 400 for a refresh token
 * that is not valid, is followed by a login.
 * @throws TokenRequestError ERR_TOKEN_REFUSED with the answer, ERR_TOKEN_MALFORMED when a 2xx grants no token.
 */
export function vaultsPaySession(options: VaultsPaySessionOptions): VaultsPaySession {
  const { loginUrl, refreshUrl, clientId, clientSecret, fetch: send, now = Date.now } = options;
  let held: Held | undefined;

  const post = (url: string | URL, body: object) =>
    send(
      new Request(url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
    );

  async function logIn(): Promise<IssuedToken> {
    const askedAt = now();
    const grant = await readGrant(await post(loginUrl, { clientId, clientSecret }));
    const issued = issuedOf(grant, askedAt);
    const refreshToken = memberOf(grant, "refreshToken");
    if (!isBearer(refreshToken)) throw malformedToken("refreshToken");
    const life = lifeOf(grant, "refreshTokenExpiry", askedAt);
    const refreshUntil = life === undefined ? undefined : askedAt + life * 1000;
    held = { accessToken: issued.accessToken, refreshToken, refreshUntil };
    return issued;
  }

  /** Undefined when the refresh token is refused. */
  async function refresh(by: Held): Promise<IssuedToken | undefined> {
    const askedAt = now();
    const answer = await post(refreshUrl, { refreshToken: by.refreshToken });
    if (answer.status === 400 || answer.status === 401) {
      held = undefined;
      return undefined;
    }
    const issued = issuedOf(await readGrant(answer), askedAt);
    held = { ...by, accessToken: issued.accessToken };
    return issued;
  }

  return {
    async requestToken() {
      const by = held;
      if (by === undefined || (by.refreshUntil !== undefined && now() >= by.refreshUntil)) return logIn();
      return (await refresh(by)) ?? logIn();
    },
    end(accessToken) {
      if (held?.accessToken === accessToken) held = undefined;
    },
  };
}

/** What a token call grants: the text shows the login without the envelope and the refresh in it, so both are taken. */
async function readGrant(response: Response): Promise<unknown> {
  const answer = await readTokenAnswer(response);
  return memberOf(answer, "data") ?? answer;
}

function issuedOf(grant: unknown, askedAt: number): IssuedToken {
  const accessToken = memberOf(grant, "accessToken");
  if (!isBearer(accessToken)) throw malformedToken("accessToken");
  return { accessToken, expiresIn: lifeOf(grant, "accessTokenExpiry", askedAt) };
}

/** Seconds until a moment; undefined when it is not told or lies in the past. */
function lifeOf(grant: unknown, name: string, askedAt: number): number | undefined {
  const moment = memberOf(grant, name);
  if (moment === undefined) return undefined;
  const life = typeof moment === "string" ? (Date.parse(moment) - askedAt) / 1000 : Number.NaN;
  if (Number.isNaN(life)) throw malformedToken(name);
  return life > 0 ? life : undefined;
}
