import type { components } from "./connect/schema.gen.js";

/** What a token permits. The vendor's samples hold a few that its table of scopes does not have, such as `keys`. */
export type TreezorScope = components["schemas"]["Scope"] | (string & Record<never, never>);

interface GrantBase {
  /** Identifier of the client, one for each environment. */
  readonly clientId: string;
  /** Scopes to ask for; granted are those of them the caller has. Default: all the caller has. */
  readonly scope?: readonly TreezorScope[] | undefined;
}

interface WithSecret {
  readonly clientSecret: string;
}

interface MaybeSecret {
  /** The text leaves it out of its sample for this grant and names it in the flow. */
  readonly clientSecret?: string | undefined;
}

interface Renewable {
  /**
   * Told each refresh token that came, to be kept for up to a month. Comes only where the vendor activated the feature. Calls
   * wait for it, and reject with what it throws: the token before may be worthless by then.
   */
  readonly onRefreshToken?: ((refreshToken: string) => unknown) | undefined;
}

/** The client itself. */
export interface ClientCredentialsGrant extends GrantBase, WithSecret {
  readonly grantType?: "client_credentials" | undefined;
}

/** An end user, opened by a proof of strong authentication. It cannot be renewed, and ends after five idle minutes. */
export interface DelegatedEndUserGrant extends GrantBase, WithSecret {
  readonly grantType: "delegated_end_user";
  /** Proof per session, made on an enrolled device. */
  readonly scaProof: string;
}

/** An end user who logged in at the vendor's page and came back with a code, which is good for one exchange. */
export interface AuthorizationCodeGrant extends GrantBase, MaybeSecret, Renewable {
  readonly grantType: "authorization_code";
  readonly code: string;
}

/** An end user whose refresh token was kept, from `authorization_code` or `password` alone. */
export interface RefreshTokenGrant extends GrantBase, MaybeSecret, Renewable {
  readonly grantType: "refresh_token";
  readonly refreshToken: string;
}

/** An end user whose name and password the caller has. */
export interface PasswordGrant extends GrantBase, WithSecret, Renewable {
  readonly grantType: "password";
  readonly username: string;
  readonly password: string;
}

/** By what a token is asked for. */
export type TreezorGrant =
  | ClientCredentialsGrant
  | DelegatedEndUserGrant
  | AuthorizationCodeGrant
  | RefreshTokenGrant
  | PasswordGrant;

/** Body of the first token call. Throws `TypeError` that names the member at fault, never its value. */
export function tokenRequestOf(grant: TreezorGrant): components["schemas"]["TokenRequest"] {
  const { clientId, scope } = grant;
  const common = {
    client_id: textOf("clientId", clientId),
    ...(scope === undefined ? {} : { scope: scopeOf(scope) }),
  };
  switch (grant.grantType) {
    case undefined:
    case "client_credentials":
      return { grant_type: "client_credentials", ...common, ...secretOf(grant) };
    case "delegated_end_user":
      return { grant_type: grant.grantType, ...common, ...secretOf(grant), sca: textOf("scaProof", grant.scaProof) };
    case "authorization_code":
      return { grant_type: grant.grantType, ...common, ...maybeSecretOf(grant), code: textOf("code", grant.code) };
    case "refresh_token": {
      const refresh_token = textOf("refreshToken", grant.refreshToken);
      return { grant_type: grant.grantType, ...common, ...maybeSecretOf(grant), refresh_token };
    }
    case "password": {
      const user = { username: textOf("username", grant.username), password: textOf("password", grant.password) };
      return { grant_type: grant.grantType, ...common, ...secretOf(grant), ...user };
    }
    default:
      throw new TypeError("grantType must be one of the grants of the vendor");
  }
}

/** Body of the call that exchanges a refresh token for a new pair. */
export function refreshRequestOf(
  { client_id, scope, ...rest }: components["schemas"]["TokenRequest"],
  refresh_token: string,
): components["schemas"]["RefreshTokenRequest"] {
  const secret = "client_secret" in rest && rest.client_secret ? { client_secret: rest.client_secret } : {};
  return {
    grant_type: "refresh_token",
    client_id,
    refresh_token,
    ...secret,
    ...(scope === undefined ? {} : { scope }),
  };
}

/** Scopes as the vendor takes them. None at all would mean all of them to it, which is not what an empty list says. */
export function scopeOf(scope: readonly unknown[]): string {
  const isList = Array.isArray(scope) && scope.length > 0;
  if (isList && scope.every((each) => typeof each === "string" && /^[\x21-\x7e]+$/.test(each))) return scope.join(" ");
  throw new TypeError("scope must be a list of scopes that is not empty; left out it means all");
}

function secretOf({ clientSecret }: WithSecret): { readonly client_secret: string } {
  return { client_secret: textOf("clientSecret", clientSecret) };
}

function maybeSecretOf({ clientSecret }: MaybeSecret): { readonly client_secret?: string } {
  return clientSecret === undefined ? {} : { client_secret: textOf("clientSecret", clientSecret) };
}

/** Text of an option. Throws `TypeError` that names it. */
export function textOf(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new TypeError(`${name} must be text that is not empty`);
}
