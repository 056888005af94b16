import { defineAction } from "../core/action.js";
import { Fault } from "../core/fault.js";
import { defineJob } from "../core/job.js";
import { hexDigits, uuidOf } from "../core/uuid.js";
import { expiryText } from "./card-expiry.js";
import { cardSideMachines, hasEnded, transitionOf } from "./card-machine.js";
import { cardStateOf, deliveryStateOf } from "./card-states-wire.js";
import { changeCard, moveCard } from "./card-status.js";
import { type CardRow, selectCard } from "./cards.tables.js";
import { findCard } from "./cards-find.js";
import { processedCardOf } from "./cards-wire.js";
import { answer } from "./envelope.js";
import { actionRequired, badRequest, invalid, unknown } from "./fault.js";
import type { Schemas, VaultsPayHandler, VaultsPayScene } from "./types.js";

/** Where a card starts that is to be made. */
export const atTheStart = { making: "PENDING", delivery: "PENDING" } as const;

export const setCardPin: VaultsPayHandler<"setCardPin"> = async (call) => {
  const card = await findCard(call, call.body);
  if (card instanceof Fault) return card;
  if (card.card_type !== "PHYSICAL") return badRequest("A virtual card has no PIN");
  if (hasEnded(card.status)) return badRequest("The card has ended");
  await changeCard(call, card, { pin: call.body.pin });
  return answer({ cardId: card.id, pinSet: true });
};

export const processCardRequest: VaultsPayHandler<"processCardRequest"> = async (call) => {
  const { body, ids } = call;
  const card = await findCard(call, { cardId: body.cardId });
  if (card instanceof Fault) return card;
  if (card.card_type !== "PHYSICAL") return badRequest("A virtual card is not made");
  if (card.status === "REQUESTED" && card.pin === null) return actionRequired("SET_PIN");
  const call_uuid = uuidOf(await ids.text("card_call", 32, hexDigits));
  const event = "processCardRequest";
  const changes = { ...atTheStart, call_uuid };
  return answer(await processedCardOf(call, await moveCard(call, card, { event, reason: body.statusReason, changes })));
};

export const updateCardManufacturing: VaultsPayHandler<"updateCardManufacturing"> = async (call) => {
  const { cardId, estimateManufacturingTime, manufacturingStatus } = call.body;
  const card = await findCard(call, { cardId });
  if (card instanceof Fault) return card;
  const time = readTime("estimateManufacturingTime", estimateManufacturingTime);
  const made = await manufacture(call, card, manufacturingStatus, time);
  return answer({ ...deliveryStateOf(made), estimatedManufacturingTime: made.making_time });
};

export const updateCardDelivery: VaultsPayHandler<"updateCardDelivery"> = async (call) => {
  const { cardId, deliveryStatus, estimateDeliveryTime } = call.body;
  const card = await findCard(call, { cardId });
  if (card instanceof Fault) return card;
  const time = readTime("estimateDeliveryTime", estimateDeliveryTime);
  return answer(deliveryStateOf(await deliver(call, card, deliveryStatus, time)));
};

export const activateCard: VaultsPayHandler<"activateCard"> = async (call) => {
  const { body, now } = call;
  const card = await findCard(call, body);
  if (card instanceof Fault) return card;
  if (card.status !== "PENDING_VERIFICATION") return badRequest(`A card that is ${card.status} cannot be activated`);
  if (body.pan !== card.pan) return invalid("pan", "pan is not that of the card");
  if (body.expiryDate !== expiryText(card.expiry)) return invalid("expiryDate", "expiryDate is not that of the card");
  const changes = { activated_at: card.activated_at ?? now };
  const { id, status, status_reason } = await moveCard(call, card, { event: "activateCard", changes });
  return answer({ cardId: id, cardStatus: status, statusReason: status_reason });
};

async function manufacture(
  scene: VaultsPayScene,
  card: CardRow,
  choice: Schemas["CardManufacturingStatus"],
  time: string | undefined,
): Promise<CardRow> {
  refuseUnlessUnderWay(card);
  const step = transitionOf(cardSideMachines.manufacturing, card.making, "updateCardManufacturing", choice);
  if (!step) throw badRequest("The making of a card does not go back");
  const changes = { making: step.to, making_time: time ?? card.making_time };
  return moveCard(scene, card, { event: "updateCardManufacturing", choice, changes });
}

async function deliver(
  scene: VaultsPayScene,
  card: CardRow,
  choice: Schemas["CardDeliveryStatus"],
  time: string | undefined,
): Promise<CardRow> {
  refuseUnlessUnderWay(card);
  if (card.making !== "MANUFACTURED") throw badRequest("The card is not made yet");
  const step = transitionOf(cardSideMachines.delivery, card.delivery, "updateCardDelivery", choice);
  if (!step) throw badRequest("The delivery of a card does not go back");
  const changes = { delivery: step.to, delivery_time: time ?? card.delivery_time };
  return moveCard(scene, card, { event: "updateCardDelivery", choice, changes });
}

// An active card is under way only while its conversion is carried out; any other was delivered before.
function refuseUnlessUnderWay({ delivery, making }: CardRow): void {
  if (making === null || delivery === "DELIVERED") throw badRequest("The card is not being made");
}

/** A local time with its seconds; undefined where none was sent. @throws Fault 422/1000 for a day nobody has. */
function readTime(key: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const full = text.length === 16 ? `${text}:00` : text;
  const at = Date.parse(`${full}Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(full)) throw invalid(key, `${key} is not valid`);
  return full;
}

/** The issuance of a virtual card that takes the place of another ends by itself. */
export const endIssuance = defineJob(
  "vaultspay.endIssuance",
  async (scene: VaultsPayScene, { id }: { readonly id: number }) => {
    const card = await scene.tx.first(selectCard, { tenant: scene.tenant.id, id });
    // Ended by hand in the meantime, or expired.
    if (card?.status === "ISSUANCE_IN_PROGRESS") await activateVirtual(scene, card);
  },
);

const activateVirtual = (scene: VaultsPayScene, card: CardRow) =>
  moveCard(scene, card, { event: "issuance ended", changes: { activated_at: scene.now } });

export const completeCardIssuance = defineAction({
  name: "completeCardIssuance",
  summary: "Brings a card that is being issued to its end: a virtual one is active, a physical one made and delivered.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["cardId"],
    properties: { cardId: { type: "integer" } },
  },
  run: async (scene: VaultsPayScene, { cardId }: { readonly cardId: number }) => {
    const card = await scene.tx.first(selectCard, { tenant: scene.tenant.id, id: cardId });
    if (!card) throw unknown("cardId");
    if (card.card_type === "VIRTUAL") return cardStateOf(await activateVirtual(scene, card));
    const made = await manufacture(scene, card, "MANUFACTURED", undefined);
    return cardStateOf(await deliver(scene, made, "DELIVERED", undefined));
  },
});
