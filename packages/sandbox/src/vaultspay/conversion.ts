import { Fault } from "../core/fault.js";
import { type AddressRow, selectAddressById } from "./addresses.tables.js";
import { atTheStart } from "./card-issuance.js";
import { cardSideMachines, transitionOf } from "./card-machine.js";
import { changeCard, moveCard } from "./card-status.js";
import type { CardRow } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { cardOf } from "./cards-wire.js";
import { answer } from "./envelope.js";
import { badRequest, invalid, unknown } from "./fault.js";
import type { Schemas, VaultsPayCall, VaultsPayHandler } from "./types.js";

type Address = Schemas["CardDeliveryAddress"];

export const requestPhysicalCard: VaultsPayHandler<"requestPhysicalCard"> = async (call) => {
  const event = "requestPhysicalCard";
  const card = await findCard(call, { cardId: call.body.cardId });
  if (card instanceof Fault) return card;
  const address = await addressFor(call, card);
  if (address instanceof Fault) return address;
  const step = transitionOf(cardSideMachines.conversion, card.conversion, event);
  if (card.card_type !== "VIRTUAL" || !step) return badRequest("The card is physical, or is to be");
  const changes = { conversion: step.to, address: JSON.stringify(address) };
  return answer(await cardOf(call, await moveCard(call, card, { event, changes })));
};

export const processPhysicalCardRequest: VaultsPayHandler<"processPhysicalCardRequest"> = async (call) => {
  const event = "processPhysicalCardRequest";
  const { cardId, status: choice } = call.body;
  const card = await findCard(call, { cardId });
  if (card instanceof Fault) return card;
  const step = transitionOf(cardSideMachines.conversion, card.conversion, event, choice);
  if (!step) return badRequest("No physical card was asked for");
  // A rejection says nothing about the card: it may be in any state by now.
  if (step.to === "REJECTED") return answer(await cardOf(call, await changeCard(call, card, { conversion: step.to })));
  const changes = { ...atTheStart, conversion: step.to, card_type: "PHYSICAL" } as const;
  return answer(await cardOf(call, await moveCard(call, card, { event, choice, changes })));
};

/** Where the plastic goes: `addressId` counts when both are sent (inferred). */
async function addressFor(
  { body, tenant, tx }: VaultsPayCall<"requestPhysicalCard">,
  card: CardRow,
): Promise<Address | Fault> {
  const { address, addressId } = body;
  if (addressId === undefined) return address ?? invalid("address", "address is required");
  const row = await tx.first(selectAddressById, { tenant: tenant.id, id: addressId });
  return row?.user_id === card.user_id ? addressOf(row) : unknown("addressId");
}

function addressOf(row: AddressRow): Address {
  const { latitude, line2, longitude } = row;
  return {
    country: row.country_code,
    state: row.state_name,
    city: row.city_name,
    addressLine1: row.line1,
    ...(line2 !== null && { addressLine2: line2 }),
    postalCode: row.postal_code ?? "",
    type: row.type === "MAILING" || row.type === "RESIDENTIAL" ? row.type : "BUSINESS",
    ...(longitude !== null && { longitude }),
    ...(latitude !== null && { latitude }),
  };
}
