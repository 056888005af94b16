import type { Fault } from "../core/fault.js";
import type { Scene } from "../core/handler.js";
import { type CardRow, selectCard, selectCardByToken } from "./cards.tables.js";
import { invalid, unknown } from "./fault.js";

/** How requests name a card: operations that read it call the second `token`, others `cardToken`. */
export interface CardSelector {
  readonly cardId?: number;
  readonly cardToken?: number;
  readonly token?: number;
}

/** The card a request means. Both names have to mean the same card (inferred). */
export async function findCard(
  { tenant, tx }: Pick<Scene, "tenant" | "tx">,
  { cardId, ...tokens }: CardSelector,
): Promise<CardRow | Fault> {
  const key = tokens.token === undefined ? "cardToken" : "token";
  const token = tokens.token ?? tokens.cardToken;
  const byId = cardId === undefined ? undefined : await tx.first(selectCard, { tenant: tenant.id, id: cardId });
  if (cardId !== undefined && !byId) return unknown("cardId");
  const byToken = token === undefined ? undefined : await tx.first(selectCardByToken, { tenant: tenant.id, token });
  if (token !== undefined && !byToken) return unknown(key);
  if (byId && byToken && byId.id !== byToken.id) return invalid(key, `${key} is not that of the card`);
  return byId ?? byToken ?? invalid("cardId", "cardId or a token is required");
}
