import { memberOf } from "../member-of.js";
import { malformedToken, readIssuedToken, readTokenAnswer } from "../token/token-answer.js";
import type { IssuedToken, TokenSource } from "../token/token-provider.js";

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
      const answer = await readTokenAnswer(await send(tokenUrl, { method: "POST", body }));
      return readGrant(memberOf(answer, "body"));
    },
  };
}

function readGrant(grant: unknown): IssuedToken {
  const issued = readIssuedToken(grant);
  if (!/^bearer$/i.test(String(memberOf(grant, "token_type")))) throw malformedToken("token_type");
  return issued;
}
