import { profileOf } from "./members.js";
import type { PaymentRow } from "./payments.tables.js";
import { type PaymentFilter, selectPayments } from "./payments-query.js";
import { type PaymentView, paymentOf } from "./payments-wire.js";
import type { BrocardScene, Schemas } from "./types.js";

/** A filter that lets every payment of a tenant through. */
export function everyPayment(tenant: string): PaymentFilter {
  return {
    tenant,
    from: Number.MIN_SAFE_INTEGER,
    until: Number.MAX_SAFE_INTEGER,
    visible: undefined,
    bins: undefined,
    cards: undefined,
    countries: undefined,
    declines: undefined,
    ids: undefined,
    merchants: undefined,
    states: undefined,
    teams: undefined,
    users: undefined,
    tags: undefined,
    micro: "include",
    hasInternal: true,
  };
}

/** One payment with everything an answer prints. */
export async function findPayment(
  { tenant, tx }: Pick<BrocardScene, "tenant" | "tx">,
  id: number,
): Promise<PaymentView | undefined> {
  return tx.first(selectPayments({ ...everyPayment(tenant.id), ids: [id] }, { limit: 1, offset: 0 }), {});
}

/** Tells the receiver of webhooks what became of a payment; messages about one card arrive in order. */
export async function tellPayment(scene: BrocardScene, { card_id, id }: PaymentRow): Promise<void> {
  const row = await findPayment(scene, id);
  if (!row) throw new Error(`payment ${id} cannot be read back`);
  const payment = paymentOf(row, (await profileOf(scene)).time_zone);
  const user = { ...payment.user, uuid: row.user_uuid };
  await scene.deliver("payment", { key: `card:${card_id}`, body: { ...payment, user, webhook_type: "payment" } });
}

/** A payment as the answers print it, for the results of actions: dates in the zone of the profile. */
export async function readBack(scene: BrocardScene, id: number): Promise<Schemas["Payment"]> {
  const row = await findPayment(scene, id);
  if (!row) throw new Error(`payment ${id} cannot be read back`);
  return paymentOf(row, (await profileOf(scene)).time_zone);
}
