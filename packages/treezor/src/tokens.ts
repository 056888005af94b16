import { type PreludeOptions, preludeFetch } from "@openissuing/client";
import {
  createTokenProvider,
  type IssuedToken,
  memberOf,
  type TokenProvider,
  TokenRequestError,
} from "@openissuing/signing";
import type { components } from "./connect/schema.gen.js";
import { refreshRequestOf, type TreezorGrant, tokenRequestOf } from "./grants.js";
import { TreezorSessionError } from "./session-error.js";
import { connectHosts, readTreezorTarget, type TreezorTarget } from "./targets.js";

/** The tokens of one caller, for as many clients as need them. */
export interface TreezorTokens extends TokenProvider {
  /** Whether a new token can be had without the end user. */
  readonly renewable: boolean;
}

/** Options of `createTreezorTokens`: those of Connect, which gives out the tokens of PCI DSS, too. */
export type TreezorTokensOptions = TreezorTarget & TreezorGrant & PreludeOptions;

type TokenRequest = components["schemas"]["TokenRequest"];

/**
 * Keeps the token of a grant: asked for once by whatever needs it at the same time, kept until a minute before its end
 * (3,600 s), refreshed where the vendor gave a refresh token. Share it between `createTreezorClient` and
 * `createTreezorPciClient`. Throws `TypeError` that names the option at fault.
 */
export function createTreezorTokens(options: TreezorTokensOptions): TreezorTokens {
  const tokenUrl = `${readTreezorTarget(options, connectHosts)}/oauth/token`;
  const { grantType = "client_credentials" } = options;
  const first = tokenRequestOf(options);
  const { now = Date.now } = options;
  const onRefreshToken = "onRefreshToken" in options ? options.onRefreshToken : undefined;
  const send = preludeFetch([], options);
  let next: TokenRequest | undefined = first;

  async function requestToken(): Promise<IssuedToken> {
    if (next === undefined) {
      throw new TreezorSessionError(
        grantType === "delegated_end_user" ? "ERR_SCA_SESSION_EXPIRED" : "ERR_LOGIN_EXPIRED",
      );
    }
    const response = await send(tokenUrl, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(next),
    });
    const issued = await readGrant(response);
    if (grantType === "client_credentials") return issued;
    // What opened the session is spent; only the vendor's refresh token leads on.
    const { refreshToken } = issued;
    if (refreshToken !== undefined) {
      next = refreshRequestOf(first, refreshToken);
      await onRefreshToken?.(refreshToken);
    } else if (next.grant_type !== "refresh_token") next = undefined;
    return issued;
  }

  return {
    ...createTokenProvider({ requestToken, now }),
    get renewable() {
      return next !== undefined;
    },
  };
}

async function readGrant(response: Response): Promise<IssuedToken> {
  if (!response.ok) {
    throw new TokenRequestError("ERR_TOKEN_REFUSED", `token call answered ${response.status}`, response);
  }
  const grant: unknown = await response.json().catch(() => undefined);
  const accessToken = memberOf(grant, "access_token");
  const refreshToken = memberOf(grant, "refresh_token");
  const expiresIn = Number(memberOf(grant, "expires_in"));
  // b64token of RFC 6750: anything else could not stand in a header.
  if (typeof accessToken !== "string" || !/^[A-Za-z0-9._~+/-]+=*$/.test(accessToken)) throw malformed("access_token");
  if (!(expiresIn > 0) || expiresIn === Number.POSITIVE_INFINITY) throw malformed("expires_in");
  const isRefreshable = typeof refreshToken === "string" && refreshToken !== "";
  return { accessToken, expiresIn, ...(isRefreshable ? { refreshToken } : {}) };
}

function malformed(name: string): TokenRequestError {
  return new TokenRequestError("ERR_TOKEN_MALFORMED", `token answer has no usable ${name}`);
}
