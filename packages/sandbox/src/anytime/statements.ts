import type { components } from "@openissuing/anytime";
import { Fault } from "../core/fault.js";
import { decimalNumber } from "../core/money.js";
import { dateTimeText } from "./dates.js";
import { fault } from "./fault.js";
import { findAccount } from "./find-account.js";
import { type Page, readPage } from "./page.js";
import {
  countStatements,
  insertStatement,
  type StatementRow,
  selectStatement,
  selectStatements,
  statementTable,
  updateStatement,
} from "./statements.tables.js";
import type { AnytimeHandler, AnytimeScene, Parts } from "./types.js";

type Statement = components["schemas"]["Statement"];
type StatementStatus = components["schemas"]["TransactionStatus"];

/** A movement on an account, to be written down right after its posting. */
export interface Movement {
  readonly acc_id: number;
  /** Minor units: positive into the account, negative out of it. */
  readonly amount: number;
  /** Minor units the account holds right after, the `balance_after` of its ledger entry. */
  readonly balance: number;
  readonly currency: string;
  readonly description: string;
  /** Tenant time in milliseconds. */
  readonly date: number;
  /** Settled unless said otherwise; a movement that is not pending counts as executed at `date`. */
  readonly status?: StatementStatus;
  /** Bank details of the other side. With them or a `virtual_iban` the movement is in the IBAN statements too. */
  readonly iban?: string;
  readonly swift?: string;
  readonly comment?: string;
  readonly virtual_iban?: string;
}

type Books = Pick<AnytimeScene, "ids" | "tenant" | "tx">;

/** Writes a movement into the statements of its account and answers its `txid`. */
export async function recordStatement({ ids, tenant, tx }: Books, movement: Movement): Promise<number> {
  const { status = "S", iban = null, swift = null, comment = null, virtual_iban = null, ...rest } = movement;
  const txid = await ids.next("statement", 200_001);
  await tx.run(insertStatement, {
    ...rest,
    tenant: tenant.id,
    txid,
    status,
    executed_at: status === "P" ? null : movement.date,
    over_iban: iban === null && virtual_iban === null ? 0 : 1,
    iban,
    swift,
    comment,
    virtual_iban,
  });
  return txid;
}

/** Gives a pending movement its outcome. `executed_at`: tenant time in milliseconds, null when it never was. */
export async function settleStatement(
  { tenant, tx }: Pick<Books, "tenant" | "tx">,
  outcome: { acc_id: number; txid: number; status: StatementStatus; executed_at: number | null },
): Promise<void> {
  await tx.run(updateStatement, { tenant: tenant.id, ...outcome });
}

/** Whether anything ever moved on an account: money comes in before it can go out, and comes in with a statement. */
export async function hasStatements({ tenant, tx }: Pick<Books, "tenant" | "tx">, acc_id: number): Promise<boolean> {
  const all = { over_iban: 0, from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };
  const first = await tx.first(selectStatements, { tenant: tenant.id, acc_id, ...all, limit: 1, offset: 0 });
  return first !== undefined;
}

export const listAccountStatements: AnytimeHandler<"listAccountStatements"> = (call) =>
  listMovements(call, call.path.id, readPage(call.query, 4000210), 0);

export const listIbanStatements: AnytimeHandler<"listIbanStatements"> = (call) =>
  listMovements(call, call.path.id, readPage(call.query, 4000210), 1);

async function listMovements(
  scene: Pick<Books, "tenant" | "tx">,
  acc_id: number,
  page: Page | Fault,
  over_iban: 0 | 1,
) {
  const account = await findAccount(scene, acc_id);
  if (!account) return fault(4030210);
  if (page instanceof Fault) return page;
  const { filters, from, limit, offset, until } = page;
  const { tenant, tx } = scene;
  const selection = { tenant: tenant.id, acc_id, over_iban, from, until };
  const rows = await tx.all(selectStatements, { ...selection, limit, offset });
  const count = await tx.first(countStatements, selection);
  const transactions = rows.map(statementOf);
  const body = { acc_id, acc_type: account.acc_type, total_results: count?.total ?? 0, transactions, filters };
  return { status: 200 as const, body };
}

export const getAccountStatement: AnytimeHandler<"getAccountStatement"> = async ({ path, tenant, tx }) => {
  const account = await findAccount({ tenant, tx }, path.id);
  if (!account) return fault(4030210);
  // Fifteen digits stay within the safe integers, the only numbers a statement takes.
  if (!/^[1-9]\d{0,14}$/.test(path.txid)) return fault(4040210);
  const row = await tx.first(selectStatement, { tenant: tenant.id, acc_id: path.id, txid: Number(path.txid) });
  return row ? { status: 200, body: statementOf(row) } : fault(4040210);
};

function statementOf(row: StatementRow): Statement {
  const { currency, description, iban, swift, comment, status, virtual_iban } = row;
  const otherSide = iban && { iban, ...(swift ? { swift } : {}), ...(comment === null ? {} : { comment }) };
  return {
    txid: String(row.txid),
    description,
    date: dateTimeText(row.date),
    amount: decimalNumber(Math.abs(row.amount), currency),
    type: row.amount < 0 ? "D" : "C",
    balance: decimalNumber(row.balance, currency),
    currency,
    iban: otherSide ? [otherSide] : [],
    status,
    executionDate: row.executed_at === null ? null : dateTimeText(row.executed_at),
    virtual_iban,
  };
}

export const statementParts: Parts = { tables: [statementTable] };
