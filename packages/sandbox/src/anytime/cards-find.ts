import { selectCard } from "./cards.tables.js";
import { findAccount } from "./find-account.js";
import type { AnytimeScene } from "./types.js";

/** A card of the tenant with its account; undefined (the handler's 4030310) when the tenant has none of this reference. */
export async function findCard(scene: Pick<AnytimeScene, "tenant" | "tx">, card_ref: string) {
  const card = await scene.tx.first(selectCard, { tenant: scene.tenant.id, card_ref });
  const account = card && (await findAccount(scene, card.acc_id));
  return card && account ? { card, account } : undefined;
}
