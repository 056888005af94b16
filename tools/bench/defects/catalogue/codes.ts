import type { ApiDocument } from "@openissuing/contract-tests";
import type { Defect } from "../defect.js";

/** A code of the catalogue in the place of another with the same status. */
const swapped: readonly (readonly [operationId: string, code: number, other: number])[] = [
  ["getAccount", 4030210, 4030310],
  ["getCard", 4030310, 4030210],
  ["getCardPin", 4030380, 4030370],
  ["updateCard", 4030350, 4030320],
  ["updateCard", 4030365, 4030350],
  ["createCreditTransfer", 4000210, 4000310],
  ["createCreditTransfer", 4000220, 4000210],
  ["creditCard", 4020210, 4020320],
  ["debitCard", 4020320, 4020210],
  ["orderCard", 4000310, 4000210],
  ["orderCard", 4510320, 4510330],
  ["checkConnection", 4010050, 4010010],
  ["checkConnection", 4010070, 4010080],
  ["checkConnection", 4010080, 4010070],
  ["createToken", 4010030, 4010040],
  ["getOrderTracking", 4040410, 4040210],
  ["getAccountStatement", 4040210, 4040310],
  ["listAccountStatements", 4000050, 4000210],
  ["createIban", 4000230, 4000210],
];

/** A code with the status of the code it should have been. */
const misplaced: readonly (readonly [operationId: string, code: number, other: number])[] = [
  ["getAccount", 4030210, 4040210],
  ["createCreditTransfer", 4020210, 4030210],
  ["getCardTransaction", 4040310, 4030310],
  ["creditCard", 4030350, 4000310],
];

const exceptions: readonly (readonly [operationId: string, code: number])[] = [
  ["getAccount", 4030210],
  ["sendCardPan", 4030360],
  ["uploadKyc", 4030212],
  ["createToken", 4010020],
];

const invented: readonly (readonly [operationId: string, code: number, other: number])[] = [
  ["getCard", 4030310, 4039999],
  ["createAccount", 4000210, 4001234],
  ["checkConnection", 4010010, 401],
];

/** Refusals with another code, another exception, another status than the catalogue's. */
export function codeDefects(document: ApiDocument): readonly Defect[] {
  const exceptionOf = (code: number) => document.errorCodes.get(code)?.exception ?? "";
  const made = (
    kind: string,
    operationId: string,
    code: number,
    other: number | string,
    rest: Pick<Defect, "expects" | "fault">,
  ): Defect => ({
    id: `code-${kind}-${operationId}-${code}-${other}`,
    class: "code",
    what: `${operationId}: ${code} is told as ${kind} ${other}`,
    subjects: [operationId],
    ...rest,
  });
  return [
    ...swapped.map(([id, code, other]) =>
      made("another", id, code, other, {
        fault: { kind: "error", on: [id], when: code, code: other, exception: exceptionOf(other) },
        expects: [
          "expected-outcome",
          "error-operation",
          "foreign-resource-invisible",
          "signature-covers",
          "nonce-reuse-refused",
          "obsolete-token-refused",
          "deleted-gone",
        ],
      }),
    ),
    ...misplaced.map(([id, code, other]) =>
      made("misplaced", id, code, other, {
        fault: { kind: "error", on: [id], when: code, code: other, exception: exceptionOf(other) },
        expects: ["error-status"],
      }),
    ),
    ...exceptions.map(([id, code]) =>
      made("exception", id, code, "UnknownException", {
        fault: { kind: "error", on: [id], when: code, exception: "UnknownException" },
        expects: ["error-exception"],
      }),
    ),
    ...invented.map(([id, code, other]) =>
      made("invented", id, code, other, {
        fault: { kind: "error", on: [id], when: code, code: other },
        expects: ["error-code"],
      }),
    ),
  ];
}
