import type { CheckId } from "@openissuing/contract-tests";
import type { Defect, Fault } from "../defect.js";

type How = Extract<Fault, { kind: "page" }>["how"];

const paged = [
  "listAccounts",
  "listAccountCards",
  "listAccountStatements",
  "listIbanStatements",
  "listCardTransactions",
];

const everywhere: readonly (readonly [how: How, expects: readonly CheckId[]])[] = [
  ["overlap", ["pagination-complete"]],
  ["gap", ["pagination-complete"]],
  ["one-less", ["pagination-complete"]],
  ["total-less", ["list-totals-true"]],
  ["total-of-page", ["list-totals-true"]],
];

const somewhere: readonly (readonly [operationId: string, how: How, expects: readonly CheckId[]])[] = [
  ["listAccounts", "no-start", ["pagination-complete"]],
  ["listCardTransactions", "no-start", ["pagination-complete"]],
  ["listAccountCards", "one-more", ["pagination-complete"]],
  ["listAccountStatements", "one-more", ["pagination-complete"]],
  ["listAccounts", "cap", ["pagination-complete", "list-totals-true"]],
  ["listIbanStatements", "cap", ["pagination-complete", "list-totals-true"]],
  ["listAccountStatements", "reverse", ["pagination-complete"]],
  ["listAccountCards", "total-more", ["list-totals-true"]],
  ["listAccounts", "total-zero", ["list-totals-true"]],
  ["listCardTransactions", "total-zero", ["list-totals-true"]],
];

const made = (operationId: string, how: How, expects: readonly CheckId[]): Defect => ({
  id: `pagination-${operationId}-${how}`,
  class: "pagination",
  what: `${operationId}: pages with ${how.replaceAll("-", " ")}`,
  fault: { kind: "page", on: [operationId], how },
  expects: [...expects, "expected-outcome"],
  subjects: [operationId],
});

/** Lists that lose, repeat or miscount their rows. */
export const listDefects: readonly Defect[] = [
  ...paged.flatMap((operationId) => everywhere.map(([how, expects]) => made(operationId, how, expects))),
  ...somewhere.map(([operationId, how, expects]) => made(operationId, how, expects)),
];
