import { LedgerError, type Line, WORLD } from "../core/ledger.js";
import type { AccountRow } from "./accounts.tables.js";
import { insertLedgerEntry } from "./ledger-entries.tables.js";
import type { Books } from "./types.js";

type Account = Pick<AccountRow, "currency" | "id">;

/** Money that moves on account of a transaction. `amount`: minor units of the account's currency, above zero. */
export interface Movement {
  readonly amount: number;
  /** Number of the transaction's record. */
  readonly transactionId: number;
  /** For the people who read the ledger of the account. */
  readonly narration: string;
}

const available = ({ id }: Account) => `account:${id}`;
const held = ({ id }: Account) => `hold:${id}`;

/** Money at hand and money set aside, in minor units. */
export async function moneyOf(
  { ledger }: Pick<Books, "ledger">,
  account: Account,
): Promise<{ readonly available: number; readonly held: number }> {
  return {
    available: await ledger.balance(available(account), account.currency),
    held: await ledger.balance(held(account), account.currency),
  };
}

/** Sets money aside. False, and nothing happened, when it does not suffice. */
export function hold(scene: Books, account: Account, movement: Movement): Promise<boolean> {
  return take(scene, account, movement, held(account));
}

/** Money leaves for the outside world. False, and nothing happened, when it does not suffice. */
export function debit(scene: Books, account: Account, movement: Movement): Promise<boolean> {
  return take(scene, account, movement, WORLD);
}

/** Money that was set aside leaves for the outside world; the ledger of the account showed it go already. */
export async function capture({ ledger }: Pick<Books, "ledger">, account: Account, amount: number): Promise<void> {
  const lines = [
    { account: held(account), amount: -amount },
    { account: WORLD, amount },
  ];
  await ledger.post({ lines, currency: account.currency, memo: "capture" });
}

/** Money that was set aside comes back. */
export function release(scene: Books, account: Account, movement: Movement): Promise<void> {
  return give(scene, account, movement, held(account));
}

/** Money comes in from the outside world. */
export function credit(scene: Books, account: Account, movement: Movement): Promise<void> {
  return give(scene, account, movement, WORLD);
}

async function take(scene: Books, account: Account, movement: Movement, to: string): Promise<boolean> {
  const { amount } = movement;
  // An amount beyond what the books can hold is refused like any other that is too large.
  if (amount > (await moneyOf(scene, account)).available) return false;
  const lines = [
    { account: available(account), amount: -amount },
    { account: to, amount },
  ];
  try {
    await book(scene, account, movement, lines);
    return true;
  } catch (error) {
    if (error instanceof LedgerError && error.code === "ERR_OVERDRAFT") return false;
    throw error;
  }
}

async function give(scene: Books, account: Account, movement: Movement, from: string): Promise<void> {
  const { amount } = movement;
  await book(scene, account, movement, [
    { account: from, amount: -amount },
    { account: available(account), amount },
  ]);
}

async function book(
  { ids, ledger, now, tenant, tx }: Books,
  account: Account,
  { narration, transactionId }: Movement,
  lines: readonly Line[],
): Promise<void> {
  const { entries } = await ledger.post({ lines, currency: account.currency, memo: `transaction ${transactionId}` });
  const own = entries.find((entry) => entry.account === available(account));
  if (!own) throw new Error("a movement touches its account");
  await tx.run(insertLedgerEntry, {
    tenant: tenant.id,
    id: await ids.next("ledger_entry", 8001),
    account_id: account.id,
    transaction_id: transactionId,
    debit: Math.max(-own.amount, 0),
    credit: Math.max(own.amount, 0),
    balance: own.balance_after,
    narration,
    created_at: now,
  });
}
