import { insertInto, queriesOver } from "../core/store/query.js";
import { bytes, type Column, integer, type RowOf, table, text } from "../core/store/table.js";
import type { KycFileState } from "./kyc-status.js";

const state: Column<KycFileState> = { kind: "text", isNullable: false };

/** The file an account handed in last of each type. `upload` tells a replaced file from its successor. */
export const kycFileTable = table(
  "anytime_kyc_file",
  {
    tenant: text(),
    acc_id: integer(),
    type: text(),
    upload: integer(),
    status: state,
    uploaded_at: integer(),
    size: integer(),
    sha256: text(),
    content: bytes(),
  },
  { primaryKey: ["tenant", "acc_id", "type"] },
);
export type KycFileRow = RowOf<typeof kycFileTable>;

const { prepare } = queriesOver(kycFileTable);

export const insertKycFile = insertInto(kycFileTable);

/** Every file of an account without its bytes, in the order of arrival. */
export const selectKycFiles = prepare((db, p: { tenant: string; acc_id: number }) =>
  db
    .selectFrom("anytime_kyc_file")
    .select(["type", "upload", "status", "uploaded_at", "size", "sha256"])
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .orderBy("upload"),
);

export const selectKycFile = prepare((db, p: { tenant: string; acc_id: number; type: string }) =>
  db
    .selectFrom("anytime_kyc_file")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .where("type", "=", p.type),
);

export const deleteKycFile = prepare((db, p: { tenant: string; acc_id: number; type: string }) =>
  db
    .deleteFrom("anytime_kyc_file")
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .where("type", "=", p.type),
);

/** Changes nothing when the file was replaced since. */
export const updateKycFile = prepare(
  (db, p: { tenant: string; acc_id: number; upload: number; status: KycFileState }) =>
    db
      .updateTable("anytime_kyc_file")
      .set({ status: p.status })
      .where("tenant", "=", p.tenant)
      .where("acc_id", "=", p.acc_id)
      .where("upload", "=", p.upload),
);
