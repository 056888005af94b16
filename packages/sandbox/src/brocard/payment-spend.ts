import { sumSpend } from "./payments.tables.js";
import type { BrocardScene } from "./types.js";

/** What was spent in one currency, in minor units. */
export interface Spent {
  readonly id: number;
  readonly currency: string;
  readonly amount: number;
}

/**
 * What cards, or users with whatever card they held, spent: pending and settled payments and all their fees, the `amount`
 * of their groups without the fees for issuing cards. Refunds are not taken off (inferred). Nothing spent, no entry.
 */
export async function spendOfMany(
  { tenant, tx }: Pick<BrocardScene, "tenant" | "tx">,
  by: "card_id" | "user_id",
  ids: readonly number[],
): Promise<readonly Spent[]> {
  if (ids.length === 0) return [];
  const rows = await tx.all(sumSpend(tenant.id, by, ids), {});
  return rows.map(({ id, currency, amount, fees }) => ({ id, currency, amount: amount + fees }));
}

/** What one of them spent in a currency, in minor units. */
export async function spendOf(
  scene: Pick<BrocardScene, "tenant" | "tx">,
  by: "card_id" | "user_id",
  id: number,
  currency: string,
): Promise<number> {
  const spent = await spendOfMany(scene, by, [id]);
  return spent.find((entry) => entry.currency === currency)?.amount ?? 0;
}
