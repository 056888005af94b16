import { createAnytimeApi } from "./anytime/api.js";
import type { Api } from "./api.js";
import { createBrocardApi } from "./brocard/api.js";
import { createVaultsPayApi } from "./vaultspay/api.js";

/** The APIs this version knows, by name. */
export const apis: Readonly<Record<string, () => Api>> = {
  anytime: createAnytimeApi,
  brocard: createBrocardApi,
  vaultspay: createVaultsPayApi,
};

/** Names of the APIs this version knows. */
export const apiNames: readonly string[] = Object.keys(apis);
