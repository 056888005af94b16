import type { CheckId } from "@openissuing/contract-tests";
import type { Defect, Fault } from "../defect.js";

const conserved: readonly CheckId[] = ["money-conserved", "expected-outcome", "books-balance", "change-visible"];

function made(
  id: string,
  what: string,
  fault: Fault,
  subjects: readonly string[],
  expects: readonly CheckId[] = conserved,
): Defect {
  return { id: `money-${id}`, class: "money", what, fault, expects, subjects };
}

/** Amounts that are told a cent off. */
const told: readonly (readonly [operationId: string, pointer: string])[] = [
  ["getAccountBalance", "/body/balance"],
  ["getCard", "/body/balance"],
  ["listAccountCards", "/body/cards/*/balance"],
  ["listAccountStatements", "/body/transactions/*/amount"],
  ["listAccountStatements", "/body/transactions/*/balance"],
  ["listAccountStatements", "/body/transactions/0/balance"],
  ["getAccountStatement", "/body/amount"],
  ["listIbanStatements", "/body/transactions/*/amount"],
  ["listCardTransactions", "/body/transactions/*/amount"],
  ["listCardTransactions", "/body/transactions/*/balance_after"],
  ["getCardTransaction", "/body/balance_after"],
  ["listCreditTransfers", "/body/credit-transfers/*/amount"],
  ["createCreditTransfer", "/body/amount"],
];

/** Operations that move another amount than they are asked for. */
const moved: readonly (readonly [operationId: string, add: number, isShown: boolean])[] = [
  ["createCreditTransfer", 1, false],
  ["createCreditTransfer", -1, false],
  ["createCreditTransfer", 1, true],
  ["creditCard", 1, false],
  ["creditCard", -1, false],
  ["debitCard", 1, false],
  ["debitCard", -1, false],
  ["orderCard", 1, false],
  ["orderCard", -100, false],
];

const receipt = { card_ref: "$path.card_ref", acc_id: 1001, transaction_id: 11_111_111_999 };

/** Money: told wrong, moved wrong, moved twice, not moved, moved by a read. */
export const moneyDefects: readonly Defect[] = [
  ...told.map(([operationId, pointer]) =>
    made(
      `told-${operationId}${pointer.replaceAll(/[/*]+/g, "-")}`,
      `${operationId}: ${pointer} is a cent too much`,
      { kind: "answer", on: [operationId], edits: [{ edit: "add", at: pointer, by: 0.01 }] },
      [operationId],
      [...conserved, "ids-stable"],
    ),
  ),
  ...moved.map(([operationId, add, isShown]) =>
    made(
      `moved-${operationId}-${add}${isShown ? "-shown" : ""}`,
      `${operationId}: moves ${add} minor units more than asked${isShown ? ", and says so" : ""}`,
      { kind: "form", on: [operationId], name: "amount", add, isShown },
      [operationId],
    ),
  ),
  ...["createCreditTransfer", "creditCard", "debitCard", "orderCard"].map((operationId) =>
    made(`twice-${operationId}`, `${operationId}: is done twice`, { kind: "twice", on: [operationId] }, [operationId]),
  ),
  made(
    "not-creditCard",
    "creditCard: answers a receipt and moves nothing",
    { kind: "pretend", on: ["creditCard"], content: receipt },
    ["creditCard"],
  ),
  made(
    "not-debitCard",
    "debitCard: answers a receipt and moves nothing",
    { kind: "pretend", on: ["debitCard"], content: receipt },
    ["debitCard"],
  ),
  made("stale-balance", "getAccountBalance: the balance is not moved", { kind: "stale", on: ["getAccountBalance"] }, [
    "getAccountBalance",
    "createCreditTransfer",
  ]),
  made("stale-card", "getCard: the balance is not moved", { kind: "stale", on: ["getCard"] }, [
    "getCard",
    "creditCard",
  ]),
  ...["getCard", "listAccountStatements", "updateAccount", "getKyc"].map((operationId) =>
    made(`charge-${operationId}`, `${operationId}: costs a cent each time`, { kind: "charge", on: [operationId] }, [
      operationId,
    ]),
  ),
  made(
    "sign-statement",
    "listAccountStatements: credits are told as debits",
    {
      kind: "answer",
      on: ["listAccountStatements"],
      edits: [{ edit: "set", at: "/body/transactions/*/type", to: "D" }],
    },
    ["listAccountStatements"],
  ),
  made(
    "sign-card",
    "listCardTransactions: debits are told as credits",
    {
      kind: "answer",
      on: ["listCardTransactions"],
      edits: [{ edit: "set", at: "/body/transactions/*/type", to: "C" }],
    },
    ["listCardTransactions"],
  ),
  made(
    "lost-statement",
    "listAccountStatements: the second movement is left out",
    { kind: "answer", on: ["listAccountStatements"], edits: [{ edit: "remove", at: "/body/transactions/1" }] },
    ["listAccountStatements"],
    [...conserved, "pagination-complete", "list-totals-true"],
  ),
  ...(["createCreditTransfer", "creditCard", "debitCard", "orderCard"] as const).map(
    (operationId): Defect => ({
      id: `concurrency-${operationId}`,
      class: "concurrency",
      what: `${operationId}: calls at once are taken on beyond the money there is`,
      fault: { kind: "race", on: [operationId] },
      expects: ["no-overdraft", "expected-outcome"],
      subjects: [operationId],
    }),
  ),
];
