import { sumSpendOfCard, sumSpendOfUser } from "./payments.tables.js";
import type { BrocardScene } from "./types.js";

const statements = { card_id: sumSpendOfCard, user_id: sumSpendOfUser };

/**
 * What a card, or a user with whatever card, spent in a currency, in minor units: pending and settled payments and all
 * their fees, the `amount` of a group without the fees for issuing cards. Refunds are not taken off (inferred).
 */
export async function spendOf(
  { tenant, tx }: Pick<BrocardScene, "tenant" | "tx">,
  by: keyof typeof statements,
  id: number,
  currency: string,
): Promise<number> {
  const spent = await tx.all(statements[by], { tenant: tenant.id, id });
  const own = spent.find((entry) => entry.currency === currency);
  return own ? own.amount + own.fees : 0;
}
