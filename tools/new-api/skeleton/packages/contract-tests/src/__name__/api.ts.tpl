import { createRequire } from "node:module";
import type { Api } from "../api.js";
import { readDocument } from "../document/api-document.js";
import { playIn } from "../open-world.js";
import { {{variable}}Scenarios } from "../scenarios/{{name}}/index.js";
import { {{variable}}Dialect } from "./dialect.js";
import { {{variable}}Kit } from "./kit.js";
import { create{{Name}}Tenancy } from "./tenancy.js";
import { open{{Name}}World } from "./world.js";

/** {{title}}, by the document this version of the package was made with. */
export function create{{Name}}Api(): Api {
  // Node 20 prints a warning for an import of JSON.
  const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/{{name}}.json");
  return {
    name: "{{name}}",
    probe: "{{filledPath}}",
    document: readDocument(bundle),
    dialect: {{variable}}Dialect,
    tenancy: create{{Name}}Tenancy,
    credentialNames: ["apiKey"],
    kit: {{variable}}Kit,
    probes: [],
    scenarios: {{variable}}Scenarios,
    faultOnly: new Map(),
    play: (scenario, stage) => playIn(open{{Name}}World, scenario, stage),
  };
}
