import type { Scene } from "../core/handler.js";
import { nextPan } from "../core/test-pan.js";
import { endOf, expireWhenDue, lastMonth } from "./card-expiry.js";
import { type CardRow, insertCard } from "./cards.tables.js";
import { addLimits } from "./limits.js";
import { addSecurity } from "./security.js";
import type { TierRow } from "./tiers.tables.js";
import type { VaultsPayScene } from "./types.js";

/** First six digits of each network: those of the test numbers the schemes publish. */
const bins = { MASTERCARD: "555555", VISA: "411111" } as const;

export type CardOrder = Pick<CardRow, "account_id" | "address" | "card_type" | "emboss_name" | "user_id">;

/** Makes a card that is `REQUESTED`, with number, CVV, expiry, switches and limits of its own. */
export async function issueCard(scene: VaultsPayScene, tier: TierRow, order: CardOrder): Promise<CardRow> {
  const { ids, now, schedule, tenant, tx } = scene;
  const id = await ids.next("card", 4001);
  const row: CardRow = {
    ...order,
    tenant: tenant.id,
    id,
    token: 100_000_000 + id,
    account_link: await nextAccountLink(scene),
    tier_id: tier.id,
    status: "REQUESTED",
    status_reason: "",
    pan: await nextPan(ids, bins[tier.network]),
    cvv: await ids.digits("cvv", 3),
    expiry: lastMonth(now, tier.expiry_months),
    pin: null,
    three_ds_id: await ids.next("three_ds", 7001),
    three_ds: tier.is_3ds,
    making: null,
    making_time: null,
    delivery: null,
    delivery_time: null,
    conversion: null,
    call_uuid: null,
    activated_at: null,
    created_at: now,
    updated_at: now,
  };
  await tx.run(insertCard, row);
  await addSecurity(scene, id);
  await addLimits(scene, id, tier);
  await schedule(expireWhenDue, { at: endOf(row.expiry), payload: { id } });
  return row;
}

/** Number of the link between a card and its account. */
export const nextAccountLink = ({ ids }: Pick<Scene, "ids">) => ids.next("card_account", 8001);
