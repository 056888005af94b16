import { notImplemented } from "../core/handler.js";
import { addressParts, createAddress, updateAddress } from "./addresses.js";
import { cardHandlers, cardParts } from "./card-handlers.js";
import { createIdentification, identificationParts, updateIdentification } from "./identification.js";
import { getKyc, kycParts } from "./kyc.js";
import { listCities, listCountries, listStates } from "./locations.js";
import { createPersonalInfo, personalInfoParts, updatePersonalInfo } from "./personal-info.js";
import { ping } from "./ping.js";
import { login, refreshToken, tokenParts } from "./tokens.js";
import type { Parts, VaultsPayHandlers } from "./types.js";
import { createUser, userParts } from "./users.js";

/** One handler per operationId of the document: a missing one does not compile. */
export const handlers: VaultsPayHandlers = {
  login,
  refreshToken,

  createUser,
  listCountries,
  listStates,
  listCities,

  createPersonalInfo,
  updatePersonalInfo,
  createAddress,
  updateAddress,
  createIdentification,
  updateIdentification,
  getKyc,

  createAccount: notImplemented,
  listAccounts: notImplemented,
  getAccount: notImplemented,
  listLedgerEntries: notImplemented,

  validateIban: notImplemented,
  createPaymentContact: notImplemented,
  createDirectTransfer: notImplemented,

  listTransactions: notImplemented,
  getTransaction: notImplemented,

  listCardTiers: notImplemented,
  listEmbossingNames: notImplemented,
  createCard: notImplemented,
  processCardRequest: notImplemented,
  updateCardManufacturing: notImplemented,
  updateCardDelivery: notImplemented,
  activateCard: notImplemented,
  setCardPin: notImplemented,

  getCardDetails: notImplemented,
  getCardPan: notImplemented,
  getCardCvv: notImplemented,
  getCardExpiry: notImplemented,

  enrollCardThreeDs: notImplemented,
  removeCardThreeDs: notImplemented,
  updateCardStatus: notImplemented,
  toggleCardFreeze: notImplemented,
  updateCardAccount: notImplemented,

  reportCardIssue: notImplemented,
  reviewCardIssue: notImplemented,
  replaceCard: notImplemented,
  renewCard: notImplemented,
  declineCardIssue: notImplemented,
  listCardIssues: notImplemented,

  requestPhysicalCard: notImplemented,
  processPhysicalCardRequest: notImplemented,

  listCardSecurity: notImplemented,
  updateCardSecurity: notImplemented,
  resetCardSecurity: notImplemented,

  listTransactionLimits: notImplemented,
  updateTransactionLimit: notImplemented,

  ping,

  ...cardHandlers,
};

/** Tables, jobs and actions of every resource. */
export const parts: readonly Parts[] = [
  tokenParts,
  userParts,
  addressParts,
  personalInfoParts,
  identificationParts,
  kycParts,
  ...cardParts,
];
