import { authorizeRequests, type FetchLayer } from "@openissuing/signing";
import type { paths } from "./connect/schema.gen.js";
import { readCode } from "./problem.js";
import { TreezorSessionError } from "./session-error.js";
import type { TreezorTokens } from "./tokens.js";

const open: readonly (keyof paths)[] = ["/oauth/token", "/authorize"];

/**
 * Layer that adds the token. After a 401 a token that can be had without the end user is asked for anew and the call is
 * sent once more, since it was refused. An SCA session that ended throws `TreezorSessionError`: it stays over, whatever
 * other tokens there are.
 */
export function authorizeTreezor(tokens: TreezorTokens): FetchLayer {
  return authorizeRequests({
    tokens,
    isTokenInvalid: async (response, token) => {
      if (response.status !== 401) return false;
      if ((await readCode(response)) === "sca_session_expired") {
        tokens.invalidate(token);
        throw new TreezorSessionError("ERR_SCA_SESSION_EXPIRED", response);
      }
      return tokens.renewable;
    },
    isExempt: ({ url }) => open.some((path) => new URL(url).pathname.endsWith(path)),
  });
}
