import { memberOf } from "../member-of.js";
import type { IssuedToken } from "./token-provider.js";
import { TokenRequestError } from "./token-request-error.js";

/** What a token call answered, parsed; undefined for what is no JSON. @throws TokenRequestError ERR_TOKEN_REFUSED. */
export async function readTokenAnswer(response: Response): Promise<unknown> {
  if (response.ok) return response.json().catch(() => undefined);
  throw new TokenRequestError("ERR_TOKEN_REFUSED", `token call answered ${response.status}`, response);
}

/**
 * The token of a successful OAuth 2 answer (RFC 6749, section 5.1); `expires_in` may be text, a refresh token that is empty is none.
 * @throws TokenRequestError ERR_TOKEN_MALFORMED that names the member which cannot be used.
 */
export function readIssuedToken(grant: unknown): IssuedToken {
  const accessToken = memberOf(grant, "access_token");
  const refreshToken = memberOf(grant, "refresh_token") || undefined;
  const expiresIn = Number(memberOf(grant, "expires_in"));
  if (!isBearer(accessToken)) throw malformedToken("access_token");
  if (!(expiresIn > 0 && expiresIn < Number.POSITIVE_INFINITY)) throw malformedToken("expires_in");
  return { accessToken, expiresIn, ...(typeof refreshToken === "string" ? { refreshToken } : {}) };
}

/** b64token of RFC 6750: anything else could not stand in a header. */
export function isBearer(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9._~+/-]+=*$/.test(value);
}

/** An answer that grants no token, for the member at fault. */
export function malformedToken(name: string): TokenRequestError {
  return new TokenRequestError("ERR_TOKEN_MALFORMED", `token answer has no usable ${name}`);
}
