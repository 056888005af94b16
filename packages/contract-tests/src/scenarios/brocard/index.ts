import type { AnyScenario } from "../../scenario.js";
import { createCardScenarios } from "./create-card.js";
import { createCardEmbedLinkScenarios } from "./create-card-embed-link.js";
import { createTransferScenarios } from "./create-transfer.js";
import { createUserScenarios } from "./create-user.js";
import { generalScenarios } from "./general.js";
import { getCardScenarios } from "./get-card.js";
import { getPaymentScenarios } from "./get-payment.js";
import { getRefundScenarios } from "./get-refund.js";
import { getTransferScenarios } from "./get-transfer.js";
import { getUserScenarios } from "./get-user.js";
import { groupPaymentsScenarios } from "./group-payments.js";
import { groupRefundsScenarios } from "./group-refunds.js";
import { listAccountsScenarios } from "./list-accounts.js";
import { listBalancesScenarios } from "./list-balances.js";
import { listBinsScenarios } from "./list-bins.js";
import { listCardChangesScenarios } from "./list-card-changes.js";
import { listCardsScenarios } from "./list-cards.js";
import { listPaymentsScenarios } from "./list-payments.js";
import { listRefundsScenarios } from "./list-refunds.js";
import { listTagsScenarios } from "./list-tags.js";
import { listTopUpsScenarios } from "./list-top-ups.js";
import { listTransfersScenarios } from "./list-transfers.js";
import { listUsersScenarios } from "./list-users.js";
import { openCardEmbedScenarios } from "./open-card-embed.js";
import { receiveOtpCodeScenarios } from "./receive-otp-code.js";
import { receivePaymentScenarios } from "./receive-payment.js";
import { receiveRefundScenarios } from "./receive-refund.js";
import { updateCardScenarios } from "./update-card.js";
import { updateUserScenarios } from "./update-user.js";
import { updateUserBinsScenarios } from "./update-user-bins.js";

/** Every scenario of Brocard: one file per operation or webhook, named after its operationId. */
export const brocardScenarios: readonly AnyScenario[] = [
  listAccountsScenarios,
  listBalancesScenarios,
  listBinsScenarios,
  listCardsScenarios,
  createCardScenarios,
  getCardScenarios,
  updateCardScenarios,
  listCardChangesScenarios,
  createCardEmbedLinkScenarios,
  openCardEmbedScenarios,
  listPaymentsScenarios,
  groupPaymentsScenarios,
  getPaymentScenarios,
  listRefundsScenarios,
  groupRefundsScenarios,
  getRefundScenarios,
  listTagsScenarios,
  listTopUpsScenarios,
  listTransfersScenarios,
  createTransferScenarios,
  getTransferScenarios,
  listUsersScenarios,
  createUserScenarios,
  getUserScenarios,
  updateUserScenarios,
  updateUserBinsScenarios,
  receiveOtpCodeScenarios,
  receivePaymentScenarios,
  receiveRefundScenarios,
  generalScenarios,
].flat();
