import { ClientError } from "@openissuing/client";
import { timingSafeEqual } from "@openissuing/signing";
import type { paths } from "./connect/schema.gen.js";
import { scopeOf, type TreezorScope, textOf } from "./grants.js";
import { connectHosts, readTreezorTarget, type TreezorTarget } from "./targets.js";

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type LoginRedirectErrorCode = "ERR_LOGIN_CODE_MISSING" | "ERR_LOGIN_STATE_MISMATCH";

/** A redirection that must not be acted upon. Its message holds neither code nor state. */
export class LoginRedirectError extends ClientError {
  override readonly name = "LoginRedirectError";
  readonly code: LoginRedirectErrorCode;

  constructor(code: LoginRedirectErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Where a login goes and comes back to. The text draws this step and names no parameter; they are those of OAuth 2. */
export type LoginRequest = TreezorTarget & {
  readonly clientId: string;
  /** Text of your own, hard to guess and kept with the browser's session: it ties the way back to the way there. */
  readonly state: string;
  /** One of the addresses the vendor has configured. Default: the vendor's choice. */
  readonly redirectUri?: string | URL | undefined;
  readonly scope?: readonly TreezorScope[] | undefined;
};

/** Address of the vendor's login page for the browser of an end user. Throws `TypeError` that names the option at fault. */
export function loginUrl({ clientId, state, redirectUri, scope, ...target }: LoginRequest): URL {
  if (state.length < 16) throw new TypeError("state must be text of at least 16 characters");
  const path: keyof paths = "/authorize";
  const url = new URL(`${readTreezorTarget(target, connectHosts)}${path}`);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: textOf("clientId", clientId),
    state,
    ...(redirectUri === undefined ? {} : { redirect_uri: String(redirectUri) }),
    ...(scope === undefined ? {} : { scope: scopeOf(scope) }),
  }).toString();
  return url;
}

/**
 * The code with which a browser came back from the login, for the grant `authorization_code`; it is good for one exchange.
 * Path and query are enough of the address. Throws `LoginRedirectError` for another `state` than the one that was sent,
 * and for a redirection without a code.
 */
export function readLoginRedirect(url: string | URL, state: string): string {
  // Node tells path and query alone.
  const { searchParams } = new URL(url, "http://receiver.invalid");
  if (state === "" || !timingSafeEqual(searchParams.get("state") ?? "", state)) {
    throw new LoginRedirectError("ERR_LOGIN_STATE_MISMATCH", "redirection does not belong to this login");
  }
  const code = searchParams.get("code") ?? "";
  if (code !== "") return code;
  throw new LoginRedirectError("ERR_LOGIN_CODE_MISSING", "redirection brings no code: the user did not log in");
}
