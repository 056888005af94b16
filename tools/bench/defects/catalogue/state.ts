import type { CheckId } from "@openissuing/contract-tests";
import type { Defect, DefectClass, Fault } from "../defect.js";

const seen: readonly CheckId[] = [
  "expected-outcome",
  "change-visible",
  "created-available",
  "created-listed",
  "deleted-gone",
];

function made(
  cls: DefectClass,
  id: string,
  what: string,
  fault: Fault,
  subjects: readonly string[],
  expects: readonly CheckId[] = seen,
): Defect {
  return { id: `${cls}-${id}`, class: cls, what, fault, expects, subjects };
}

const cardState = {
  card_ref: "$path.card_ref",
  status: "$form.card_status|ACT",
  pos: "$form.card_pos|1",
  atm: "$form.card_atm|1",
  renew: "$form.card_renew|0",
};

/** What the state of things allows and what it does not. */
const states: readonly Defect[] = [
  made(
    "state",
    "updateCard-pretends",
    "updateCard: answers the change and makes none",
    { kind: "pretend", on: ["updateCard"], content: cardState },
    ["updateCard", "getCard"],
  ),
  made(
    "state",
    "updateAccount-pretends",
    "updateAccount: answers and changes nothing",
    { kind: "pretend", on: ["updateAccount"], content: { acc_id: "$path.id", acc_type: "business" } },
    ["updateAccount"],
    [...seen, "idempotent-repeat"],
  ),
  made(
    "state",
    "createAccount-pretends",
    "createAccount: answers a number that nothing has",
    { kind: "pretend", on: ["createAccount"], content: { acc_id: 424_242, acc_type: "$form.acc_type|business" } },
    ["createAccount", "listAccounts"],
  ),
  made(
    "state",
    "uploadKyc-pretends",
    "uploadKyc: takes files and keeps none",
    {
      kind: "pretend",
      on: ["uploadKyc"],
      content: {
        files_status: {
          user_identity: { status: 0 },
          user_dom_1: { status: 0 },
          user_identity_back: { status: 0 },
          corp_status: { status: 0 },
          corp_kbis: { status: 0 },
        },
      },
    },
    ["uploadKyc", "getKyc"],
  ),
  made(
    "state",
    "sendCardPin-pretends",
    "sendCardPin: sends nothing",
    { kind: "pretend", on: ["sendCardPin"], content: { acc_id: 1001, card_ref: "$path.card_ref" } },
    ["sendCardPin"],
  ),
  made(
    "state",
    "sendCardPan-pretends",
    "sendCardPan: sends nothing",
    { kind: "pretend", on: ["sendCardPan"], content: { state: "sent" } },
    ["sendCardPan"],
  ),
  made(
    "state",
    "getCard-stale",
    "getCard: the state is the first one for ever",
    { kind: "answer", on: ["getCard"], edits: [{ edit: "set", at: "/body/status", to: "ACT" }] },
    ["getCard", "updateCard"],
  ),
  made(
    "state",
    "listAccountCards-status",
    "listAccountCards: every card is active",
    { kind: "answer", on: ["listAccountCards"], edits: [{ edit: "set", at: "/body/cards/*/status", to: "ACT" }] },
    ["listAccountCards", "updateCard"],
    [...seen, "ids-stable"],
  ),
  made(
    "state",
    "updateCard-ended",
    "updateCard: an ended card comes back to life",
    { kind: "lenient", on: ["updateCard"], codes: [4030350, 4030365] },
    ["updateCard"],
  ),
  made(
    "state",
    "creditCard-ended",
    "creditCard: an ended card takes money",
    {
      kind: "lenient",
      on: ["creditCard"],
      codes: [4030350],
      content: { card_ref: "ANY0000000000", acc_id: 1001, transaction_id: 11_111_111_999 },
    },
    ["creditCard"],
  ),
  made(
    "state",
    "getCardPin-ended",
    "getCardPin: an ended card tells its PIN",
    { kind: "lenient", on: ["getCardPin"], codes: [4030350], content: { pin: "0000" } },
    ["getCardPin"],
  ),
  made(
    "state",
    "sendCardPan-ended",
    "sendCardPan: the number of an ended card is sent",
    { kind: "lenient", on: ["sendCardPan"], codes: [4030350], content: { state: "sent" } },
    ["sendCardPan"],
  ),
  made(
    "state",
    "createCardDetailsLink-ended",
    "createCardDetailsLink: an ended card has a link",
    {
      kind: "lenient",
      on: ["createCardDetailsLink"],
      codes: [4030350],
      content: { temp_link: "https://cards.example.com/details/one" },
    },
    ["createCardDetailsLink"],
  ),
  made(
    "state",
    "getKyc-complete",
    "getKyc: papers are complete before they came",
    { kind: "answer", on: ["getKyc"], edits: [{ edit: "set", at: "/body/status", to: "complete" }] },
    ["getKyc"],
  ),
  made(
    "state",
    "createIban-second",
    "createIban: a second IBAN is given",
    { kind: "lenient", on: ["createIban"], codes: [4000230] },
    ["createIban"],
  ),
  made(
    "state",
    "listCreditTransfers-executed",
    "listCreditTransfers: every transfer is executed",
    {
      kind: "answer",
      on: ["listCreditTransfers"],
      edits: [{ edit: "set", at: "/body/credit-transfers/*/status", to: "Executed" }],
    },
    ["listCreditTransfers", "createCreditTransfer"],
  ),
  made(
    "state",
    "orderCard-status",
    "orderCard: the order of a virtual card is not activated",
    { kind: "answer", on: ["orderCard"], edits: [{ edit: "set", at: "/body/order_status", to: 3 }] },
    ["orderCard"],
  ),
  made(
    "state",
    "getCard-switches",
    "getCard: cash is always allowed",
    { kind: "answer", on: ["getCard"], edits: [{ edit: "set", at: "/body/atm", to: true }] },
    ["getCard", "updateCard", "orderCard", "listAccountCards"],
    [...seen, "ids-stable"],
  ),
  made(
    "state",
    "getAccount-swapped-names",
    "getAccount: given and family name change places",
    {
      kind: "answer",
      on: ["getAccount"],
      edits: [
        { edit: "set", at: "/body/user_first_name", to: "Exemple" },
        { edit: "set", at: "/body/user_last_name", to: "Camille" },
      ],
    },
    ["getAccount", "createAccount"],
  ),
  made(
    "state",
    "getCardPin-cvc",
    "getCardPin: any CVC is good",
    { kind: "lenient", on: ["getCardPin"], codes: [4030380], content: { pin: "1357" } },
    ["getCardPin"],
  ),
];

