import type { ApiDocument } from "../document/api-document.js";
import type { Kit, LifeCycle, ReadBack } from "../engine/kit.js";
import { at } from "../json.js";
import { openAnytimeDoor } from "./door.js";
import { anytimeResources } from "./resources.js";
import { anytimeRule } from "./values.js";

/** What the answers of getAccount call members of requests. */
const accountNames: Readonly<Record<string, ReadBack>> = {
  user_addr_line_1: { at: "user_addr_1" },
  user_addr_line_2: { at: "user_addr_2" },
  corp_addr_line_1: { at: "corp_addr_1" },
  corp_addr_line_2: { at: "corp_addr_2" },
  corp_addr_zip: { at: "corp_zip" },
  corp_addr_city: { at: "corp_city" },
  corp_addr_cc: { at: "corp_cc" },
};

const isOn = (sent: unknown) => sent === 1;

const lifeCycles: readonly LifeCycle[] = [
  {
    name: "account",
    create: "createAccount",
    read: "getAccount",
    list: "listAccounts",
    change: "updateAccount",
    id: "acc_id",
    parameter: "id",
    rows: { member: "accounts", id: "acc_id" },
    listValues: { query: { limit_number: 500 } },
    readBack: accountNames,
  },
  {
    name: "card",
    create: "orderCard",
    read: "getCard",
    list: "listAccountCards",
    change: "updateCard",
    end: "updateCard",
    id: "card_ref",
    parameter: "card_ref",
    rows: { member: "cards", id: "card_ref" },
    listValues: { query: { limit_number: 500 } },
    ready: { operationId: "updateCard", body: { card_status: "ACT" } },
    ending: {
      body: { card_status: "CAN" },
      after: [
        { operationId: "updateCard", body: { card_status: "ACT" } },
        {
          operationId: "creditCard",
          body: { amount: 10, acc_comment: "After the end", card_comment: "After the end" },
        },
        { operationId: "createCardDetailsLink", body: { ip: "192.0.2.10" } },
      ],
    },
    readBack: {
      acc_id: { at: "acc_id" },
      card_name: { at: "card_name/embossed" },
      // What the card got is told; that it is what was wished for is not promised.
      expiry_date: null,
      amount: { at: "balance" },
      language: null,
      delivery_company_name: null,
      delivery_gender: null,
      delivery_first_name: null,
      delivery_last_name: null,
      delivery_addr_1: null,
      delivery_addr_2: null,
      delivery_zip: null,
      delivery_city: null,
      delivery_cc: null,
      card_status: { at: "status" },
      card_pos: { at: "pos", as: isOn },
      card_atm: { at: "atm", as: isOn },
      card_renew: null,
    },
  },
  {
    name: "credit transfer",
    create: "createCreditTransfer",
    list: "listCreditTransfers",
    id: "internal_id",
    parameter: "ctid",
    rows: { member: "credit-transfers", id: "internal_id" },
    readBack: {
      src_comment: { at: "source_reason" },
      dst_comment: { at: "reason" },
      dst_name: { at: "beneficiary_name" },
      dst_iban: { at: "beneficiary_iban" },
      dst_swift: { at: "beneficiary_swift" },
      amount: { at: "amount" },
    },
  },
];

/** Refusals of valid data that no preparation keeps away: a range of random dates can end before it begins. */
const stateCodes: Readonly<Record<string, readonly number[]>> = {
  listAccountStatements: [4000050],
  listIbanStatements: [4000050],
  listCardTransactions: [4000050],
};

/** Codes that the text names for an operation without saying when, by operation. */
const unexplained: Readonly<Record<string, ReadonlyMap<number, string>>> = {
  createVirtualIban: new Map([[4030212, "which kind of account gets no virtual IBANs is not said"]]),
};

/** What generated cases need to know about Anytime. `faultOnly`: codes that only injection brings about, with reasons. */
export function createAnytimeKit(document: ApiDocument, faultOnly: ReadonlyMap<number, string>): Kit {
  const statusOf = (code: number) => document.errorCodes.get(code)?.status;
  const all = [...document.errorCodes.keys()];
  const malformed = [4000210, 4000310];
  const described = new Map(
    document.requests.map(({ operationId, description }) => {
      const codes = [...description.matchAll(/\b[45]\d{6}\b/g)].map(([code]) => Number(code));
      return [operationId, new Set(codes.filter((code) => document.errorCodes.has(code)))];
    }),
  );
  // Codes about who calls belong to every operation, although only one names them.
  const special = new Set(
    [...described.values()].flatMap((codes) => [...codes]).filter((code) => statusOf(code) !== 401),
  );
  const sharedCodes = new Set(all.filter((code) => !special.has(code)));
  /** An operation that names no reason to refuse data has one of the two that all others have. */
  const allowed = (operationId: string) => {
    const own = described.get(operationId) ?? new Set();
    return [...own].some((code) => statusOf(code) === 400) ? own : new Set([...own, ...malformed]);
  };

  return {
    openDoor: openAnytimeDoor,
    contentOf: (json) => at(json, "body"),
    ruleFor: anytimeRule,
    resources: anytimeResources,
    first: ["account", "past"],
    exclusive: new Set(["createToken"]),
    refusal: {
      data: (operationId) => [operationId === "createToken" ? 401 : 400],
      authentication: [401],
      method: [405],
      unknownResource: [403, 404],
    },
    refusesUnknown: true,
    refusesRepeated: true,
    codesOf: (operationId) => described.get(operationId) ?? new Set(),
    mayAnswer: (operationId, code) => sharedCodes.has(code) || allowed(operationId).has(code),
    stateCodes: (operationId) => new Set(stateCodes[operationId] ?? []),
    stateStatuses: [402, 403, 404, 409, 429, 451],
    lifeCycles,
    excuse({ kind, subject, key }) {
      const code = Number(key);
      if (kind === "code") return faultOnly.get(code) ?? unexplained[subject]?.get(code);
      if (kind !== "status" || code < 400) return undefined;
      const own = [...(described.get(subject) ?? [])].filter((each) => statusOf(each) === code);
      if (own.length > 0 && own.some((each) => !faultOnly.has(each))) return undefined;
      if (own.length > 0) return "every code of this status comes about by injected faults alone";
      if (code === 405 || code === 401) return undefined;
      return "shared by all operations; the document names no way to it here";
    },
  };
}
