import type { ClientOptions, Target } from "@openissuing/client";
import type { FetchLayer, VaultsPayEncryption } from "@openissuing/signing";

/** Where to send: production, the vendor's test environment (UAT), or any other server by its address. */
export type VaultsPayTarget = Target<"production" | "uat">;

/** Options of `createVaultsPayClient`. */
export type VaultsPayOptions = VaultsPayTarget &
  VaultsPayEncryption &
  ClientOptions & {
    /** From the dashboard, as is the secret. */
    readonly clientId: string;
    readonly clientSecret: string;
    /** Number of the SaaS app, such as `17`. */
    readonly deviceId: string;
    /** Default: `SAAS`. */
    readonly deviceOs?: string | undefined;
    /** Outermost layer, made by `logRequests`: it tells each call once, before encryption, secrets and card data masked. */
    readonly log?: FetchLayer | undefined;
  };

/** The vendor's addresses. */
export const environments = {
  production: "https://rest.vaultspay.com",
  uat: "https://api.vaultspay.dev",
} as const;

/** Throws `TypeError` that names the credential at fault, never its value. */
export function checkCredentials({ clientId, clientSecret }: VaultsPayOptions): {
  readonly clientId: string;
  readonly clientSecret: string;
} {
  for (const [name, value] of Object.entries<unknown>({ clientId, clientSecret })) {
    if (typeof value !== "string" || value === "") throw new TypeError(`${name} must be text that is not empty`);
  }
  return { clientId, clientSecret };
}
