import type { Defect, Edit } from "../defect.js";

/** Where the content of a success stands. */
const at = (pointer: string) => `/body${pointer}`;

function broken(kind: "missing" | "type" | "undocumented", operationId: string, edit: Edit, what: string): Defect {
  return {
    id: `${kind}-${operationId}-${what.replaceAll(/[^\w]+/g, "-")}`,
    class: kind,
    what: `${operationId}: ${what}`,
    fault: { kind: "answer", on: [operationId], edits: [edit] },
    expects: ["body-schema"],
    subjects: [operationId],
  };
}

/** Required members, one or more of each operation: what is there and is not sent. */
const missing: readonly (readonly [operationId: string, pointer: string])[] = [
  ["createToken", "/token_type"],
  ["checkConnection", "/date_time"],
  ["echoParameter", "/test_param"],
  ["listAccounts", "/total_results"],
  ["listAccounts", "/accounts/*/acc_type"],
  ["createAccount", "/acc_type"],
  ["getAccount", "/user_nationality"],
  ["getAccount", "/user_addr_2"],
  ["updateAccount", "/acc_id"],
  ["getAccountBalance", "/balance"],
  ["listAccountStatements", "/transactions/*/currency"],
  ["getAccountStatement", "/iban"],
  ["listIbanStatements", "/transactions/*/description"],
  ["listCreditTransfers", "/credit-transfers/*/execution_reference"],
  ["createCreditTransfer", "/request_date"],
  ["getKyc", "/missing-kyc-types"],
  ["uploadKyc", "/files_status/*/status"],
  ["createIban", "/swift"],
  ["createVirtualIban", "/type"],
  ["listAccountCards", "/cards/*/card_holder/gender"],
  ["orderCard", "/order_status"],
  ["getCard", "/card_name/embossed"],
  ["getCard", "/validity_month"],
  ["updateCard", "/renew"],
  ["creditCard", "/acc_id"],
  ["debitCard", "/card_ref"],
  ["listCardTransactions", "/transactions/*/vat_details"],
  ["getCardTransaction", "/date_transaction"],
  ["getCardPin", "/pin"],
  ["sendCardPin", "/card_ref"],
  ["getCardPan", "/expiry_date"],
  ["sendCardPan", "/state"],
  ["createCardDetailsLink", "/temp_link"],
  ["getOrderTracking", "/tracking_link"],
];

/** Members of another type than the document's. */
const types: readonly (readonly [operationId: string, pointer: string, edit: "as-number" | "as-text" | "in-list"])[] = [
  ["createToken", "/expires_in", "as-text"],
  ["listAccounts", "/accounts/*/acc_id", "as-text"],
  ["createAccount", "/acc_id", "as-text"],
  ["getAccount", "/user_addr_zip", "as-number"],
  ["updateAccount", "/acc_type", "in-list"],
  ["getAccountBalance", "/balance", "as-text"],
  ["listAccountStatements", "/transactions/*/txid", "as-number"],
  ["getAccountStatement", "/balance", "as-text"],
  ["listIbanStatements", "/transactions/*/amount", "as-text"],
  ["listCreditTransfers", "/credit-transfers/*/internal_id", "as-text"],
  ["createCreditTransfer", "/amount", "as-text"],
  ["getKyc", "/status", "in-list"],
  ["uploadKyc", "/files_status/*/status", "as-text"],
  ["listAccountCards", "/cards/*/atm", "as-text"],
  ["orderCard", "/order_id", "as-text"],
  ["getCard", "/pos", "as-text"],
  ["updateCard", "/pos", "as-text"],
  ["creditCard", "/transaction_id", "as-text"],
  ["listCardTransactions", "/transactions/*/fx", "as-text"],
  ["getCardTransaction", "/txid", "as-text"],
  ["getCardPin", "/pin", "as-number"],
];

