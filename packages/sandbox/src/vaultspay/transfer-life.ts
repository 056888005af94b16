import { defineAction } from "../core/action.js";
import { defineJob } from "../core/job.js";
import { capture, credit, debit, release } from "./account-money.js";
import { type AccountRow, selectAccount } from "./accounts.tables.js";
import { badRequest, unknown } from "./fault.js";
import { changeTransaction } from "./transaction-records.js";
import { selectTransaction, type TransactionRow } from "./transactions.tables.js";
import type { Books, VaultsPayScene } from "./types.js";

/** A transfer with the accounts of this company at its ends. */
interface Transfer {
  readonly row: TransactionRow;
  readonly sender: AccountRow;
  readonly receiver: AccountRow | undefined;
}

async function findTransfer({ tenant, tx }: Books, id: number): Promise<Transfer | undefined> {
  const row = await tx.first(selectTransaction, { tenant: tenant.id, id });
  if (row?.type !== "Transfer" || row.sender_id === null) return undefined;
  const sender = await tx.first(selectAccount, { tenant: tenant.id, id: row.sender_id });
  const receiver =
    row.receiver_id === null ? undefined : await tx.first(selectAccount, { tenant: tenant.id, id: row.receiver_id });
  return sender && { row, sender, receiver };
}

const totalOf = (row: TransactionRow) => row.billing + row.total_charges;

/** A pending transfer is done: the money leaves, and arrives where the receiver is one of this company. */
async function settle(scene: VaultsPayScene, { receiver, row, sender }: Transfer): Promise<void> {
  await capture(scene, sender, totalOf(row));
  if (receiver) await credit(scene, receiver, { ...movementOf(row), narration: `Transfer of ${row.billing} received` });
  await changeTransaction(scene, row.id, { status: "SUCCESS", apiStatus: "SUCCESS" });
  await announce(scene, row, "SUCCESS");
}

/** A transfer is given back with its charges, whether it was done or not. */
async function reverse(scene: VaultsPayScene, { receiver, row, sender }: Transfer): Promise<void> {
  const back = { amount: totalOf(row), transactionId: row.id, narration: `Reversal of ${totalOf(row)}` };
  if (row.status === "PENDING") await release(scene, sender, back);
  else {
    const taken = { ...movementOf(row), narration: `Reversal of ${row.billing}` };
    if (receiver && !(await debit(scene, receiver, taken))) throw badRequest("The receiver has spent the money");
    await credit(scene, sender, back);
  }
  await changeTransaction(scene, row.id, { status: "FAILED", apiStatus: "REVERSED" });
  await announce(scene, row, "REVERSED");
}

const movementOf = ({ billing, id }: TransactionRow) => ({ amount: billing, transactionId: id });

function announce({ deliver }: VaultsPayScene, row: TransactionRow, status: "REVERSED" | "SUCCESS"): Promise<void> {
  const body = { transactionId: row.uuid, amount: row.billing, status, refId: row.gateway_ref };
  return deliver("transaction_performed", { key: `transaction:${row.id}`, body });
}

export const settleTransfer = defineJob(
  "vaultspay.settleTransfer",
  async (scene: VaultsPayScene, { id }: { readonly id: number }) => {
    const transfer = await findTransfer(scene, id);
    if (transfer?.row.status === "PENDING") await settle(scene, transfer);
  },
);

const byId = {
  type: "object" as const,
  additionalProperties: false,
  required: ["id"] as const,
  properties: { id: { type: "integer" as const } },
};

export const settleTransferNow = defineAction({
  name: "settleTransfer",
  summary: "A pending transfer is done at once; the webhook says SUCCESS.",
  schema: byId,
  run: async (scene: VaultsPayScene, { id }: { id: number }) => {
    const transfer = await findTransfer(scene, id);
    if (!transfer) throw unknown();
    if (transfer.row.status !== "PENDING") throw badRequest("The transfer is not pending");
    await settle(scene, transfer);
    return { id, status: "SUCCESS" };
  },
});

export const reverseTransfer = defineAction({
  name: "reverseTransfer",
  summary: "A transfer is given back with its charges, whether it was pending or done; the webhook says REVERSED.",
  schema: byId,
  run: async (scene: VaultsPayScene, { id }: { id: number }) => {
    const transfer = await findTransfer(scene, id);
    if (!transfer) throw unknown();
    if (transfer.row.status === "FAILED") throw badRequest("The transfer was given back already");
    await reverse(scene, transfer);
    return { id, status: "FAILED" };
  },
});
