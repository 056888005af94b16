import { at } from "../../json.js";
import { idOf } from "../members.js";
import type { ProbeDialect } from "../probe.js";

/** Names of rows and things, the first that one has. */
const ids = ["txid", "internal_id", "card_ref", "order_id", "acc_id", "iban"];

/** Operations that make something new with each call, and the member that names it. */
const made: Readonly<Record<string, string>> = {
  createAccount: "acc_id",
  createCreditTransfer: "internal_id",
  createVirtualIban: "iban",
  createCardDetailsLink: "temp_link",
  orderCard: "order_id",
};

/** What probes have to know about Anytime beyond its document. */
export const anytimeProbeDialect: ProbeDialect = {
  codes: {
    unauthenticated: 4010010,
    badSignature: 4010070,
    usedTwice: 4010080,
    badToken: 4010050,
    foreignAddress: 4010060,
    noSuchPath: 4040010,
    badMethod: 4050010,
    malformedVersion: 4000010,
    unservedVersion: 4000011,
  },
  headers: { data: "x-validation-data", signature: "x-signed-request" },
  tokenOperation: "createToken",
  openOperations: new Set(["createToken"]),
  tokenSeconds: 3600,
  echoOperation: "checkConnection",
  paging: { start: "limit_start", size: "limit_number", total: ["total_results"] },
  ids,
  // No zone is stated; the one offset in the text is that of Paris.
  zone: "Europe/Paris",
  todayMembers: ["activation_date", "execution_date", "request_date"],
  dayFilter: { from: "date_start", to: "date_end" },
  secretMembers: ["pan", "cvv", "pin"],
  pinOperation: "sendCardPin",
  owned: ids,
  foreignCode(operationId) {
    if (operationId === "getOrderTracking") return 4030410;
    return cardOperations.has(operationId) ? 4030310 : 4030210;
  },
  filters: (operationId) =>
    ["listAccountStatements", "listIbanStatements", "listCardTransactions"].includes(operationId),
  creates: (operationId) => Object.hasOwn(made, operationId),
  newId(operationId, content) {
    const name = made[operationId];
    return name === undefined || at(content, name) === undefined ? idOf(content, ids) : String(at(content, name));
  },
  readers: [
    { operationId: "listAccounts", readBy: "getAccount", parameter: "id" },
    { operationId: "listAccountCards", readBy: "getCard", parameter: "card_ref" },
    { operationId: "listAccountStatements", readBy: "getAccountStatement", parameter: "txid" },
    { operationId: "listCardTransactions", readBy: "getCardTransaction", parameter: "txid" },
  ],
};

const cardOperations = new Set([
  "getCard",
  "updateCard",
  "creditCard",
  "debitCard",
  "createCardDetailsLink",
  "getCardPan",
  "sendCardPan",
  "getCardPin",
  "sendCardPin",
  "listCardTransactions",
  "getCardTransaction",
]);
