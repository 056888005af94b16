import {
  enrollCardThreeDs,
  removeCardThreeDs,
  toggleCardFreeze,
  updateCardAccount,
  updateCardStatus,
} from "./card-controls.js";
import { expireCard, expireWhenDue } from "./card-expiry.js";
import {
  activateCard,
  completeCardIssuance,
  endIssuance,
  processCardRequest,
  setCardPin,
  updateCardDelivery,
  updateCardManufacturing,
} from "./card-issuance.js";
import { cardPaymentParts } from "./card-payments.js";
import { getCardCvv, getCardExpiry, getCardPan } from "./card-secrets.js";
import { createCard, getCardDetails, cardParts as issuedParts } from "./cards.js";
import { processPhysicalCardRequest, requestPhysicalCard } from "./conversion.js";
import { listEmbossingNames } from "./embossing-names.js";
import { limitParts, listTransactionLimits, updateTransactionLimit } from "./limits.js";
import {
  declineCardIssue,
  listCardIssues,
  renewCard,
  replaceCard,
  reportCardIssue,
  reportParts,
  reviewCardIssue,
} from "./reports.js";
import { listCardSecurity, resetCardSecurity, securityParts, updateCardSecurity } from "./security.js";
import { listCardTiers, tierParts } from "./tiers.js";
import type { Parts, VaultsPayHandlers } from "./types.js";

/** Handlers of cards, reported cards, conversion and the rules engine. */
export const cardHandlers = {
  listCardTiers,
  listEmbossingNames,
  createCard,
  processCardRequest,
  updateCardManufacturing,
  updateCardDelivery,
  activateCard,
  setCardPin,

  getCardDetails,
  getCardPan,
  getCardCvv,
  getCardExpiry,

  enrollCardThreeDs,
  removeCardThreeDs,
  updateCardStatus,
  toggleCardFreeze,
  updateCardAccount,

  reportCardIssue,
  reviewCardIssue,
  replaceCard,
  renewCard,
  declineCardIssue,
  listCardIssues,

  requestPhysicalCard,
  processPhysicalCardRequest,

  listCardSecurity,
  updateCardSecurity,
  resetCardSecurity,

  listTransactionLimits,
  updateTransactionLimit,
} satisfies Partial<VaultsPayHandlers>;

const lifeParts: Parts = { jobs: [endIssuance, expireWhenDue], actions: [completeCardIssuance, expireCard] };

/** Tables, jobs and actions of cards. */
export const cardParts: readonly Parts[] = [
  tierParts,
  limitParts,
  securityParts,
  issuedParts,
  reportParts,
  lifeParts,
  cardPaymentParts,
];
