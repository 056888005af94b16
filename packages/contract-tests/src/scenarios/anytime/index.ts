import type { AnyScenario } from "../../scenario.js";
import { checkConnectionScenarios } from "./check-connection.js";
import { createAccountScenarios } from "./create-account.js";
import { createCardDetailsLinkScenarios } from "./create-card-details-link.js";
import { createCreditTransferScenarios } from "./create-credit-transfer.js";
import { createIbanScenarios } from "./create-iban.js";
import { createTokenScenarios } from "./create-token.js";
import { createVirtualIbanScenarios } from "./create-virtual-iban.js";
import { creditCardScenarios } from "./credit-card.js";
import { debitCardScenarios } from "./debit-card.js";
import { echoParameterScenarios } from "./echo-parameter.js";
import { generalScenarios } from "./general.js";
import { getAccountScenarios } from "./get-account.js";
import { getAccountBalanceScenarios } from "./get-account-balance.js";
import { getAccountStatementScenarios } from "./get-account-statement.js";
import { getCardScenarios } from "./get-card.js";
import { getCardPanScenarios } from "./get-card-pan.js";
import { getCardPinScenarios } from "./get-card-pin.js";
import { getCardTransactionScenarios } from "./get-card-transaction.js";
import { getCreditTransferTestimonialScenarios } from "./get-credit-transfer-testimonial.js";
import { getKycScenarios } from "./get-kyc.js";
import { getOrderTrackingScenarios } from "./get-order-tracking.js";
import { listAccountCardsScenarios } from "./list-account-cards.js";
import { listAccountStatementsScenarios } from "./list-account-statements.js";
import { listAccountsScenarios } from "./list-accounts.js";
import { listCardTransactionsScenarios } from "./list-card-transactions.js";
import { listCreditTransfersScenarios } from "./list-credit-transfers.js";
import { listIbanStatementsScenarios } from "./list-iban-statements.js";
import { orderCardScenarios } from "./order-card.js";
import { receiveCardLastTxScenarios } from "./receive-card-last-tx.js";
import { receiveCreditTransferProcessedScenarios } from "./receive-credit-transfer-processed.js";
import { sendCardPanScenarios } from "./send-card-pan.js";
import { sendCardPinScenarios } from "./send-card-pin.js";
import { updateAccountScenarios } from "./update-account.js";
import { updateCardScenarios } from "./update-card.js";
import { uploadKycScenarios } from "./upload-kyc.js";

/** Every scenario of Anytime: one file per operation or webhook, named after its operationId. */
export const anytimeScenarios: readonly AnyScenario[] = [
  createTokenScenarios,
  checkConnectionScenarios,
  echoParameterScenarios,
  listAccountsScenarios,
  createAccountScenarios,
  getAccountScenarios,
  updateAccountScenarios,
  getAccountBalanceScenarios,
  listAccountStatementsScenarios,
  getAccountStatementScenarios,
  listIbanStatementsScenarios,
  listCreditTransfersScenarios,
  createCreditTransferScenarios,
  getCreditTransferTestimonialScenarios,
  getKycScenarios,
  uploadKycScenarios,
  createIbanScenarios,
  createVirtualIbanScenarios,
  listAccountCardsScenarios,
  orderCardScenarios,
  getCardScenarios,
  updateCardScenarios,
  creditCardScenarios,
  debitCardScenarios,
  listCardTransactionsScenarios,
  getCardTransactionScenarios,
  getCardPinScenarios,
  sendCardPinScenarios,
  getCardPanScenarios,
  sendCardPanScenarios,
  createCardDetailsLinkScenarios,
  getOrderTrackingScenarios,
  receiveCardLastTxScenarios,
  receiveCreditTransferProcessedScenarios,
  generalScenarios,
].flat();
