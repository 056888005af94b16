import { profileOf } from "./members.js";
import type { PaymentRow } from "./payments.tables.js";
import { selectWholePayment } from "./payments-query.js";
import { type PaymentView, paymentOf } from "./payments-wire.js";
import type { BrocardScene, Schemas } from "./types.js";

/** One payment with everything an answer prints. */
export function findPayment(
  { tenant, tx }: Pick<BrocardScene, "tenant" | "tx">,
  id: number,
): Promise<PaymentView | undefined> {
  return tx.first(selectWholePayment, { tenant: tenant.id, id });
}

/** Tells the receiver of webhooks what became of a payment; messages about one card arrive in order. */
export async function tellPayment(scene: BrocardScene, { card_id, id }: PaymentRow): Promise<void> {
  const { payment, uuid } = await readWithUuid(scene, id);
  const user = { ...payment.user, uuid };
  await scene.deliver("payment", { key: `card:${card_id}`, body: { ...payment, user, webhook_type: "payment" } });
}

/** A payment as the answers print it, for the results of actions: dates in the zone of the profile. */
export async function readBack(scene: BrocardScene, id: number): Promise<Schemas["Payment"]> {
  return (await readWithUuid(scene, id)).payment;
}

async function readWithUuid(scene: BrocardScene, id: number) {
  const row = await findPayment(scene, id);
  if (!row) throw new Error(`payment ${id} cannot be read back`);
  return { payment: paymentOf(row, (await profileOf(scene)).time_zone), uuid: row.user_uuid };
}
