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
