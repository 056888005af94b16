import { type PreludeOptions, preludeFetch } from "@openissuing/client";
import {
  createTokenProvider,
  type IssuedToken,
  readIssuedToken,
  readTokenAnswer,
  type TokenProvider,
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
    const issued = readIssuedToken(await readTokenAnswer(response));
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
