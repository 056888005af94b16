import type { operations } from "@openissuing/anytime";
import { type Handlers, notImplemented } from "../core/handler.js";
import { accountParts, createAccount, getAccount, getAccountBalance, listAccounts, updateAccount } from "./accounts.js";
import { checkConnection, echoParameter } from "./apicheck.js";
import { createCreditTransfer, creditTransferParts, listCreditTransfers } from "./credit-transfers.js";
import { createIban, createVirtualIban, ibanParts } from "./ibans.js";
import { getKyc, kycParts, uploadKyc } from "./kyc.js";
import { receiveMoneyParts } from "./receive-money.js";
import { getAccountStatement, listAccountStatements, listIbanStatements, statementParts } from "./statements.js";
import { getCreditTransferTestimonial } from "./testimonial.js";
import type { AnytimeEvents, Parts } from "./types.js";

/** One handler per operationId of the document: a missing one does not compile. */
export const handlers: Handlers<operations, AnytimeEvents> = {
  createToken: notImplemented,
  checkConnection,
  echoParameter,

  listAccounts,
  createAccount,
  getAccount,
  updateAccount,
  getAccountBalance,
  listAccountStatements,
  getAccountStatement,
  listIbanStatements,
  listCreditTransfers,
  createCreditTransfer,
  getCreditTransferTestimonial,
  getKyc,
  uploadKyc,
  createIban,
  createVirtualIban,

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
export const parts: readonly Parts[] = [
  accountParts,
  statementParts,
  creditTransferParts,
  kycParts,
  ibanParts,
  receiveMoneyParts,
];
