import type { Environment } from "./environment.js";

/**
 * A server that nothing but its API is known of: a vendor's test environment, a fake of a team. All scenarios share
 * these credentials and what they create stays; scenarios that need more than the API are skipped.
 */
export function createPlainEnvironment(baseUrl: string, credentials: object): Environment {
  return {
    name: `server at ${baseUrl}`,
    isolates: false,
    offers: new Set(),
    reasonAgainst: () => "only the control API of a sandbox can do this (--control-url)",
    open: async () => ({ credentials, abilities: {}, isStrict: true, close: async () => undefined }),
    close: async () => undefined,
  };
}
