import { createRequire } from "node:module";
import { signVaultsPayWebhook } from "@openissuing/signing";
import { readErrorCodes } from "../core/error-codes.js";
import type { Fault } from "../core/fault.js";
import { createRateLimits } from "../core/rate-limits.js";
import type { Reason, Vendor, VendorKit } from "../core/vendor.js";
import { createDeveloperZone } from "./developer-zone.js";
import { createVaultsPayEdge } from "./edge.js";
import { answerText } from "./eight-decimals.js";
import { bodyLimit, createEncryption } from "./encryption.js";
import { refusal } from "./envelope.js";
import { badRequest } from "./fault.js";
import { handlers, parts } from "./index.js";
import { createMembers } from "./members.js";
import { profileTable, selectProfile } from "./profile.tables.js";
import { review } from "./review.js";

/** VaultsPay, for `createSandbox`. `bundle`: the document as `JSON.parse` gives it; default the published one. */
export function vaultspay(
  bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/vaultspay.json"),
): VendorKit {
  return {
    name: "vaultspay",
    tables: [profileTable, ...parts.flatMap(({ tables = [] }) => tables)],
    create: ({ store, tenants }): Vendor => {
      const codes = readErrorCodes(bundle);
      const members = createMembers(store);
      const limits = createRateLimits();
      const forget = (tenant: string) => {
        members.forget(tenant);
        limits.forget(tenant);
      };
      return {
        name: "vaultspay",
        document: bundle,
        handlers,
        requests: "nested",
        bodyLimit,
        review,
        wrapping: createEncryption(members),
        jobs: parts.flatMap(({ jobs = [] }) => jobs),
        actions: parts.flatMap(({ actions = [] }) => actions),
        pages: [],
        credentialTables: [profileTable.name],
        edge: createVaultsPayEdge({ tenants, members, limits }),
        accounts: createDeveloperZone({
          forget,
          found: async (scene) => {
            for (const { found } of parts) await found?.(scene);
          },
        }),
        refuse,
        hasCode: (code) => codes.has(code),
        seal: ({ operationId }, body) => answerText(operationId, body),
        sealFault: (_content, fault) => refusal(codes, fault),
        webhookAttempts: 3,
        sealEvent: async (tx, { tenant }, _event, message) => {
          const profile = tenant && (await tx.first(selectProfile, { tenant: tenant.id }));
          if (!profile) throw new Error("a webhook belongs to a tenant with a profile");
          const body = JSON.stringify(message);
          const signature = await signVaultsPayWebhook(profile.webhook_secret, new TextEncoder().encode(body));
          return { body, headers: { "VaultsPay-Signature": signature } };
        },
      };
    },
  };
}

/** The text has no code for what leads nowhere: it is a request that cannot be carried out (inferred). */
function refuse(reason: Reason): Fault {
  switch (reason.kind) {
    case "noRoute":
      return badRequest("There is no such path");
    case "wrongMethod":
      return badRequest("The path does not take this method");
    case "malformed":
      return badRequest("The request is not valid HTTP");
    case "parameters":
      return badRequest(reason.problem);
    case "timeout":
      return badRequest("The request took too long");
    case "unexpected":
      return badRequest("The request cannot be carried out");
  }
}
