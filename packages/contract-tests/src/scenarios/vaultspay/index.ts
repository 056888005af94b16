import type { AnyScenario } from "../../scenario.js";
import { activateCardScenarios } from "./activate-card.js";
import { createAccountScenarios } from "./create-account.js";
import { createAddressScenarios } from "./create-address.js";
import { createCardScenarios } from "./create-card.js";
import { createDirectTransferScenarios } from "./create-direct-transfer.js";
import { createIdentificationScenarios } from "./create-identification.js";
import { createPaymentContactScenarios } from "./create-payment-contact.js";
import { createPersonalInfoScenarios } from "./create-personal-info.js";
import { createUserScenarios } from "./create-user.js";
import { declineCardIssueScenarios } from "./decline-card-issue.js";
import { enrollCardThreeDsScenarios } from "./enroll-card-three-ds.js";
import { generalScenarios } from "./general.js";
import { getAccountScenarios } from "./get-account.js";
import { getCardCvvScenarios } from "./get-card-cvv.js";
import { getCardDetailsScenarios } from "./get-card-details.js";
import { getCardExpiryScenarios } from "./get-card-expiry.js";
import { getCardPanScenarios } from "./get-card-pan.js";
import { getKycScenarios } from "./get-kyc.js";
import { getTransactionScenarios } from "./get-transaction.js";
import { listAccountsScenarios } from "./list-accounts.js";
import { listCardIssuesScenarios } from "./list-card-issues.js";
import { listCardSecurityScenarios } from "./list-card-security.js";
import { listCardTiersScenarios } from "./list-card-tiers.js";
import { listCitiesScenarios } from "./list-cities.js";
import { listCountriesScenarios } from "./list-countries.js";
import { listEmbossingNamesScenarios } from "./list-embossing-names.js";
import { listLedgerEntriesScenarios } from "./list-ledger-entries.js";
import { listStatesScenarios } from "./list-states.js";
import { listTransactionLimitsScenarios } from "./list-transaction-limits.js";
import { listTransactionsScenarios } from "./list-transactions.js";
import { loginScenarios } from "./login.js";
import { pingScenarios } from "./ping.js";
import { processCardRequestScenarios } from "./process-card-request.js";
import { processPhysicalCardRequestScenarios } from "./process-physical-card-request.js";
import { receiveCardStatusScenarios } from "./receive-card-status.js";
import { receiveTransactionPerformedScenarios } from "./receive-transaction-performed.js";
import { refreshTokenScenarios } from "./refresh-token.js";
import { removeCardThreeDsScenarios } from "./remove-card-three-ds.js";
import { renewCardScenarios } from "./renew-card.js";
import { replaceCardScenarios } from "./replace-card.js";
import { reportCardIssueScenarios } from "./report-card-issue.js";
import { requestPhysicalCardScenarios } from "./request-physical-card.js";
import { resetCardSecurityScenarios } from "./reset-card-security.js";
import { reviewCardIssueScenarios } from "./review-card-issue.js";
import { setCardPinScenarios } from "./set-card-pin.js";
import { toggleCardFreezeScenarios } from "./toggle-card-freeze.js";
import { updateAddressScenarios } from "./update-address.js";
import { updateCardAccountScenarios } from "./update-card-account.js";
import { updateCardDeliveryScenarios } from "./update-card-delivery.js";
import { updateCardManufacturingScenarios } from "./update-card-manufacturing.js";
import { updateCardSecurityScenarios } from "./update-card-security.js";
import { updateCardStatusScenarios } from "./update-card-status.js";
import { updateIdentificationScenarios } from "./update-identification.js";
import { updatePersonalInfoScenarios } from "./update-personal-info.js";
import { updateTransactionLimitScenarios } from "./update-transaction-limit.js";
import { validateIbanScenarios } from "./validate-iban.js";

/** Every scenario of VaultsPay: one file per operation or webhook, named after its operationId. */
export const vaultspayScenarios: readonly AnyScenario[] = [
  loginScenarios,
  refreshTokenScenarios,
  createUserScenarios,
  listCountriesScenarios,
  listStatesScenarios,
  listCitiesScenarios,
  createPersonalInfoScenarios,
  updatePersonalInfoScenarios,
  createAddressScenarios,
  updateAddressScenarios,
  createIdentificationScenarios,
  updateIdentificationScenarios,
  getKycScenarios,
  createAccountScenarios,
  listAccountsScenarios,
  getAccountScenarios,
  listLedgerEntriesScenarios,
  validateIbanScenarios,
  createPaymentContactScenarios,
  createDirectTransferScenarios,
  listTransactionsScenarios,
  getTransactionScenarios,
  listCardTiersScenarios,
  listEmbossingNamesScenarios,
  createCardScenarios,
  processCardRequestScenarios,
  updateCardManufacturingScenarios,
  updateCardDeliveryScenarios,
  activateCardScenarios,
  setCardPinScenarios,
  getCardDetailsScenarios,
  getCardPanScenarios,
  getCardCvvScenarios,
  getCardExpiryScenarios,
  enrollCardThreeDsScenarios,
  removeCardThreeDsScenarios,
  updateCardStatusScenarios,
  toggleCardFreezeScenarios,
  updateCardAccountScenarios,
  reportCardIssueScenarios,
  reviewCardIssueScenarios,
  replaceCardScenarios,
  renewCardScenarios,
  declineCardIssueScenarios,
  listCardIssuesScenarios,
  requestPhysicalCardScenarios,
  processPhysicalCardRequestScenarios,
  listCardSecurityScenarios,
  updateCardSecurityScenarios,
  resetCardSecurityScenarios,
  listTransactionLimitsScenarios,
  updateTransactionLimitScenarios,
  pingScenarios,
  receiveCardStatusScenarios,
  receiveTransactionPerformedScenarios,
  generalScenarios,
].flat();