/** Values of the right type that are none of the document's. */
const values: readonly (readonly [operationId: string, pointer: string, to: unknown])[] = [
  ["getCard", "/card_ref", "any0000000000"],
  ["createIban", "/iban", "FR76 9999 9000"],
  ["getAccount", "/user_dob", "17/05/1980"],
  ["listAccountStatements", "/transactions/*/status", "settled"],
  ["getCardTransaction", "/mcc", 123_456],
  ["orderCard", "/order_status", 4],
  ["getAccount", "/acc_type", "individual"],
  ["createCreditTransfer", "/currency", "euro"],
  ["getKyc", "/status", "unknown"],
  ["listCardTransactions", "/transactions/*/amount", null],
];

/** Members that the document does not have, at any depth. */
const undocumented: readonly (readonly [operationId: string, pointer: string])[] = [
  ["createToken", "/scope"],
  ["checkConnection", "/version"],
  ["listAccounts", "/accounts/*/balance"],
  ["createAccount", "/created_at"],
  ["getAccount", "/user_password"],
  ["getAccountBalance", "/currency"],
  ["listAccountStatements", "/transactions/*/iban/*/bank_name"],
  ["listIbanStatements", "/next_page"],
  ["createCreditTransfer", "/fee"],
  ["getKyc", "/uploaded-kyc-status/expired"],
  ["listAccountCards", "/cards/*/card_name/middle_name"],
  ["getCard", "/card_holder/dob"],
  ["updateCard", "/updated_at"],
  ["listCardTransactions", "/transactions/*/merchant"],
  ["getCardPan", "/track2"],
  ["createCardDetailsLink", "/expires_in"],
];

/** Every answer carries the envelope; these break it for an operation each. */
const envelopes: readonly Defect[] = [
  broken("missing", "getAccountBalance", { edit: "remove", at: "/request_id" }, "no request_id in the envelope"),
  broken("type", "listAccounts", { edit: "as-text", at: "/request_id" }, "request_id as text in the envelope"),
  broken("type", "getCard", { edit: "set", at: "/type_response", to: "synchronous" }, "another type_response"),
  broken("undocumented", "getAccount", { edit: "set", at: "/server", to: "a1" }, "a member beside the body"),
];

/** Refusals that are not shaped as the document says. */
const refusals: readonly Defect[] = [
  {
    operationId: "getAccount",
    edit: { edit: "remove", at: "/body/error/message" },
    kind: "missing",
    what: "a refusal without message",
  },
  {
    operationId: "getCard",
    edit: { edit: "as-text", at: "/body/error/code" },
    kind: "type",
    what: "the code of a refusal as text",
  },
  {
    operationId: "createCreditTransfer",
    edit: { edit: "set", at: "/body/error/trace", to: "at Foo.php:12" },
    kind: "undocumented",
    what: "a stack trace in a refusal",
  },
  {
    operationId: "orderCard",
    edit: { edit: "set", at: "/body/debug", to: {} },
    kind: "undocumented",
    what: "a member beside the error",
  },
].map(({ edit, kind, operationId, what }) => ({
  ...broken(kind as "missing", operationId, edit as Edit, what),
  fault: { kind: "answer", on: [operationId], when: "refusal", edits: [edit as Edit] },
}));

/** Answers that are not what their schema says. */
export const schemaDefects: readonly Defect[] = [
  ...missing.map(([id, pointer]) =>
    broken("missing", id, { edit: "remove", at: at(pointer) }, `${pointer} is missing`),
  ),
  ...types.map(([id, pointer, edit]) => broken("type", id, { edit, at: at(pointer) }, `${pointer} ${edit}`)),
  // Where the document leaves a set open, the text's own values are what a story expects.
  ...values.map(
    ([id, pointer, to]): Defect => ({
      ...broken("type", id, { edit: "set", at: at(pointer), to }, `${pointer} is ${String(to)}`),
      expects: ["body-schema", "expected-outcome"],
    }),
  ),
  ...undocumented.map(([id, pointer]) =>
    broken("undocumented", id, { edit: "set", at: at(pointer), to: "x" }, `${pointer} is sent`),
  ),
  ...envelopes,
  ...refusals,
];
