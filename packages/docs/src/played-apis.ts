/** APIs that the sandbox plays and the contract tests know, by the packages of their clients. */
export const playedApis: ReadonlyMap<string, string> = new Map([
  ["@openissuing/anytime", "anytime"],
  ["@openissuing/brocard", "brocard"],
  ["@openissuing/vaultspay", "vaultspay"],
]);
