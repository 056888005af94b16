import { memberOf } from "../member-of.js";
import type { IssuedToken, TokenSource } from "../token/token-provider.js";
import { TokenRequestError } from "../token/token-request-error.js";

export interface PasswordGrantOptions {
  /** Absolute URL of the token endpoint, such as `https://ws.anyti.me/oauth/v2/token`. */
  readonly tokenUrl: string | URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly username: string;
  readonly password: string;
  /** Must sign, and should verify, like the `fetch` of any other call; never the one that asks for the token. */
  readonly fetch: typeof fetch;
}

/**
 * Anytime's token call: the OAuth 2 password grant (RFC 6749, section 4.3) as a form, with the client's credentials in
 * it; the answer wears the vendor's envelope. The refresh token it grants is, says the vendor, not used.
 * @throws TokenRequestError ERR_TOKEN_REFUSED with the answer, ERR_TOKEN_MALFORMED when a 2xx grants no token.
 */
export function passwordGrant(options: PasswordGrantOptions): TokenSource {
  const { tokenUrl, clientId, clientSecret, username, password, fetch: send } = options;
  return {
    async requestToken() {
      const form = { client_id: clientId, client_secret: clientSecret, username, password };
      const body = new URLSearchParams({ grant_type: "password", ...form });
      const response = await send(tokenUrl, { method: "POST", body });
      if (!response.ok) {
        throw new TokenRequestError("ERR_TOKEN_REFUSED", `token call answered ${response.status}`, response);
      }
      const answer: unknown = await response.json().catch(() => undefined);
      return readGrant(memberOf(answer, "body"));
    },
  };
}

function readGrant(grant: unknown): IssuedToken {
  const accessToken = memberOf(grant, "access_token");
  const refreshToken = memberOf(grant, "refresh_token");
  const expiresIn = Number(memberOf(grant, "expires_in"));
  const type = memberOf(grant, "token_type");
  // b64token of RFC 6750: anything else could not stand in a header.
  if (typeof accessToken !== "string" || !/^[A-Za-z0-9._~+/-]+=*$/.test(accessToken)) throw malformed("access_token");
  if (!(expiresIn > 0) || expiresIn === Number.POSITIVE_INFINITY) throw malformed("expires_in");
  if (typeof type !== "string" || type.toLowerCase() !== "bearer") throw malformed("token_type");
  return { accessToken, expiresIn, ...(typeof refreshToken === "string" ? { refreshToken } : {}) };
}

function malformed(name: string): TokenRequestError {
  return new TokenRequestError("ERR_TOKEN_MALFORMED", `token answer has no usable ${name}`);
}
