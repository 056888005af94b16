import { Fault } from "../core/fault.js";
import type { Scene } from "../core/handler.js";
import { expiryText } from "./card-expiry.js";
import { hasEnded } from "./card-machine.js";
import type { CardRow } from "./cards.tables.js";
import { type CardSelector, findCard } from "./cards-find.js";
import { answer } from "./envelope.js";
import { badRequest } from "./fault.js";
import type { VaultsPayHandler } from "./types.js";

export const getCardPan: VaultsPayHandler<"getCardPan"> = async (call) => {
  const card = await livingCard(call, call.body);
  return card instanceof Fault ? card : answer({ pan: card.pan });
};

export const getCardCvv: VaultsPayHandler<"getCardCvv"> = async (call) => {
  const card = await livingCard(call, call.body);
  return card instanceof Fault ? card : answer({ cvv: card.cvv });
};

export const getCardExpiry: VaultsPayHandler<"getCardExpiry"> = async (call) => {
  const card = await livingCard(call, call.body);
  return card instanceof Fault ? card : answer({ expiry: expiryText(card.expiry) });
};

/** A card that has not ended: others cannot be changed, and their secrets are gone (inferred). */
export async function livingCard(
  scene: Pick<Scene, "tenant" | "tx">,
  selector: CardSelector,
): Promise<CardRow | Fault> {
  const card = await findCard(scene, selector);
  return card instanceof Fault || !hasEnded(card.status) ? card : badRequest("The card has ended");
}