const invalid: readonly CheckId[] = [
  "expected-outcome",
  "invalid-data-refused",
  "required-data-refused",
  "unknown-member-refused",
  "repeated-parameter-refused",
  "media-type-refused",
];
const valid: readonly CheckId[] = ["expected-outcome", "valid-data-accepted", "operation-succeeds"];

const lenient: readonly (readonly [operationId: string, code: number])[] = [
  ["createAccount", 4000210],
  ["updateAccount", 4000210],
  ["listAccounts", 4000210],
  ["listAccountStatements", 4000050],
  ["listCardTransactions", 4000310],
  ["createCreditTransfer", 4000210],
  ["creditCard", 4000310],
  ["debitCard", 4000310],
  ["updateCard", 4000310],
  ["createVirtualIban", 4000210],
  ["createCardDetailsLink", 4000310],
  ["sendCardPan", 4000310],
  ["orderCard", 4000310],
  ["echoParameter", 4000210],
];

const strict: readonly (readonly [operationId: string, name: string, matches: string, code: number])[] = [
  ["createAccount", "user_last_name", "[^ -~]", 4000210],
  ["createAccount", "acc_type", "^consumer$", 4000210],
  ["createCreditTransfer", "amount", "\\.\\d", 4000210],
  ["creditCard", "amount", "\\.\\d", 4000310],
  ["listAccounts", "limit_number", "^1$", 4000210],
  ["listCardTransactions", "limit_number", "^(100|500)$", 4000310],
  ["updateCard", "card_status", "^(LOS|DAM)$", 4000310],
  ["createCardDetailsLink", "ip", ":", 4000310],
  ["sendCardPan", "dest_method", "^sms$", 4000310],
];

/** Every state, validation, routing, repetition, id, secret, date and hash that can be broken. */
export function stateDefects(
  statusOf: (code: number) => { readonly status: number; readonly exception: string },
): readonly Defect[] {
  return [
    ...states,
    ...lenient.map(([operationId, code]) =>
      made(
        "validation",
        `${operationId}-lenient-${code}`,
        `${operationId}: what ${code} is there for is accepted`,
        {
          kind: "lenient",
          on: [operationId],
          codes: [code],
          ...(operationId === "orderCard"
            ? { content: { order_id: 7_999, order_status: 3, card_ref: "ANY0000000000" } }
            : {}),
        },
        [operationId],
        invalid,
      ),
    ),
    ...strict.map(([operationId, name, matches, code]) =>
      made(
        "validation",
        `${operationId}-strict-${name}`,
        `${operationId}: a valid ${name} is refused`,
        { kind: "strict", on: [operationId], name, matches, code, ...statusOf(code) },
        [operationId],
        valid,
      ),
    ),
    made(
      "idempotence",
      "updateAccount-counts",
      "updateAccount: the second answer tells another kind",
      {
        kind: "answer",
        on: ["updateAccount"],
        from: 2,
        edits: [{ edit: "set", at: "/body/acc_type", to: "consumer" }],
      },
      ["updateAccount"],
      ["idempotent-repeat"],
    ),
    made(
      "idempotence",
      "updateCard-toggles",
      "updateCard: a repeated change answers the other state",
      { kind: "answer", on: ["updateCard"], from: 2, edits: [{ edit: "set", at: "/body/pos", to: 0 }] },
      ["updateCard"],
      ["idempotent-repeat"],
    ),
    made(
      "idempotence",
      "updateAccount-appends",
      "updateAccount: a read after a repeat tells more",
      {
        kind: "answer",
        on: ["getAccount"],
        from: 2,
        edits: [{ edit: "set", at: "/body/user_pob", to: "Nantes Nantes" }],
      },
      ["updateAccount", "getAccount"],
      ["idempotent-repeat", "expected-outcome", "reads-repeat", "change-visible"],
    ),
  ];
}
