import { createRequire } from "node:module";
import type { Api } from "../api.js";
import { readDocument } from "../document/api-document.js";
import { playIn } from "../open-world.js";
import type { ScenarioApi } from "../run-scenarios.js";
import { vaultspayScenarios } from "../scenarios/vaultspay/index.js";
import { vaultspayDialect } from "./dialect.js";
import { createVaultsPayTenancy } from "./tenancy.js";
import { openVaultsPayWorld } from "./world.js";

/** VaultsPay as far as scenarios need it: nobody has told the engine yet how to make cases of it. */
export type VaultsPayApi = ScenarioApi & Pick<Api, "credentialNames" | "faultOnly" | "name" | "probe" | "tenancy">;

/** How calls are made. */
export interface VaultsPayApiOptions {
  /** `off` asks a test environment for no encryption. Default on. */
  readonly encryption?: "off" | "on";
}

/** VaultsPay, by the document this version of the package was made with. */
export function createVaultsPayApi({ encryption = "on" }: VaultsPayApiOptions = {}): VaultsPayApi {
  // Node 20 prints a warning for an import of JSON.
  const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/vaultspay.json");
  return {
    name: "vaultspay",
    probe: "/v1/ping",
    document: readDocument(bundle),
    dialect: vaultspayDialect,
    tenancy: () => createVaultsPayTenancy(encryption),
    credentialNames: ["clientId", "clientSecret", "deviceId", "publicKey", "keyWrap", "encryption"],
    scenarios: vaultspayScenarios,
    faultOnly: new Map([
      [1001, "the text names no resource that only some may reach"],
      [1008, "the text names no privileges"],
    ]),
    play: (scenario, stage) => playIn(openVaultsPayWorld, scenario, stage),
  };
}
