import { accountParts, guardAccounts, listAccounts, listBalances } from "./accounts.js";
import { binParts, listBins } from "./bins.js";
import { cardChangeParts, guardCardChanges, listCardChanges } from "./card-changes.js";
import { cardDeferredParts } from "./card-deferred.js";
import { guardCardChange, updateCard } from "./card-update.js";
import { cardParts, createCard, getCard, guardCardCreation, guardOneCard, listCards } from "./cards.js";
import { createCardEmbedLink, embedParts, guardEmbedLink, openCardEmbed } from "./embed.js";
import { groupPayments, groupRefunds } from "./groups.js";
import { otpParts } from "./otp.js";
import { getPayment, guardPayment, listPayments, paymentParts } from "./payments.js";
import { getRefund, guardRefund, guardRefundList, listRefunds, refundParts } from "./refunds.js";
import { guardTags, listTags, tagParts } from "./tags.js";
import { tenantActionParts } from "./tenant-actions.js";
import { guardTopUpList, listTopUps, topUpParts } from "./top-ups.js";
import {
  createTransfer,
  getTransfer,
  guardTransfer,
  guardTransferCreation,
  listTransfers,
  transferParts,
} from "./transfers.js";
import type { BrocardGuards, BrocardHandlers, Parts } from "./types.js";
import {
  createUser,
  getUser,
  guardUser,
  guardUserBins,
  guardUserChange,
  guardUserCreation,
  listUsers,
  updateUser,
  updateUserBins,
  userParts,
} from "./users.js";

/** One handler per operationId of the document: a missing one does not compile. */
export const handlers: BrocardHandlers = {
  listAccounts,
  listBalances,

  listBins,

  listCards,
  createCard,
  getCard,
  updateCard,
  listCardChanges,
  createCardEmbedLink,
  openCardEmbed,

  listPayments,
  groupPayments,
  getPayment,
  listRefunds,
  groupRefunds,
  getRefund,
  listTopUps,
  listTransfers,
  createTransfer,
  getTransfer,

  listTags,

  listUsers,
  createUser,
  getUser,
  updateUser,
  updateUserBins,
};

/** What an operation demands besides what the document says. */
export const guards: BrocardGuards = {
  listAccounts: guardAccounts,

  createCard: guardCardCreation,
  getCard: guardOneCard,
  updateCard: guardCardChange,
  listCardChanges: guardCardChanges,
  createCardEmbedLink: guardEmbedLink,

  getPayment: guardPayment,
  listRefunds: guardRefundList,
  getRefund: guardRefund,
  listTopUps: guardTopUpList,
  createTransfer: guardTransferCreation,
  getTransfer: guardTransfer,

  listTags: guardTags,

  createUser: guardUserCreation,
  getUser: guardUser,
  updateUser: guardUserChange,
  updateUserBins: guardUserBins,
};

/** Tables, jobs and actions of every resource. */
export const parts: readonly Parts[] = [
  tenantActionParts,
  userParts,
  accountParts,
  binParts,
  tagParts,
  cardParts,
  cardChangeParts,
  cardDeferredParts,
  embedParts,
  paymentParts,
  refundParts,
  otpParts,
  topUpParts,
  transferParts,
];
