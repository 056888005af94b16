import type { components } from "@openissuing/anytime";
import type { Fault } from "../core/fault.js";
import { isIban } from "../core/iban.js";
import { LedgerError } from "../core/ledger.js";
import { decimalNumber, minorUnits } from "../core/money.js";
import { isPlainText } from "./account-values.js";
import type { AccountRow } from "./accounts.tables.js";
import { insertTransfer, selectTransfersOf, type TransferRow, transferTable } from "./credit-transfers.tables.js";
import { advanceTransfers, cancelTransfer, executeTransfer, inFlight } from "./credit-transfers-life.js";
import { dateText, zonedDateTimeText } from "./dates.js";
import { fault } from "./fault.js";
import { findAccount, ledgerAccount } from "./find-account.js";
import { findIban, ownIban } from "./ibans.js";
import { hasKycFiles, kycOf } from "./kyc.js";
import { recordStatement } from "./statements.js";
import type { AnytimeCall, AnytimeHandler, AnytimeScene, Parts } from "./types.js";

/** Milliseconds of tenant time from the creation of a transfer to its start and to its execution. */
const startsAfter = 60_000;
const executesAfter = 3_600_000;

export const listCreditTransfers: AnytimeHandler<"listCreditTransfers"> = async ({ path, tenant, tx }) => {
  const account = await findAccount({ tenant, tx }, path.id);
  if (!account) return fault(4030210);
  const rows = await tx.all(selectTransfersOf, { tenant: tenant.id, acc_id: path.id });
  return { status: 200, body: { filters: {}, "credit-transfers": rows.map(transferOf) } };
};

export const createCreditTransfer: AnytimeHandler<"createCreditTransfer"> = async (call) => {
  const { body, ids, now, path, schedule, tenant, tx } = call;
  const account = await findAccount(call, path.id);
  if (!account) return fault(4030210);
  const amount = minorUnits(call.raw("amount"), account.acc_currency);
  if (amount === undefined || amount <= 0) return invalid("amount");
  const refusal = invalidText(body) ?? (await unready(call, account)) ?? (await unwelcomeDestination(call, account));
  if (refusal) return refusal;

  const internal_id = await ids.next("credit_transfer", 50_000);
  const txid = await takeFromBalance(call, { account, amount, internal_id });
  if (txid === undefined) return fault(4020210);

  // The vendor prints whole seconds, and those of one second are executed together.
  const second = now - (now % 1000);
  const row: TransferRow = {
    tenant: tenant.id,
    internal_id,
    sender_account_id: path.id,
    sender_account_type: account.acc_type,
    beneficiary_name: body.dst_name,
    beneficiary_iban: body.dst_iban,
    beneficiary_swift: body.dst_swift,
    reason: body.dst_comment,
    source_reason: body.src_comment,
    status: "To execute",
    amount,
    currency: account.acc_currency,
    txid,
    created_at: now,
    starts_at: second + startsAfter,
    executes_at: second + executesAfter,
    executed_at: null,
    execution_reference: null,
  };
  await tx.run(insertTransfer, row);
  for (const at of [row.starts_at, row.executes_at]) await schedule(advanceTransfers, { at, payload: {} });
  return { status: 200, body: transferOf(row) };
};

/** A transfer as the answers print it. */
export function transferOf(row: TransferRow): components["schemas"]["CreditTransfer"] {
  return {
    internal_id: row.internal_id,
    sender_account_id: row.sender_account_id,
    sender_account_type: row.sender_account_type,
    execution_reference: row.execution_reference,
    transaction_type: "ct",
    beneficiary_name: row.beneficiary_name,
    beneficiary_iban: row.beneficiary_iban,
    beneficiary_swift: row.beneficiary_swift,
    reason: row.reason,
    source_reason: row.source_reason,
    status: row.status,
    amount: decimalNumber(row.amount, row.currency),
    currency: row.currency,
    creation_date: zonedDateTimeText(row.created_at),
    request_date: dateText(row.created_at),
    execution_date: row.executed_at === null ? null : dateText(row.executed_at),
  };
}

const invalid = (parameter: string) => fault(4000210, `The parameter ${parameter} is invalid.`);

type Creation = components["schemas"]["CreditTransferCreation"];

function invalidText({ dst_comment, dst_iban, dst_name, src_comment }: Creation): Fault | undefined {
  if (!isIban(dst_iban)) return invalid("dst_iban");
  const [name] = Object.entries({ dst_comment, dst_name, src_comment }).find(([, text]) => !isPlainText(text)) ?? [];
  return name === undefined ? undefined : invalid(name);
}

async function unready(scene: AnytimeScene, account: AccountRow): Promise<Fault | undefined> {
  if (!(await hasKycFiles(scene, account.acc_id))) return fault(4510210);
  const { status } = await kycOf(scene, account);
  if (status !== "accepted") return fault(4030220);
  return (await ownIban(scene, account.acc_id)) ? undefined : fault(4030221);
}

async function unwelcomeDestination(
  call: AnytimeCall<"createCreditTransfer">,
  sender: AccountRow,
): Promise<Fault | undefined> {
  const destination = await findIban(call, call.body.dst_iban);
  if (!destination) return undefined;
  if (destination.acc_id === sender.acc_id) return fault(4000220);
  // A virtual IBAN for money that goes out takes none in, and nothing is exchanged between currencies.
  const receiver = await findAccount(call, destination.acc_id);
  return destination.kind === "D" || receiver?.acc_currency !== sender.acc_currency ? invalid("dst_iban") : undefined;
}

/** Moves the amount out of the balance and answers the `txid` of its statement; undefined when it is not there. */
async function takeFromBalance(
  call: AnytimeCall<"createCreditTransfer">,
  { account, amount, internal_id }: { account: AccountRow; amount: number; internal_id: number },
): Promise<number | undefined> {
  const { acc_currency: currency, acc_id } = account;
  const { dst_iban: iban, dst_name, dst_swift: swift, src_comment: comment } = call.body;
  try {
    const { entries } = await call.ledger.post({
      lines: [
        { account: ledgerAccount(acc_id), amount: -amount },
        { account: inFlight, amount },
      ],
      currency,
      memo: `credit-transfer ${internal_id}`,
    });
    const balance = entries[0]?.balance_after ?? 0;
    const description = `Transfer to ${dst_name}`;
    const movement = { acc_id, amount: -amount, balance, currency, description, date: call.now };
    return await recordStatement(call, { ...movement, status: "P", iban, swift, comment });
  } catch (error) {
    if (error instanceof LedgerError && error.code === "ERR_OVERDRAFT") return undefined;
    throw error;
  }
}

export const creditTransferParts: Parts = {
  tables: [transferTable],
  jobs: [advanceTransfers],
  actions: [cancelTransfer, executeTransfer],
};
