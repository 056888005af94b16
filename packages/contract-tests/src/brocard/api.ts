import { createRequire } from "node:module";
import type { Api } from "../api.js";
import { readDocument } from "../document/api-document.js";
import { playIn } from "../open-world.js";
import { brocardProbes } from "../probes/brocard/index.js";
import { notApplicable } from "../probes/brocard/not-applicable.js";
import { brocardScenarios } from "../scenarios/brocard/index.js";
import { brocardDialect } from "./dialect.js";
import { createBrocardKit } from "./kit.js";
import { createBrocardTenancy } from "./tenancy.js";
import { openBrocardWorld } from "./world.js";

/** Brocard, by the document this version of the package was made with. */
export function createBrocardApi(): Api {
  // Node 20 prints a warning for an import of JSON.
  const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/brocard.json");
  const document = readDocument(bundle);
  return {
    name: "brocard",
    probe: "/api/v2/balance",
    document,
    dialect: brocardDialect,
    tenancy: createBrocardTenancy,
    credentialNames: ["apiKey"],
    kit: createBrocardKit(document),
    probes: brocardProbes,
    notApplicable,
    scenarios: brocardScenarios,
    // There are no error codes.
    faultOnly: new Map(),
    play: (scenario, stage) => playIn(openBrocardWorld, scenario, stage),
  };
}
