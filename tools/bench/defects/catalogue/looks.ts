import type { CheckId } from "@openissuing/contract-tests";
import type { Defect, DefectClass, Fault } from "../defect.js";

function made(
  cls: DefectClass,
  id: string,
  what: string,
  fault: Fault,
  subjects: readonly string[],
  expects: readonly CheckId[],
): Defect {
  return { id: `${cls}-${id}`, class: cls, what, fault, expects, subjects };
}

const times: readonly (readonly [operationId: string, pointer: string, hours: number])[] = [
  ["checkConnection", "/body/date_time", -1],
  ["listAccountStatements", "/body/transactions/*/date", -1],
  ["listAccountStatements", "/body/transactions/*/executionDate", 1],
  ["listIbanStatements", "/body/transactions/*/date", -2],
  ["listCardTransactions", "/body/transactions/*/date", -1],
  ["listCardTransactions", "/body/transactions/*/date_transaction", 12],
  ["listCreditTransfers", "/body/credit-transfers/*/creation_date", -1],
  ["createCreditTransfer", "/body/creation_date", 1],
];

const days: readonly (readonly [operationId: string, pointer: string])[] = [
  ["getCard", "/body/activation_date"],
  ["listAccountCards", "/body/cards/*/activation_date"],
  ["createCreditTransfer", "/body/request_date"],
  ["listCreditTransfers", "/body/credit-transfers/*/execution_date"],
];

const filtered = ["listAccountStatements", "listIbanStatements", "listCardTransactions"];

const dates: readonly Defect[] = [
  ...times.map(([operationId, pointer, hours]) =>
    made(
      "dates",
      `${operationId}${pointer.replaceAll(/[/*]+/g, "-")}-${hours}`,
      `${operationId}: ${pointer} is ${hours} h off`,
      { kind: "answer", on: [operationId], edits: [{ edit: "hours", at: pointer, by: hours }] },
      [operationId],
      ["dates-documented"],
    ),
  ),
  ...days.map(([operationId, pointer]) =>
    made(
      "dates",
      `${operationId}${pointer.replaceAll(/[/*]+/g, "-")}-day`,
      `${operationId}: ${pointer} is the day before`,
      { kind: "answer", on: [operationId], edits: [{ edit: "days", at: pointer, by: -1 }] },
      [operationId],
      ["dates-documented"],
    ),
  ),
  made(
    "dates",
    "offset",
    "createCreditTransfer: the offset is printed as UTC's",
    {
      kind: "answer",
      on: ["createCreditTransfer"],
      edits: [{ edit: "text", at: "/body/creation_date", from: "+01:00", to: "+00:00" }],
    },
    ["createCreditTransfer"],
    ["dates-documented"],
  ),
  made(
    "dates",
    "winter",
    "listCreditTransfers: summer is printed with the offset of winter",
    {
      kind: "answer",
      on: ["listCreditTransfers"],
      edits: [{ edit: "text", at: "/body/credit-transfers/*/creation_date", from: "+02:00", to: "+01:00" }],
    },
    ["listCreditTransfers"],
    ["dates-documented"],
  ),
  ...filtered.map((operationId) =>
    made(
      "dates",
      `${operationId}-no-filter`,
      `${operationId}: the days of a filter are ignored`,
      { kind: "query", on: [operationId], remove: ["date_start", "date_end"] },
      [operationId],
      ["dates-documented", "expected-outcome"],
    ),
  ),
  made(
    "dates",
    "half-filter",
    "listCardTransactions: the last day of a filter is ignored",
    { kind: "query", on: ["listCardTransactions"], remove: ["date_end"] },
    ["listCardTransactions"],
    ["dates-documented", "expected-outcome"],
  ),
];

const hashes = ["of-body", "of-other-user", "of-rounded-time", "old", "upper-case"] as const;
const hashed = ["getAccount", "createCreditTransfer", "listCardTransactions", "checkConnection", "getCardPan"];

/** Proofs of origin. */
const proofs: readonly Defect[] = [
  ...hashes.map((how, i) => {
    const operationId = hashed[i] ?? "getAccount";
    return made(
      "hash",
      `${operationId}-${how}`,
      `${operationId}: the hash is ${how.replaceAll("-", " ")}`,
      { kind: "hash", on: [operationId], how },
      [operationId],
      how === "upper-case" ? ["answer-authenticity", "body-schema"] : ["answer-authenticity"],
    );
  }),
  made(
    "hash",
    "refusal",
    "getCard: refusals carry the hash of somebody else",
    { kind: "hash", on: ["getCard"], when: "refusal", how: "of-other-user" },
    ["getCard"],
    ["answer-authenticity"],
  ),
  made(
    "hash",
    "none",
    "listAccounts: no hash",
    { kind: "answer", on: ["listAccounts"], edits: [{ edit: "remove", at: "/hash" }] },
    ["listAccounts"],
    ["answer-authenticity"],
  ),
];

