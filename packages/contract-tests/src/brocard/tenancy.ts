import { type Tenancy, textAt } from "../sandbox-environment.js";
import { sandboxAbilities } from "./sandbox-abilities.js";

/** How customers of Brocard come about in a sandbox: each is a company whose key belongs to its team owner. */
export function createBrocardTenancy(): Tenancy {
  return {
    api: "brocard",
    offers: ["books", "company", "deferral", "faults", "keys", "money", "neighbour", "otp", "payments", "topUps"],
    isUnsigned: true,
    settings: async () => ({}),
    credentials: async (tenant) => ({ apiKey: textAt(tenant, "settings", "apiKey") }),
    usernameOf: () => "",
    abilities: sandboxAbilities,
  };
}
