import { at } from "../json.js";
import { makeKeyPair } from "../make-key-pair.js";
import { type Tenancy, textAt } from "../sandbox-environment.js";
import { sandboxAbilities } from "./sandbox-abilities.js";

/** How customers of Anytime come about in a sandbox. All tenants of a tenancy share one key pair. */
export function createAnytimeTenancy(): Tenancy {
  // Making a pair takes longer than a scenario.
  let keys: ReturnType<typeof makeKeyPair> | undefined;
  const pair = () => {
    keys ??= makeKeyPair();
    return keys;
  };
  return {
    api: "anytime",
    offers: [
      "addresses",
      "books",
      "faults",
      "kyc",
      "limits",
      "messages",
      "money",
      "neighbour",
      "payments",
      "rates",
      "transfers",
    ],
    settings: async (isStrict) => ({ publicKey: (await pair()).publicKey, checkSignature: isStrict }),
    credentials: async (tenant) => ({
      clientId: textAt(tenant, "settings", "clientId"),
      clientSecret: textAt(tenant, "settings", "clientSecret"),
      username: textAt(tenant, "settings", "username"),
      password: textAt(tenant, "settings", "password"),
      privateKey: (await pair()).privateKey,
    }),
    usernameOf: (credentials) => String(at(credentials, "username") ?? ""),
    abilities: sandboxAbilities,
  };
}
