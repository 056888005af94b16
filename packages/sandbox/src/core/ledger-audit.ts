import { selectBalances, selectUnbalanced, sumEntries } from "./ledger.tables.js";
import type { Tx } from "./store/store.js";

/** Every fault in the books of a tenant, in words; empty when they balance. `world`: the account that may be negative. */
export async function auditBooks(tx: Tx, tenant: string, world: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { posting } of await tx.all(selectUnbalanced, { tenant }))
    faults.push(`posting ${posting} does not sum to zero`);

  const sums = new Map<string, number>();
  for (const { account, currency, total } of await tx.all(sumEntries, { tenant }))
    sums.set(`${account} ${currency}`, total);

  for (const { account, currency, balance } of await tx.all(selectBalances, { tenant })) {
    const name = `${account} ${currency}`;
    if (balance !== sums.get(name))
      faults.push(`balance of ${name} is ${balance}, its entries sum to ${sums.get(name)}`);
    if (balance < 0 && account !== world) faults.push(`balance of ${name} is below zero: ${balance}`);
    sums.delete(name);
  }
  for (const name of sums.keys()) faults.push(`${name} has entries and no balance`);
  return faults;
}
