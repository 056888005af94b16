import type { Ids } from "./ids.js";
import { addToBalance, insertEntry, insertPosting, selectBalance } from "./ledger.tables.js";
import { auditBooks } from "./ledger-audit.js";
import type { Tx } from "./store/store.js";

/** Account of the rest of the world: the only kind that may be negative, so that all accounts sum to zero. */
export const WORLD = "world";

/** One side of a posting. `amount` is in minor units: positive into the account, negative out of it. */
export interface Line {
  /** Name of the account, such as `account:1001` or `card:ANY0000000001`. Accounts exist from their first line on. */
  readonly account: string;
  readonly amount: number;
}

/** A movement of money. Its lines sum to zero. */
export interface Posting {
  readonly lines: readonly Line[];
  /** ISO 4217 code; each account holds one balance per currency. */
  readonly currency: string;
  /** Free text for the ledger's own reader, such as `credit-transfer 50000`. */
  readonly memo?: string;
}

/** One line as it stands in the books. */
export interface Entry {
  readonly posting: number;
  readonly account: string;
  readonly amount: number;
  /** Balance of the account right after this line. */
  readonly balance_after: number;
}

/** The books of one tenant inside one transaction. */
export interface Ledger {
  /** Writes a posting. Throws `LedgerError`: `ERR_UNBALANCED`, `ERR_AMOUNT` (not a safe integer, or zero), `ERR_OVERDRAFT`. */
  post(posting: Posting): Promise<{ readonly posting: number; readonly entries: readonly Entry[] }>;
  /** Balance in minor units; 0 for an account nobody posted to. */
  balance(account: string, currency: string): Promise<number>;
  /** Every fault found in the books of this tenant; empty when they balance. */
  audit(): Promise<readonly string[]>;
}

export type LedgerErrorCode = "ERR_AMOUNT" | "ERR_OVERDRAFT" | "ERR_UNBALANCED";

/** A posting that was refused. `account` is the one that would have gone below zero, for `ERR_OVERDRAFT`. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
  readonly code: LedgerErrorCode;
  readonly account: string | undefined;

  constructor(code: LedgerErrorCode, message: string, account?: string) {
    super(message);
    this.code = code;
    this.account = account;
  }
}

/** Opens the books of a tenant for one transaction. `now`: tenant time in milliseconds, the date of new postings. */
export function openLedger(tx: Tx, tenant: string, ids: Ids, now: number): Ledger {
  async function post({ lines, currency, memo }: Posting) {
    check(lines);
    // A refusal that the caller survives must leave no half of a posting behind.
    return tx.nested(async () => {
      const posting = await ids.next("ledger");
      await tx.run(insertPosting, { tenant, posting, at: now, currency, memo: memo ?? null });
      const entries: Entry[] = [];
      const balances = new Map<string, number>();
      for (const [line, { account, amount }] of lines.entries()) {
        const row = await tx.first(addToBalance, { tenant, account, currency, amount });
        const balance_after = row?.balance ?? amount;
        balances.set(account, balance_after);
        entries.push({ posting, account, amount, balance_after });
        await tx.run(insertEntry, { tenant, posting, line, account, currency, amount, balance_after });
      }
      for (const [account, balance] of balances) checkBalance(account, balance);
      return { posting, entries };
    });
  }

  return {
    post,
    balance: async (account, currency) => (await tx.first(selectBalance, { tenant, account, currency }))?.balance ?? 0,
    audit: () => auditBooks(tx, tenant, WORLD),
  };
}

function check(lines: readonly Line[]): void {
  for (const { account, amount } of lines) {
    if (!Number.isSafeInteger(amount) || amount === 0) {
      throw new LedgerError("ERR_AMOUNT", `amount of ${account} is no whole number of minor units other than zero`);
    }
  }
  // BigInt: the sum of safe integers may leave them.
  if (lines.length < 2 || lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n) !== 0n) {
    throw new LedgerError("ERR_UNBALANCED", "the lines of a posting are at least two and sum to zero");
  }
}

function checkBalance(account: string, balance: number): void {
  if (!Number.isSafeInteger(balance))
    throw new LedgerError("ERR_AMOUNT", `balance of ${account} leaves the safe integers`);
  if (balance < 0 && account !== WORLD)
    throw new LedgerError("ERR_OVERDRAFT", `${account} has not enough money`, account);
}
