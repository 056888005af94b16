import { createRequire } from "node:module";
import type { Api } from "../api.js";
import { readDocument } from "../document/api-document.js";
import { playIn } from "../open-world.js";
import { anytimeProbes } from "../probes/anytime/index.js";
import { faultOnlyCodes } from "../scenarios/anytime/fault-only-codes.js";
import { anytimeScenarios } from "../scenarios/anytime/index.js";
import { anytimeDialect } from "./dialect.js";
import { createAnytimeKit } from "./kit.js";
import { createAnytimeTenancy } from "./tenancy.js";
import { openAnytimeWorld } from "./world.js";

/** Anytime, by the document this version of the package was made with. */
export function createAnytimeApi(): Api {
  // Node 20 prints a warning for an import of JSON.
  const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/anytime.json");
  const document = readDocument(bundle);
  return {
    name: "anytime",
    probe: "/v1.0/apicheck",
    document,
    dialect: anytimeDialect,
    tenancy: createAnytimeTenancy,
    credentialNames: ["clientId", "clientSecret", "username", "password", "privateKey"],
    kit: createAnytimeKit(document, faultOnlyCodes),
    probes: anytimeProbes,
    scenarios: anytimeScenarios,
    faultOnly: faultOnlyCodes,
    play: (scenario, stage) => playIn(openAnytimeWorld, scenario, stage),
  };
}
