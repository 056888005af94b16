import type { Fault } from "../core/fault.js";
import type { Scene } from "../core/handler.js";
import { type CardRow, selectCard } from "./cards.tables.js";
import { forbidden, notFound } from "./fault.js";
import { type Caller, maySee } from "./members.js";
import { selectUser } from "./users.tables.js";

interface CardCall extends Pick<Scene, "tenant" | "tx"> {
  readonly path: { readonly card_id: number };
}

/** The card the path names: its guard has seen that there is one. */
export async function findCard({ path, tenant, tx }: CardCall): Promise<CardRow> {
  const card = await tx.first(selectCard, { tenant: tenant.id, id: path.card_id });
  if (!card) throw notFound();
  return card;
}

/** Refuses a card that does not exist (404) and one whose holder the caller may not see (403). */
export async function guardCard(call: CardCall & { readonly caller: Caller }): Promise<Fault | undefined> {
  const { caller, path, tenant, tx } = call;
  const card = await tx.first(selectCard, { tenant: tenant.id, id: path.card_id });
  if (!card) return notFound();
  if (card.user_id === caller.user.id) return undefined;
  const holder = await tx.first(selectUser, { tenant: tenant.id, id: card.user_id });
  if (!holder) return notFound();
  return (await maySee(call, caller.user, holder)) ? undefined : forbidden();
}
