import { createHash } from "node:crypto";
import type { components } from "@openissuing/anytime";
import { defineAction } from "../core/action.js";
import { defineJob } from "../core/job.js";
import type { AccountRow } from "./accounts.tables.js";
import { fault } from "./fault.js";
import { findAccount } from "./find-account.js";
import {
  deleteKycFile,
  insertKycFile,
  kycFileTable,
  selectKycFile,
  selectKycFiles,
  updateKycFile,
} from "./kyc.tables.js";
import { judgeFile } from "./kyc-files.js";
import { judgeKyc, type KycFileState, type KycVerdict } from "./kyc-status.js";
import type { AnytimeHandler, AnytimeScene, Parts } from "./types.js";

type Kyc = components["schemas"]["Kyc"];
type Books = Pick<AnytimeScene, "tenant" | "tx">;

/** How long a check takes, in milliseconds of tenant time. */
const checkTakes = 600_000;

// The types are the names of the fields without their first word.
const fields = [
  "user_selfie",
  "user_identity",
  "user_identity_back",
  "user_passport",
  "user_dom_1",
  "user_identity_host",
  "user_identity_back_host",
  "user_dom_host",
  "user_affidavit",
  "corp_status",
  "corp_kbis",
] as const;

/** Whether an account handed in any file at all: 4510210, 4510320 or 4510330 otherwise, by operation. */
export async function hasKycFiles({ tenant, tx }: Books, acc_id: number): Promise<boolean> {
  return (await tx.all(selectKycFiles, { tenant: tenant.id, acc_id })).length > 0;
}

/** What an account proved so far. */
export async function kycOf({ tenant, tx }: Books, { acc_id, acc_type }: AccountRow): Promise<KycVerdict> {
  const files = await tx.all(selectKycFiles, { tenant: tenant.id, acc_id });
  return judgeKyc(acc_type, new Map(files.map(({ status, type }) => [type, status])));
}

export const getKyc: AnytimeHandler<"getKyc"> = async ({ path, tenant, tx }) => {
  const account = await findAccount({ tenant, tx }, path.id);
  return account ? { status: 200, body: await report({ tenant, tx }, account) } : fault(4030210);
};

export const uploadKyc: AnytimeHandler<"uploadKyc"> = async (call) => {
  const { files, path } = call;
  const account = await findAccount(call, path.id);
  if (!account) return fault(4030210);
  const sent = fields.filter((field) => files[field]);
  if (account.acc_type === "consumer" && sent.some((field) => field.startsWith("corp_"))) return fault(4030212);

  const files_status: components["schemas"]["KycFileStatusMap"] = {};
  for (const field of sent) {
    const file = files[field];
    if (!file) continue;
    const outcome = judgeFile(file);
    files_status[field] = outcome;
    if (outcome.status === 0) await keep(call, path.id, field.slice("user_".length), file.bytes);
  }
  return { status: 200, body: { files_status } };
};

const reviewKyc = defineJob(
  "anytime.reviewKyc",
  async (scene: AnytimeScene, { acc_id, upload }: { acc_id: number; upload: number }) => {
    const files = await scene.tx.all(selectKycFiles, { tenant: scene.tenant.id, acc_id });
    const isWaiting = files.some((file) => file.upload === upload && file.status === "pending");
    if (isWaiting) await decide(scene, acc_id, upload, "accepted");
  },
);

const reviewKycFile = defineAction({
  name: "reviewKycFile",
  summary: "A KYC file passes or fails its check at once; without a type, every file that waits.",
  schema: {
    type: "object",
    required: ["acc_id", "verdict"],
    additionalProperties: false,
    properties: {
      acc_id: { type: "integer", minimum: 1 },
      type: { type: "string", nullable: true },
      verdict: { type: "string", enum: ["accepted", "refused"] },
    },
  },
  run: async (scene: AnytimeScene, input: { acc_id: number; type?: string; verdict: "accepted" | "refused" }) => {
    const { acc_id, type, verdict } = input;
    const account = await findAccount(scene, acc_id);
    if (!account) throw fault(4030210);
    const files = await scene.tx.all(selectKycFiles, { tenant: scene.tenant.id, acc_id });
    const chosen = files.filter((file) => (typeof type === "string" ? file.type === type : file.status === "pending"));
    if (chosen.length === 0) throw fault(4000210, "The account has no such file.");
    for (const { upload } of chosen) await decide(scene, acc_id, upload, verdict);
    return report(scene, account);
  },
});

const readKycFile = defineAction({
  name: "readKycFile",
  summary: "The KYC file of a type as it was handed in: its size, SHA-256 in hex and content in base64.",
  schema: {
    type: "object",
    required: ["acc_id", "type"],
    additionalProperties: false,
    properties: { acc_id: { type: "integer", minimum: 1 }, type: { type: "string" } },
  },
  run: async ({ tenant, tx }: AnytimeScene, { acc_id, type }: { acc_id: number; type: string }) => {
    const file = await tx.first(selectKycFile, { tenant: tenant.id, acc_id, type });
    if (!file) throw fault(4000210, "The account has no such file.");
    const { content, sha256, size } = file;
    return { type, size, sha256, content: Buffer.from(content).toString("base64") };
  },
});

async function keep(
  { ids, now, schedule, tenant, tx }: Pick<AnytimeScene, "ids" | "now" | "schedule" | "tenant" | "tx">,
  acc_id: number,
  type: string,
  content: Uint8Array,
): Promise<void> {
  const upload = await ids.next("kyc_upload");
  await tx.run(deleteKycFile, { tenant: tenant.id, acc_id, type });
  await tx.run(insertKycFile, {
    tenant: tenant.id,
    acc_id,
    type,
    upload,
    status: "pending",
    uploaded_at: now,
    size: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
    content,
  });
  await schedule(reviewKyc, { at: now + checkTakes, payload: { acc_id, upload } });
}

const decide = ({ tenant, tx }: Books, acc_id: number, upload: number, status: KycFileState) =>
  tx.run(updateKycFile, { tenant: tenant.id, acc_id, upload, status });

async function report({ tenant, tx }: Books, account: AccountRow): Promise<Kyc> {
  const files = await tx.all(selectKycFiles, { tenant: tenant.id, acc_id: account.acc_id });
  const { missing, status } = await kycOf({ tenant, tx }, account);
  const listed = (state: KycFileState) =>
    files
      .filter((file) => file.status === state)
      .map(({ type, uploaded_at }) => ({
        type,
        url: `https://files.example.com/kyc/${account.acc_id}/${type}`,
        uploaded_at: String(Math.floor(uploaded_at / 1000)),
      }));
  return {
    status,
    "uploaded-kyc-status": { accepted: listed("accepted"), pending: listed("pending"), refused: listed("refused") },
    "missing-kyc-types": [...missing],
  };
}

export const kycParts: Parts = { tables: [kycFileTable], jobs: [reviewKyc], actions: [reviewKycFile, readKycFile] };
