import type { ClientOptions, Target } from "@openissuing/client";
import type { FetchLayer } from "@openissuing/signing";

/** `CryptoKey`, by a name that Node's types have too: they lack the global one. */
type WebCryptoKey = Parameters<typeof crypto.subtle.exportKey>[1];

/** What the vendor sends to a new customer. */
export interface AnytimeCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Also what answers and webhooks are verified with. */
  readonly username: string;
  readonly password: string;
}

/** Where to send: one of the vendor's environments, or any other server by its address. */
export type AnytimeTarget = Target<"production" | "sandbox">;

/** Options of `createAnytimeClient`. */
export type AnytimeOptions = AnytimeTarget &
  ClientOptions & {
    readonly credentials: AnytimeCredentials;
    /** RSA private key: PEM text (PKCS#8 or PKCS#1, not encrypted) or a `CryptoKey`. Imported at the first call. */
    readonly privateKey: string | WebCryptoKey;
    /** Outermost layer, made by `logRequests`: it tells each call once, secrets and card data masked. */
    readonly log?: FetchLayer | undefined;
    /** A value never used before, printable ASCII without spaces. Default: 160 random bits as 40 hex digits. */
    readonly createValidationData?: (() => string) | undefined;
  };

/** The vendor's addresses. */
export const environments = {
  production: "https://ws.anyti.me",
  sandbox: "https://ws-sandbox.anyti.me",
} as const;

/** Throws `TypeError` that names the credential at fault, never its value. */
export function checkCredentials(credentials: AnytimeCredentials): AnytimeCredentials {
  for (const name of ["clientId", "clientSecret", "username", "password"] as const) {
    const value: unknown = credentials?.[name];
    if (typeof value !== "string" || value === "")
      throw new TypeError(`credentials.${name} must be text that is not empty`);
  }
  return credentials;
}

/** Throws `TypeError` when no key was given; whether it serves, its import tells at the first call. */
export function checkPrivateKey(key: string | WebCryptoKey): string | WebCryptoKey {
  if ((typeof key === "string" && key.trim() !== "") || key instanceof CryptoKey) return key;
  throw new TypeError("privateKey must be PEM text or a CryptoKey");
}
