import { type Tenancy, textAt } from "../sandbox-environment.js";

/** How customers of {{title}} come about in a sandbox. */
export function create{{Name}}Tenancy(): Tenancy {
  return {
    api: "{{name}}",
    offers: [],
    isUnsigned: true,
    settings: async () => ({}),
    credentials: async (tenant) => ({ apiKey: textAt(tenant, "settings", "apiKey") }),
    usernameOf: () => "",
    abilities: () => ({}),
  };
}
