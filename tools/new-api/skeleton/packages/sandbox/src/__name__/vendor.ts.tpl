import { createRequire } from "node:module";
import { Fault } from "../core/fault.js";
import type { Reason, Vendor, VendorKit } from "../core/vendor.js";
import { createDeveloperZone } from "./developer-zone.js";
import { create{{Name}}Edge } from "./edge.js";
import { handlers } from "./index.js";
import { profileTable } from "./profile.tables.js";
import { createRefusal, isStatus } from "./refusals.js";

/** {{title}}, for `createSandbox`. `bundle`: the document as `JSON.parse` gives it; default the published one. */
export function {{variable}}(bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/{{name}}.json")): VendorKit {
  return {
    name: "{{name}}",
    tables: [profileTable],
    create: ({ store, tenants }): Vendor => ({
      name: "{{name}}",
      document: bundle,
      handlers,
      // Bodies are JSON; what is wrong with one is for `review` to refuse, once there is a handler behind it.
      requests: "nested",
      review: async (_call, violations) => (violations.length > 0 ? new Fault(422) : undefined),
      jobs: [],
      actions: [],
      pages: [],
      credentialTables: [profileTable.name],
      edge: create{{Name}}Edge(store, tenants),
      accounts: createDeveloperZone(),
      refuse: (reason) => new Fault(statusOf(reason)),
      hasCode: isStatus,
      seal: (_content, body) => JSON.stringify(body),
      sealFault: createRefusal(bundle),
      sealEvent: (_tx, _content, _event, body) => JSON.stringify(body),
    }),
  };
}

function statusOf({ kind }: Reason): number {
  const statuses = { noRoute: 404, wrongMethod: 405, malformed: 400, parameters: 422, timeout: 408, unexpected: 500 };
  return statuses[kind];
}
