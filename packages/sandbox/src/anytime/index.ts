import type { operations } from "@openissuing/anytime";
import { type Handlers, notImplemented } from "../core/handler.js";
import { checkConnection, echoParameter } from "./apicheck.js";
import type { AnytimeEvents, Parts } from "./types.js";

/** One handler per operationId of the document: a missing one does not compile. */
export const handlers: Handlers<operations, AnytimeEvents> = {
  createToken: notImplemented,
  checkConnection,
  echoParameter,

  listAccounts: notImplemented,
  createAccount: notImplemented,
  getAccount: notImplemented,
  updateAccount: notImplemented,
  getAccountBalance: notImplemented,
  listAccountStatements: notImplemented,
  getAccountStatement: notImplemented,
  listIbanStatements: notImplemented,
  listCreditTransfers: notImplemented,
  createCreditTransfer: notImplemented,
  getCreditTransferTestimonial: notImplemented,
  getKyc: notImplemented,
  uploadKyc: notImplemented,
  createIban: notImplemented,
  createVirtualIban: notImplemented,

  listAccountCards: notImplemented,
  orderCard: notImplemented,
  getCard: notImplemented,
  updateCard: notImplemented,
  creditCard: notImplemented,
  debitCard: notImplemented,
  listCardTransactions: notImplemented,
  getCardTransaction: notImplemented,
  getCardPin: notImplemented,
  sendCardPin: notImplemented,
  getCardPan: notImplemented,
  sendCardPan: notImplemented,
  createCardDetailsLink: notImplemented,
  getOrderTracking: notImplemented,
};

/** Tables, jobs and actions of every resource. */
export const parts: readonly Parts[] = [];
