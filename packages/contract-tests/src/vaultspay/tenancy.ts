import { makeKeyPair } from "../make-key-pair.js";
import { type Tenancy, textAt } from "../sandbox-environment.js";
import type { Credentials } from "./abilities.js";
import { sandboxAbilities } from "./sandbox-abilities.js";

/**
 * How customers of VaultsPay come about in a sandbox: each is a company with app keys of its own. All companies of a
 * tenancy share the provider's key pair. `encryption`: whether their calls are encrypted.
 */
export function createVaultsPayTenancy(encryption: "off" | "on"): Tenancy {
  // Making a pair takes longer than a scenario.
  let keys: ReturnType<typeof makeKeyPair> | undefined;
  const pair = () => {
    keys ??= makeKeyPair();
    return keys;
  };
  return {
    api: "vaultspay",
    offers: [
      "accounts",
      "books",
      "cards",
      "company",
      "config",
      "faults",
      "kyc",
      "money",
      "neighbour",
      "payments",
      "sessions",
      "transfers",
      "users",
    ],
    isUnsigned: true,
    settings: async () => ({ privateKey: (await pair()).privateKey }),
    credentials: async (tenant): Promise<Credentials> => ({
      clientId: textAt(tenant, "settings", "clientId"),
      clientSecret: textAt(tenant, "settings", "clientSecret"),
      deviceId: textAt(tenant, "settings", "deviceId"),
      publicKey: textAt(tenant, "settings", "publicKey"),
      webhookSecret: textAt(tenant, "settings", "webhookSecret"),
      encryption,
    }),
    usernameOf: () => "",
    abilities: sandboxAbilities,
  };
}
