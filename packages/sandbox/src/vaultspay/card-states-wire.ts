import type { CardRow } from "./cards.tables.js";
import { badRequest } from "./fault.js";
import type { Schemas } from "./types.js";

/** A card after its state was changed. */
export function cardStateOf({ id, status, status_reason, token }: CardRow): Schemas["CardState"] {
  return { id, token, status, statusReason: status_reason };
}

/**
 * How far a physical card is.
 * @throws Fault 500/1010 for a card nobody makes.
 */
export function deliveryStateOf(card: CardRow): Schemas["CardDeliveryState"] {
  const { delivery, making } = card;
  if (making === null || delivery === null) throw badRequest("The card is not being made");
  return {
    cardId: card.id,
    cardToken: card.token,
    cardStatus: card.status,
    statusReason: card.status_reason,
    deliveryStatus: delivery,
    cardManufacturingStatus: making,
    estimatedDeliveryTime: card.delivery_time,
  };
}

/** The enrolment of a card in 3-D Secure. */
export const threeDsOf = ({ three_ds, three_ds_id }: CardRow): Schemas["CardThreeDs"] => ({
  id: three_ds_id,
  configId: threeDsConfig,
  status: three_ds === 1,
});

/** There is one configuration; numbered as in the examples of the document. */
const threeDsConfig = 31;
