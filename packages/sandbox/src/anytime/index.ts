import type { operations } from "@openissuing/anytime";
import type { Handlers } from "../core/handler.js";
import { accountParts, createAccount, getAccount, getAccountBalance, listAccounts, updateAccount } from "./accounts.js";
import { checkConnection, echoParameter } from "./apicheck.js";
import { cardLimitParts } from "./card-limits.js";
import { creditCard, debitCard } from "./card-loads.js";
import { cardPaymentParts } from "./card-payments.js";
import { cardSecretParts, getCardPan, getCardPin, sendCardPan, sendCardPin } from "./card-secrets.js";
import { cardTransactionParts, getCardTransaction, listCardTransactions } from "./card-transactions.js";
import { cardParts, getCard, listAccountCards, updateCard } from "./cards.js";
import { createCreditTransfer, creditTransferParts, listCreditTransfers } from "./credit-transfers.js";
import { createCardDetailsLink, detailsPageParts } from "./details-page.js";
import { createIban, createVirtualIban, ibanParts } from "./ibans.js";
import { getKyc, kycParts, uploadKyc } from "./kyc.js";
import { getOrderTracking, orderCard, orderParts } from "./orders.js";
import { receiveMoneyParts } from "./receive-money.js";
import { getAccountStatement, listAccountStatements, listIbanStatements, statementParts } from "./statements.js";
import { getCreditTransferTestimonial } from "./testimonial.js";
import { createToken } from "./token.js";
import type { AnytimeEvents, Parts } from "./types.js";

/** One handler per operationId of the document: a missing one does not compile. */
export const handlers: Handlers<operations, AnytimeEvents> = {
  createToken,
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

  listAccountCards,
  orderCard,
  getCard,
  updateCard,
  creditCard,
  debitCard,
  listCardTransactions,
  getCardTransaction,
  getCardPin,
  sendCardPin,
  getCardPan,
  sendCardPan,
  createCardDetailsLink,
  getOrderTracking,
};

/** Tables, jobs and actions of every resource. */
export const parts: readonly Parts[] = [
  accountParts,
  statementParts,
  creditTransferParts,
  kycParts,
  ibanParts,
  receiveMoneyParts,
  cardParts,
  cardLimitParts,
  cardTransactionParts,
  cardPaymentParts,
  cardSecretParts,
  detailsPageParts,
  orderParts,
];
