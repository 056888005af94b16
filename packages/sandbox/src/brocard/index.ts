import { notImplemented } from "../core/handler.js";
import { accountTable } from "./accounts.tables.js";
import { binTable, userBinTable } from "./bins.tables.js";
import { cardTable } from "./cards.tables.js";
import { embedLinkTable } from "./embed.tables.js";
import { groupPayments, groupRefunds } from "./groups.js";
import { otpParts } from "./otp.js";
import { getPayment, guardPayment, listPayments, paymentParts } from "./payments.js";
import { apiKeyTable } from "./profile.tables.js";
import { getRefund, guardRefund, guardRefundList, listRefunds, refundParts } from "./refunds.js";
import { cardTagTable, tagTable } from "./tags.tables.js";
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
import { teamTable, userTable } from "./users.tables.js";

/** One handler per operationId of the document: a missing one does not compile. */
export const handlers: BrocardHandlers = {
  listAccounts: notImplemented,
  listBalances: notImplemented,

  listBins: notImplemented,

  listCards: notImplemented,
  createCard: notImplemented,
  getCard: notImplemented,
  updateCard: notImplemented,
  listCardChanges: notImplemented,
  createCardEmbedLink: notImplemented,
  openCardEmbed: notImplemented,

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

  listTags: notImplemented,

  listUsers: notImplemented,
  createUser: notImplemented,
  getUser: notImplemented,
  updateUser: notImplemented,
  updateUserBins: notImplemented,
};

/** What an operation demands besides what the document says. */
export const guards: BrocardGuards = {
  getPayment: guardPayment,
  listRefunds: guardRefundList,
  getRefund: guardRefund,
  listTopUps: guardTopUpList,
  createTransfer: guardTransferCreation,
  getTransfer: guardTransfer,
};

/** Tables, jobs and actions of every resource. */
export const parts: readonly Parts[] = [
  { tables: [apiKeyTable, teamTable, userTable, accountTable, binTable, userBinTable, tagTable] },
  { tables: [cardTable, cardTagTable, embedLinkTable] },
  paymentParts,
  refundParts,
  otpParts,
  topUpParts,
  transferParts,
];
