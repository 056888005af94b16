import { createRequire } from "node:module";
import { readErrorCodes } from "../core/error-codes.js";
import type { Fault } from "../core/fault.js";
import type { Tx } from "../core/store/store.js";
import type { Content, Reason, Vendor, VendorKit } from "../core/vendor.js";
import { credentialsTable, tokenTable, validationDataTable } from "./credentials.tables.js";
import { createDeveloperZone } from "./developer-zone.js";
import { createAnytimeEdge } from "./edge.js";
import { envelope, type Stamp, webhookEnvelope } from "./envelope.js";
import { fault } from "./fault.js";
import { handlers, parts } from "./index.js";
import { createMembers, type Member } from "./members.js";
import { createRateLimits } from "./rate-limits.js";

const cardOperations = /^\/v1\.0\/(?:cards|orders)(?:\/|$)/;

/** Anytime, for `createSandbox`. `bundle`: the document as `JSON.parse` gives it; default the published one. */
export function anytime(bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/anytime.json")): VendorKit {
  const ownTables = [credentialsTable, tokenTable, validationDataTable];
  return {
    name: "anytime",
    tables: [...ownTables, ...parts.flatMap(({ tables = [] }) => tables)],
    create: ({ store, tenants }): Vendor => {
      const codes = readErrorCodes(bundle);
      const members = createMembers(store);
      const limits = createRateLimits();
      const forget = (tenant: string) => {
        members.forget(tenant);
        limits.forget(tenant);
      };

      async function stampOf(content: Content, tx?: Tx): Promise<Stamp> {
        const member = content.tenant && (await members.get(content.tenant.id, tx));
        return stamp(content, member);
      }

      return {
        name: "anytime",
        document: bundle,
        handlers,
        jobs: parts.flatMap(({ jobs = [] }) => jobs),
        actions: parts.flatMap(({ actions = [] }) => actions),
        pages: parts.flatMap(({ pages = [] }) => pages),
        credentialTables: [credentialsTable.name],
        edge: createAnytimeEdge({ store, tenants, members, limits }),
        accounts: createDeveloperZone(forget),
        refuse,
        hasCode: (code) => codes.has(code),
        seal: (content, body) => {
          const text = JSON.stringify(body);
          const member = content.tenant && members.known(content.tenant.id);
          return member
            ? envelope(stamp(content, member), text)
            : stampOf(content).then((made) => envelope(made, text));
        },
        sealFault: async (content, refusal) => {
          const known = codes.get(refusal.code) ?? codes.get(5000010);
          const message = refusal.message || known?.meaning || "";
          const error = { code: known?.code, message, exception: known?.exception };
          return {
            status: known?.status ?? 500,
            headers: { "content-type": "application/json" },
            body: envelope(await stampOf(content), JSON.stringify({ error })),
          };
        },
        sealEvent: async (tx, content, event, body) => {
          const made = await stampOf(content, tx);
          // The card message names itself in its body, the other one beside it.
          return event === "card_last_tx" ? webhookEnvelope(made, body) : webhookEnvelope(made, body, event);
        },
      };
    },
  };
}

const stamp = ({ requestId, now }: Content, member: Member | undefined): Stamp => ({
  requestId,
  now,
  username: member?.credentials.username ?? "",
});

function refuse(reason: Reason): Fault {
  switch (reason.kind) {
    case "noRoute":
      return refuseVersion(reason.path) ?? fault(4040010);
    case "wrongMethod":
      return fault(4050010);
    case "parameters":
      // Two codes for one thing; the text divides them by resource.
      return fault(cardOperations.test(reason.path) ? 4000310 : 4000210, reason.problem);
    case "malformed":
      return fault(4000210, "The request is not valid HTTP.");
    case "timeout":
      return fault(4080010);
    case "unexpected":
      return fault(5000010);
  }
}

/** The version is the first segment of every path but the token's: `v<major>.<minor>`, and only 1.0 exists. */
function refuseVersion(path: string): Fault | undefined {
  const version = /^\/(v[^/]*)/.exec(path)?.[1];
  if (version === undefined || version === "v1.0") return undefined;
  return /^v\d{1,9}\.\d{1,9}$/.test(version) ? fault(4000011) : fault(4000010);
}
