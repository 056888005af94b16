import { type ResourceHands, type ResourceRule, ref } from "../engine/kit.js";
import { at } from "../json.js";
import { conversionAddress, deliveryAddress } from "./card-fixtures.js";
import { unknownId } from "./fixtures.js";
import { numberAt, rowsOf, textAt } from "./read-content.js";

interface Named {
  readonly id: number;
  readonly token: number;
}

const unknown = { id: unknownId, token: unknownId };

async function issue(hands: ResourceHands, cardType: "PHYSICAL" | "VIRTUAL"): Promise<Named> {
  const whose = { customerId: ref("holder", "id"), accountId: ref("holder", "account") };
  const form = { cardTierId: ref("tier", "both"), ...whose, cardType, cardHolderName: "AMINA RAHMAN" };
  const address = cardType === "PHYSICAL" ? { address: { ...deliveryAddress } } : {};
  const card = await hands.call("createCard", { body: { ...form, ...address } });
  return { id: numberAt(card, "id"), token: numberAt(card, "token") };
}

/** A physical card with a PIN whose issuance was begun. */
async function inProgress(hands: ResourceHands): Promise<Named> {
  const card = await issue(hands, "PHYSICAL");
  await hands.call("setCardPin", { body: { cardId: card.id, pin: "4826" } });
  await hands.call("processCardRequest", { body: { cardId: card.id, status: "ISSUANCE_IN_PROGRESS" } });
  return card;
}

async function made(hands: ResourceHands): Promise<Named> {
  const card = await inProgress(hands);
  const body = { cardId: card.id, manufacturingStatus: "MANUFACTURED" };
  await hands.call("updateCardManufacturing", { body });
  return card;
}

async function reported(hands: ResourceHands): Promise<Named> {
  const card = await issue(hands, "VIRTUAL");
  const body = { cardId: card.id, issueType: "DAMAGED", statusReason: "Chip broken" };
  await hands.call("reportCardIssue", { body });
  return card;
}

/** A kind of card that calls of one operation have to themselves. */
const card = (make: (hands: ResourceHands) => Promise<Named>): ResourceRule => ({
  unknown,
  make: async (hands) => ({ ...(await make(hands)) }),
});

/** A kind of card that one call uses up. */
const cardOnce = (make: (hands: ResourceHands) => Promise<Named>): ResourceRule => ({ ...card(make), isOnce: true });

const virtual = (hands: ResourceHands) => issue(hands, "VIRTUAL");
const physical = (hands: ResourceHands) => issue(hands, "PHYSICAL");

/** Cards that calls of VaultsPay need, each in the state that its operation asks for. */
export const cardResources: Readonly<Record<string, ResourceRule>> = {
  /** Active and virtual. */
  card: card(virtual),
  /** Frozen and set free again. */
  toggled: card(virtual),
  /** Blocked and set to work again. */
  switched: card(virtual),
  plastic: card(physical),
  spare: cardOnce(virtual),

  requested: cardOnce(async (hands) => {
    const requested = await physical(hands);
    await hands.call("setCardPin", { body: { cardId: requested.id, pin: "4826" } });
    return requested;
  }),
  making: cardOnce(inProgress),
  made: cardOnce(made),

  delivered: {
    isOnce: true,
    unknown,
    make: async (hands) => {
      const { id: cardId, token } = await made(hands);
      await hands.call("updateCardDelivery", { body: { cardId, deliveryStatus: "DELIVERED" } });
      const pan = textAt(await hands.call("getCardPan", { body: { cardId } }), "pan");
      const expiry = textAt(await hands.call("getCardExpiry", { body: { cardId } }), "expiry");
      return { id: cardId, token, pan, expiry };
    },
  },

  reported: cardOnce(reported),
  reviewed: cardOnce(async (hands) => {
    const found = await reported(hands);
    await hands.call("reviewCardIssue", { body: { cardId: found.id } });
    return found;
  }),
  converting: cardOnce(async (hands) => {
    const converting = await virtual(hands);
    await hands.call("requestPhysicalCard", { body: { cardId: converting.id, address: { ...conversionAddress } } });
    return converting;
  }),

  /** Switches and limits of a card and of the company, by their numbers as text. */
  rules: {
    unknown: { card: `${unknownId}`, switch: `${unknownId}`, companyLimit: `${unknownId}`, cardLimit: `${unknownId}` },
    make: async (hands) => {
      const { id } = await virtual(hands);
      const query = { cardId: id };
      const [first] = rowsOf(await hands.call("listCardSecurity", { query }));
      const limitOf = (rows: readonly unknown[]) => rows.find((row) => at(row, "limitType") === "LIMIT");
      const own = limitOf(rowsOf(await hands.call("listTransactionLimits", { query })));
      const company = limitOf(rowsOf(await hands.call("listTransactionLimits")));
      return {
        card: `${id}`,
        switch: `${numberAt(first, "id")}`,
        cardLimit: `${numberAt(own, "id")}`,
        cardType: textAt(own, "transactionType"),
        companyLimit: `${numberAt(company, "id")}`,
        companyType: textAt(company, "transactionType"),
      };
    },
  },
};
