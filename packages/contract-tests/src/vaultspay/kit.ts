import type { ApiDocument } from "../document/api-document.js";
import type { Kit, LifeCycle } from "../engine/kit.js";
import { at } from "../json.js";
import { openVaultsPayDoor } from "./door.js";
import { fitTogether } from "./fit-together.js";
import { vaultspayResources } from "./resources.js";
import { vaultspayRule } from "./values.js";

const lifeCycles: readonly LifeCycle[] = [
  {
    name: "account",
    create: "createAccount",
    read: "getAccount",
    list: "listAccounts",
    id: "id",
    parameter: "id",
    rows: { member: "data", id: "id" },
    listValues: { query: { perPage: 100 } },
    readBack: { currencyId: null },
  },
  {
    name: "transfer",
    create: "createDirectTransfer",
    read: "getTransaction",
    list: "listTransactions",
    id: "id",
    parameter: "id",
    rows: { member: "data", id: "id" },
    listValues: { query: { perPage: 100 } },
    // A record tells of the money in another unit, and of both ends in objects.
    readBack: {
      senderAccountId: null,
      paymentContactId: null,
      currencyCode: null,
      purpose: null,
      description: null,
      amount: null,
    },
  },
];

/** Codes that only some operations give a reason for, by code. All others can come from any. */
const particular: ReadonlyMap<number, ReadonlySet<string>> = new Map([
  [1012, new Set(["createCard", "createDirectTransfer", "updateCardAccount"])],
  [1035, new Set(["createCard", "createDirectTransfer", "processCardRequest"])],
  [1050, new Set(["createDirectTransfer"])],
  [1401, new Set(["listStates"])],
]);

/** What generated cases need to know about VaultsPay. `faultOnly`: codes that only injection brings about, with reasons. */
export function createVaultsPayKit(document: ApiDocument, faultOnly: ReadonlyMap<number, string>): Kit {
  const codes = [...document.errorCodes.values()];
  const isOpen = new Set(
    document.requests.filter(({ authHeaders }) => authHeaders.length === 0).map((each) => each.operationId),
  );
  return {
    openDoor: openVaultsPayDoor,
    // A login is answered without `data`; a list with pages tells more than its rows.
    contentOf: (json) => (at(json, "pagination") === undefined ? (at(json, "data") ?? json) : json),
    ruleFor: vaultspayRule,
    resources: vaultspayResources,
    first: [],
    exclusive: new Set(),
    refusal: {
      // A country nobody knows, and what is none, have a code of their own.
      data: (operationId) => (operationId === "listStates" ? [400] : [422]),
      authentication: [400, 401],
      // Such a path is no operation, and so no request (inferred).
      method: [500],
      unreadable: [500],
      unknownResource: [400, 401, 422],
    },
    refusesUnknown: false,
    refusesRepeated: false,
    codesOf: () => new Set(),
    mayAnswer: (operationId, code) => particular.get(code)?.has(operationId) ?? true,
    serverRefusals: new Set(codes.filter(({ status }) => status >= 500).map(({ code }) => code)),
    stateCodes: () => new Set(),
    fitTogether,
    stateStatuses: [403, 422, 429, 500],
    lifeCycles,
    excuse({ kind, subject, key }) {
      if (kind === "code") return faultOnly.get(Number(key));
      const status = Number(key);
      if (subject === "listStates" && status === 422)
        return "a country nobody knows, and what is none, are answered 400 1401";
      if (kind !== "status" || status < 400) return undefined;
      const own = codes.filter((code) => code.status === status);
      if (own.every(({ code }) => faultOnly.has(code)))
        return "every code of this status comes about by injected faults alone";
      const isDoor = status === 401 || status === 400;
      if (status === 422 || (isDoor && !isOpen.has(subject))) return undefined;
      return "shared by all operations; the document names no way to it here";
    },
  };
}
