import { type AccountRow, selectAccount } from "./accounts.tables.js";
import type { AnytimeScene } from "./types.js";

/** The account with this number; undefined (the handler's 4030210) when the tenant has none. */
export async function findAccount(
  { tenant, tx }: Pick<AnytimeScene, "tenant" | "tx">,
  acc_id: number,
): Promise<AccountRow | undefined> {
  // An action may name any integer, a statement takes only safe ones.
  if (!Number.isSafeInteger(acc_id)) return undefined;
  return tx.first(selectAccount, { tenant: tenant.id, acc_id });
}

/** Name of the ledger account behind an account. */
export const ledgerAccount = (acc_id: number) => `account:${acc_id}`;
