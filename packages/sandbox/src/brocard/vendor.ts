import { createRequire } from "node:module";
import { Fault } from "../core/fault.js";
import { createRateLimits } from "../core/rate-limits.js";
import type { Reason, Vendor, VendorKit } from "../core/vendor.js";
import { createDeveloperZone } from "./developer-zone.js";
import { createBrocardEdge } from "./edge.js";
import { envelope, isStatus, refusal } from "./envelope.js";
import { guards, handlers, parts } from "./index.js";
import { profileTable, selectProfile } from "./profile.tables.js";
import { createReview } from "./review.js";

/** Brocard, for `createSandbox`. `bundle`: the document as `JSON.parse` gives it; default the published one. */
export function brocard(bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/brocard.json")): VendorKit {
  return {
    name: "brocard",
    tables: [profileTable, ...parts.flatMap(({ tables = [] }) => tables)],
    create: ({ store, tenants }): Vendor => {
      const limits = createRateLimits();
      return {
        name: "brocard",
        document: bundle,
        handlers,
        requests: "nested",
        review: createReview(guards),
        jobs: parts.flatMap(({ jobs = [] }) => jobs),
        actions: parts.flatMap(({ actions = [] }) => actions),
        pages: [],
        credentialTables: [profileTable.name],
        edge: createBrocardEdge({ store, tenants, limits }),
        accounts: createDeveloperZone((tenant) => limits.forget(tenant)),
        refuse: (reason) => new Fault(statusOf(reason)),
        hasCode: isStatus,
        seal: envelope,
        sealFault: refusal,
        // Nothing is signed and nothing is added: the body is the message.
        addressOf: async (tx, tenant, event) => {
          const profile = event === "otp_code" ? await tx.first(selectProfile, { tenant: tenant.id }) : undefined;
          return profile?.otp_webhook_url ?? null;
        },
        sealEvent: (_tx, _content, _event, body) => JSON.stringify(body),
      };
    },
  };
}

function statusOf(reason: Reason): number {
  switch (reason.kind) {
    case "noRoute":
      return 404;
    case "wrongMethod":
      return 405;
    case "malformed":
    case "parameters":
      return 400;
    case "timeout":
      return 408;
    case "unexpected":
      return 500;
  }
}
