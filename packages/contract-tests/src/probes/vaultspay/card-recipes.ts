import { succeeded } from "../../expectation.js";
import type { Need } from "../../vaultspay/abilities.js";
import {
  cardInProgress,
  conversionAddress,
  convert,
  deliveredCard,
  manufacture,
  report,
  reviewedCard,
  secretsOf,
  setPin,
  tierFor,
} from "../../vaultspay/card-fixtures.js";
import { limitLike, settingsOf } from "../../vaultspay/rules-fixtures.js";
import type { World } from "../../vaultspay/world.js";
import type { Recipe, Recipes } from "../recipe.js";
import type { Things } from "./things.js";

/** Calls of the operations about cards and their rules; what a call uses up is made for each. */
export function cardRecipes(world: World<Need>, things: Things): Recipes<Need> {
  const recipe = (make: Recipe<Need>["make"]): Recipe<Need> => ({ needs: ["kyc"], make });
  /** A call about the one card that all share. */
  const ofCard = (more: object = {}) => recipe(async () => ({ json: { cardId: (await things.card()).id, ...more } }));
  /** A call that uses up a card. */
  const usingUp = (make: () => Promise<{ readonly id: number }>, more: object = {}) =>
    recipe(async () => ({ json: { cardId: (await make()).id, ...more } }));
  const queryOfCard = recipe(async () => ({ query: { cardId: `${(await things.card()).id}` } }));
  const reviewed = () => reviewedCard(world);
  const decision = { remarks: "asked for" };

  return {
    listCardTiers: { needs: [], make: async () => ({}) },
    listEmbossingNames: recipe(async () => ({ path: { userId: `${(await things.holder()).user.id}` } })),
    createCard: recipe(async () => {
      const { account, user } = await things.holder();
      const whose = { customerId: user.id, accountId: account.id };
      const cardTierId = (await tierFor(world, "VIRTUAL")).id;
      return { json: { cardTierId, ...whose, cardType: "VIRTUAL", cardHolderName: "AMINA RAHMAN" } };
    }),
    setCardPin: recipe(async () => ({ json: { cardId: (await things.plastic()).id, pin: things.nextPin() } })),
    processCardRequest: usingUp(
      async () => {
        const card = await things.issue("PHYSICAL");
        await setPin(world, card.id);
        return card;
      },
      { status: "ISSUANCE_IN_PROGRESS" },
    ),
    updateCardManufacturing: usingUp(() => cardInProgress(world), { manufacturingStatus: "MANUFACTURED" }),
    updateCardDelivery: usingUp(
      async () => {
        const card = await cardInProgress(world);
        await succeeded(manufacture(world, card.id));
        return card;
      },
      { deliveryStatus: "DELIVERED" },
    ),
    activateCard: recipe(async () => {
      const { id } = await deliveredCard(world);
      return { json: { cardId: id, ...(await secretsOf(world, id)) } };
    }),

    getCardDetails: ofCard(),
    getCardPan: ofCard(),
    getCardCvv: ofCard(),
    getCardExpiry: ofCard(),
    enrollCardThreeDs: ofCard(),
    removeCardThreeDs: ofCard(),
    updateCardStatus: ofCard({ cardStatus: "ACTIVE", statusReason: "asked for" }),
    toggleCardFreeze: usingUp(() => things.issue()),
    updateCardAccount: recipe(async () => ({
      json: { cardId: (await things.card()).id, accountId: (await things.holder()).other.id },
    })),

    listCardIssues: { needs: [], make: async () => ({}) },
    reportCardIssue: usingUp(() => things.issue(), { issueType: "DAMAGED", statusReason: "Chip broken" }),
    reviewCardIssue: usingUp(async () => {
      const card = await things.issue();
      await succeeded(report(world, card.id));
      return card;
    }, decision),
    replaceCard: usingUp(reviewed, decision),
    renewCard: usingUp(reviewed, decision),
    declineCardIssue: usingUp(reviewed, decision),
    requestPhysicalCard: usingUp(() => things.issue(), { address: { ...conversionAddress } }),
    processPhysicalCardRequest: usingUp(
      async () => {
        const card = await things.issue();
        await succeeded(convert(world, card.id));
        return card;
      },
      { status: "APPROVED" },
    ),

    listCardSecurity: queryOfCard,
    updateCardSecurity: recipe(async () => {
      const { id: cardId } = await things.card();
      const [first] = await settingsOf(world, cardId);
      const whose = { cardId: `${cardId}`, id: `${first?.id}` };
      return { json: { ...whose, transactionType: first?.transactionType, value: "1" } };
    }),
    resetCardSecurity: ofCard(),
    listTransactionLimits: queryOfCard,
    updateTransactionLimit: recipe(async () => {
      const { id: cardId } = await things.card();
      const { id, transactionType } = await limitLike(world, cardId, { limitType: "LIMIT" });
      return { json: { cardId: `${cardId}`, id: `${id}`, transactionType, value: "50.00" } };
    }),
  };
}
