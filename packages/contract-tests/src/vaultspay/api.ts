import { createRequire } from "node:module";
import type { Api } from "../api.js";
import { readDocument } from "../document/api-document.js";
import { playIn } from "../open-world.js";
import { vaultspayProbes } from "../probes/vaultspay/index.js";
import { notApplicable } from "../probes/vaultspay/not-applicable.js";
import { vaultspayScenarios } from "../scenarios/vaultspay/index.js";
import { vaultspayDialect } from "./dialect.js";
import { createVaultsPayKit } from "./kit.js";
import { createVaultsPayTenancy } from "./tenancy.js";
import { openVaultsPayWorld } from "./world.js";

/** How calls are made. */
export interface VaultsPayApiOptions {
  /** `off` asks a test environment for no encryption. Default on. */
  readonly encryption?: "off" | "on";
}

/** Codes that nothing but an injected fault brings about. */
const faultOnly: ReadonlyMap<number, string> = new Map([
  [1001, "the text names no resource that only some may reach"],
  [1008, "the text names no privileges"],
]);

/** VaultsPay, by the document this version of the package was made with. */
export function createVaultsPayApi({ encryption = "on" }: VaultsPayApiOptions = {}): Api {
  // Node 20 prints a warning for an import of JSON.
  const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/vaultspay.json");
  const document = readDocument(bundle);
  return {
    name: "vaultspay",
    probe: "/v1/ping",
    document,
    dialect: vaultspayDialect,
    tenancy: () => createVaultsPayTenancy(encryption),
    credentialNames: ["clientId", "clientSecret", "deviceId"],
    // The key is needed unless encryption is off, which only its value tells.
    optionalCredentials: ["publicKey", "keyWrap", "encryption"],
    scenarios: vaultspayScenarios,
    faultOnly,
    kit: createVaultsPayKit(document, faultOnly),
    probes: vaultspayProbes,
    notApplicable,
    play: (scenario, stage) => playIn(openVaultsPayWorld, scenario, stage),
  };
}
