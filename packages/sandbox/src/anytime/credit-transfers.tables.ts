import type { components } from "@openissuing/anytime";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";

type Schemas = components["schemas"];
const status: Column<Schemas["CreditTransferStatus"]> = { kind: "text", isNullable: false };
const accountType: Column<Schemas["AccountType"]> = { kind: "text", isNullable: false };

/**
 * Credit transfers. `amount` is in minor units; `starts_at` and `executes_at` are when it goes into progress and is
 * executed unless something comes between; `txid` is its line in the statements of the sender.
 */
export const transferTable = table(
  "anytime_credit_transfer",
  {
    tenant: text(),
    internal_id: integer(),
    sender_account_id: integer(),
    sender_account_type: accountType,
    beneficiary_name: text(),
    beneficiary_iban: text(),
    beneficiary_swift: text(),
    reason: text(),
    source_reason: text(),
    status,
    amount: integer(),
    currency: text(),
    txid: integer(),
    created_at: integer(),
    starts_at: integer(),
    executes_at: integer(),
    executed_at: nullable(integer()),
    execution_reference: nullable(text()),
  },
  {
    primaryKey: ["tenant", "internal_id"],
    indexes: [
      ["tenant", "sender_account_id", "internal_id"],
      ["tenant", "status", "executes_at"],
    ],
  },
);
export type TransferRow = RowOf<typeof transferTable>;

const { prepare } = queriesOver(transferTable);

export const insertTransfer = insertInto(transferTable);

export const selectTransfer = prepare((db, p: { tenant: string; internal_id: number }) =>
  db
    .selectFrom("anytime_credit_transfer")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("internal_id", "=", p.internal_id),
);

export const selectTransfersOf = prepare((db, p: { tenant: string; acc_id: number }) =>
  db
    .selectFrom("anytime_credit_transfer")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("sender_account_id", "=", p.acc_id)
    .orderBy("internal_id"),
);

/** Transfers whose moment has come. One that never started, because the clock jumped, is among them. */
export const selectDueTransfers = prepare((db, p: { tenant: string; now: number }) =>
  db
    .selectFrom("anytime_credit_transfer")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("status", "in", ["To execute", "In progress"])
    .where("executes_at", "<=", p.now)
    .orderBy("executes_at")
    .orderBy("internal_id"),
);

export const startTransfers = prepare((db, p: { tenant: string; now: number }) =>
  db
    .updateTable("anytime_credit_transfer")
    .set({ status: "In progress" })
    .where("tenant", "=", p.tenant)
    .where("status", "=", "To execute")
    .where("starts_at", "<=", p.now),
);

/** Gives a transfer its last status. */
export const finishTransfer = prepare(
  (
    db,
    p: {
      tenant: string;
      internal_id: number;
      status: TransferRow["status"];
      executed_at: number | null;
      execution_reference: string | null;
    },
  ) =>
    db
      .updateTable("anytime_credit_transfer")
      .set({ status: p.status, executed_at: p.executed_at, execution_reference: p.execution_reference })
      .where("tenant", "=", p.tenant)
      .where("internal_id", "=", p.internal_id),
);
