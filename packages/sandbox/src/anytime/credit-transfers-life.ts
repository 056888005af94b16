import type { components } from "@openissuing/anytime";
import { defineAction } from "../core/action.js";
import { defineJob } from "../core/job.js";
import { WORLD } from "../core/ledger.js";
import { decimalText } from "../core/money.js";
import type { AccountRow } from "./accounts.tables.js";
import {
  finishTransfer,
  selectDueTransfers,
  selectTransfer,
  startTransfers,
  type TransferRow,
} from "./credit-transfers.tables.js";
import { dateText, zonedDateTimeText } from "./dates.js";
import { fault } from "./fault.js";
import { findAccount, ledgerAccount } from "./find-account.js";
import { findIban, ownIban } from "./ibans.js";
import { recordStatement, settleStatement } from "./statements.js";
import type { AnytimeScene } from "./types.js";

/** Ledger account of the money that left its sender and has not arrived. */
export const inFlight = "transit:credit-transfers";

/** Rows of one webhook at most, by the text. */
const rowsOfWebhook = 100;

/** Starts and executes whatever is due, and tells all of it in as few webhooks as possible. */
export const advanceTransfers = defineJob("anytime.advanceTransfers", async (scene: AnytimeScene) => {
  const { now, tenant, tx } = scene;
  await tx.run(startTransfers, { tenant: tenant.id, now });
  const finished: TransferRow[] = [];
  for (const transfer of await tx.all(selectDueTransfers, { tenant: tenant.id, now })) {
    finished.push(await execute(scene, transfer));
  }
  await announce(scene, finished);
});

const one = {
  type: "object",
  required: ["internal_id"],
  additionalProperties: false,
  properties: { internal_id: { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER } },
} as const;

export const executeTransfer = defineAction({
  name: "executeTransfer",
  summary: "A credit transfer is executed now instead of later.",
  schema: one,
  run: async (scene: AnytimeScene, { internal_id }: { internal_id: number }) =>
    finish(scene, await execute(scene, await openTransfer(scene, internal_id))),
});

export const cancelTransfer = defineAction({
  name: "cancelTransfer",
  summary: "A credit transfer is cancelled before its execution; the money goes back to its sender.",
  schema: one,
  run: async (scene: AnytimeScene, { internal_id }: { internal_id: number }) =>
    finish(scene, await cancel(scene, await openTransfer(scene, internal_id))),
});

async function openTransfer({ tenant, tx }: AnytimeScene, internal_id: number): Promise<TransferRow> {
  const transfer = await tx.first(selectTransfer, { tenant: tenant.id, internal_id });
  if (!transfer) throw fault(4000210, "There is no such credit transfer.");
  const isOpen = transfer.status === "To execute" || transfer.status === "In progress";
  if (!isOpen) throw fault(4000210, `The credit transfer is ${transfer.status} already.`);
  return transfer;
}

async function finish(scene: AnytimeScene, transfer: TransferRow) {
  await announce(scene, [transfer]);
  return processedOf(transfer);
}

async function execute(scene: AnytimeScene, transfer: TransferRow): Promise<TransferRow> {
  const { amount, beneficiary_iban, currency, internal_id, sender_account_id: acc_id, txid } = transfer;
  const destination = await findIban(scene, beneficiary_iban);
  const receiver = destination && (await findAccount(scene, destination.acc_id));
  // The receiver may have changed its currency since: nothing is exchanged.
  if (receiver && receiver.acc_currency !== currency) return cancel(scene, transfer);

  const account = receiver ? ledgerAccount(receiver.acc_id) : WORLD;
  const { entries } = await scene.ledger.post({
    lines: [
      { account: inFlight, amount: -amount },
      { account, amount },
    ],
    currency,
    memo: `credit-transfer ${internal_id} executed`,
  });
  await settleStatement(scene, { acc_id, txid, status: "S", executed_at: scene.now });
  if (destination && receiver) {
    const virtual_iban = destination.kind === "own" ? {} : { virtual_iban: destination.iban };
    const arrived = { acc_id: receiver.acc_id, amount, balance: entries[1]?.balance_after ?? 0, currency };
    await recordStatement(scene, {
      ...arrived,
      ...virtual_iban,
      ...(await senderOf(scene, transfer)),
      date: scene.now,
    });
  }
  const execution_reference = String(await scene.ids.next("execution_reference", 123_456_789_123));
  return close(scene, { ...transfer, status: "Executed", executed_at: scene.now, execution_reference });
}

async function senderOf(scene: AnytimeScene, { reason, sender_account_id }: TransferRow) {
  const sender = await findAccount(scene, sender_account_id);
  const own = await ownIban(scene, sender_account_id);
  const bank = own ? { iban: own.iban, swift: own.swift } : {};
  return { description: `Transfer from ${sender ? nameOf(sender) : "unknown"}`, comment: reason, ...bank };
}

const nameOf = ({ corp_name, user_first_name, user_last_name }: AccountRow) =>
  corp_name || `${user_first_name} ${user_last_name}`;

async function cancel(scene: AnytimeScene, transfer: TransferRow): Promise<TransferRow> {
  const { amount, beneficiary_name, currency, internal_id, sender_account_id: acc_id, txid } = transfer;
  const { beneficiary_iban: iban, beneficiary_swift: swift, source_reason: comment } = transfer;
  const { entries } = await scene.ledger.post({
    lines: [
      { account: inFlight, amount: -amount },
      { account: ledgerAccount(acc_id), amount },
    ],
    currency,
    memo: `credit-transfer ${internal_id} cancelled`,
  });
  // Both lines are cancelled, so that whoever leaves cancelled ones out gets the right sum too.
  await settleStatement(scene, { acc_id, txid, status: "C", executed_at: null });
  const description = `Cancelled transfer to ${beneficiary_name}`;
  const back = { acc_id, amount, balance: entries[1]?.balance_after ?? 0, currency, description, date: scene.now };
  await recordStatement(scene, { ...back, status: "C", iban, swift, comment });
  return close(scene, { ...transfer, status: "Cancelled" });
}

async function close({ tenant, tx }: AnytimeScene, transfer: TransferRow): Promise<TransferRow> {
  const { executed_at, execution_reference, internal_id, status } = transfer;
  await tx.run(finishTransfer, { tenant: tenant.id, internal_id, status, executed_at, execution_reference });
  return transfer;
}

async function announce({ deliver }: AnytimeScene, finished: readonly TransferRow[]): Promise<void> {
  for (let first = 0; first < finished.length; first += rowsOfWebhook) {
    const rows = finished.slice(first, first + rowsOfWebhook).map(processedOf);
    await deliver("credit_transfer_processed", { key: "credit-transfers", body: { "credit-transfers": rows } });
  }
}

function processedOf(row: TransferRow): components["schemas"]["ProcessedCreditTransfer"] {
  return {
    internal_id: row.internal_id,
    sender_account_id: row.sender_account_id,
    sender_account_type: row.sender_account_type,
    creation_date: zonedDateTimeText(row.created_at),
    request_date: dateText(row.created_at),
    execution_date: row.executed_at === null ? null : dateText(row.executed_at),
    execution_reference: row.execution_reference,
    transaction_type: "ct",
    beneficiary_name: row.beneficiary_name,
    beneficiary_iban: row.beneficiary_iban,
    beneficiary_swift_code: row.beneficiary_swift,
    reason: row.reason,
    status: row.status === "Executed" ? "Executed" : "Cancelled",
    amount: decimalText(row.amount, row.currency),
    currency: row.currency,
  };
}
