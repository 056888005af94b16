import { type Ledger, WORLD } from "../core/ledger.js";
import { ledgerDebt } from "./ledger-names.js";

/** Money taken whether it is there or not. */
export interface Charge {
  readonly from: string;
  readonly to: string;
  /** Minor units; 0 takes nothing. */
  readonly amount: number;
  readonly currency: string;
  readonly memo: string;
}

/** How far an account is below zero, in minor units: its balance is what the ledger holds for it less this. */
export function owed(ledger: Ledger, account: string, currency: string): Promise<number> {
  return ledger.balance(ledgerDebt(account), currency);
}

/** Takes money from an account even beyond its balance, which is negative from then on: fees and settlements do not ask. */
export async function chargeAnyway(ledger: Ledger, { from, to, amount, currency, memo }: Charge): Promise<void> {
  if (amount === 0) return;
  const missing = amount - (await ledger.balance(from, currency));
  if (missing > 0) {
    // Lent from outside, and written down a second time as what is owed for it.
    const lines = [
      { account: from, amount: missing },
      { account: ledgerDebt(from), amount: missing },
      { account: WORLD, amount: -2 * missing },
    ];
    await ledger.post({ lines, currency, memo: `${memo}: below zero` });
  }
  const lines = [
    { account: from, amount: -amount },
    { account: to, amount },
  ];
  await ledger.post({ lines, currency, memo });
}

/** Pays what an account owes out of money that has come in. Call it after every posting that may bring money to an account. */
export async function settleDebt(ledger: Ledger, account: string, currency: string): Promise<void> {
  const debt = await owed(ledger, account, currency);
  if (debt === 0) return;
  const amount = Math.min(debt, await ledger.balance(account, currency));
  if (amount === 0) return;
  const lines = [
    { account, amount: -amount },
    { account: ledgerDebt(account), amount: -amount },
    { account: WORLD, amount: 2 * amount },
  ];
  await ledger.post({ lines, currency, memo: `${account}: back from below zero` });
}