const leaks: readonly (readonly [operationId: string, what: "pan" | "pin", at: string, when: "refusal" | "success"])[] =
  [
    ["getCard", "pan", "/body/card_name/embossed", "success"],
    ["listAccountCards", "pan", "/body/cards/0/card_name/embossed", "success"],
    ["listCardTransactions", "pan", "/body/transactions/0/description", "success"],
    ["listAccountStatements", "pan", "/body/transactions/0/description", "success"],
    ["getCardTransaction", "pan", "/body/description", "success"],
    ["createCreditTransfer", "pan", "/body/reason", "success"],
    ["sendCardPan", "pan", "/body/state", "success"],
    ["getCardPan", "pan", "/body/error/message", "refusal"],
    ["creditCard", "pan", "/body/error/message", "refusal"],
    ["sendCardPan", "pan", "/body/error/message", "refusal"],
    ["getCard", "pin", "/body/card_name/first_name", "success"],
    ["listCardTransactions", "pin", "/body/transactions/0/description", "success"],
  ];

const secrets: readonly Defect[] = leaks.map(([operationId, what, at, when]) =>
  made(
    "leak",
    `${operationId}-${what}-${when}`,
    `${operationId}: a ${when} shows a ${what.toUpperCase()}`,
    { kind: "leak", on: [operationId], when, what, at },
    [operationId],
    ["card-data-secret"],
  ),
);

const stable: readonly CheckId[] = [
  "ids-stable",
  "reads-repeat",
  "expected-outcome",
  "created-available",
  "created-listed",
];
const same = (operationId: string, id: string, what: string, pointer: string, to: unknown) =>
  made(
    "ids",
    id,
    `${operationId}: ${what}`,
    { kind: "answer", on: [operationId], edits: [{ edit: "set", at: pointer, to }] },
    [operationId],
    stable,
  );
const drift = (operationId: string, pointer: string) =>
  made(
    "ids",
    `${operationId}-drifts`,
    `${operationId}: ${pointer} changes from the second read on`,
    { kind: "answer", on: [operationId], from: 2, edits: [{ edit: "add", at: pointer, by: 1 }] },
    [operationId],
    stable,
  );

const identities: readonly Defect[] = [
  same("createAccount", "createAccount-same", "each account gets the same number", "/body/acc_id", 1001),
  same(
    "createCreditTransfer",
    "createCreditTransfer-same",
    "each transfer gets the same number",
    "/body/internal_id",
    50_000,
  ),
  same("orderCard", "orderCard-same", "each order gets the same number", "/body/order_id", 7001),
  same(
    "createVirtualIban",
    "createVirtualIban-same",
    "each virtual IBAN is the same",
    "/body/iban",
    "FR7699999000016440870000359",
  ),
  same(
    "createCardDetailsLink",
    "createCardDetailsLink-same",
    "each link is the same",
    "/body/temp_link",
    "https://cards.example.com/details/one",
  ),
  drift("getAccount", "/body/acc_id"),
  drift("getCardTransaction", "/body/txid"),
  drift("getCardPin", "/body/pin"),
  drift("listCreditTransfers", "/body/credit-transfers/*/internal_id"),
  made(
    "ids",
    "getCardTransaction-other",
    "getCardTransaction: answers another transaction",
    { kind: "answer", on: ["getCardTransaction"], edits: [{ edit: "add", at: "/body/txid", by: 1 }] },
    ["getCardTransaction"],
    stable,
  ),
  made(
    "ids",
    "getAccountStatement-other",
    "getAccountStatement: answers another movement",
    { kind: "answer", on: ["getAccountStatement"], edits: [{ edit: "set", at: "/body/txid", to: "200999" }] },
    ["getAccountStatement"],
    stable,
  ),
  made(
    "ids",
    "getCard-reads-differ",
    "getCard: the expiry date changes from the second read on",
    { kind: "answer", on: ["getCard"], from: 2, edits: [{ edit: "days", at: "/body/expiry_date", by: 31 }] },
    ["getCard"],
    stable,
  ),
];

/** Dates, proofs of origin, card data and ids. */
export const lookDefects: readonly Defect[] = [...dates, ...proofs, ...secrets, ...identities];
