import { accountParts, createAccount, getAccount, listAccounts } from "./accounts.js";
import { addressParts, createAddress, updateAddress } from "./addresses.js";
import { cardHandlers, cardParts } from "./card-handlers.js";
import { contactParts, createPaymentContact } from "./contacts.js";
import { createDirectTransfer, directTransferParts } from "./direct-transfers.js";
import { validateIban } from "./iban-lookup.js";
import { createIdentification, identificationParts, updateIdentification } from "./identification.js";
import { getKyc, kycParts } from "./kyc.js";
import { ledgerEntryParts, listLedgerEntries } from "./ledger-entries.js";
import { listCities, listCountries, listStates } from "./locations.js";
import { createPersonalInfo, personalInfoParts, updatePersonalInfo } from "./personal-info.js";
import { ping } from "./ping.js";
import { login, refreshToken, tokenParts } from "./tokens.js";
import { getTransaction, listTransactions, transactionParts } from "./transactions.js";
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

  createAccount,
  listAccounts,
  getAccount,
  listLedgerEntries,

  validateIban,
  createPaymentContact,
  createDirectTransfer,

  listTransactions,
  getTransaction,

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
  accountParts,
  ledgerEntryParts,
  contactParts,
  transactionParts,
  directTransferParts,
  ...cardParts,
];
