import { idOf } from "../members.js";
import type { ProbeDialect } from "../probe.js";

const ids = ["id"];

/** Operations that make something new with each call. */
const made: ReadonlySet<string> = new Set(["createAccount", "createCard", "createDirectTransfer"]);

/** Lists with pages. */
const paged: ReadonlySet<string> = new Set(["listAccounts", "listCardIssues", "listTransactions"]);

/** Lists that can be cut by dates. */
const dated: ReadonlySet<string> = new Set(["listLedgerEntries", "listTransactions"]);

/** Places are everybody's. */
const shared: ReadonlySet<string> = new Set(["listCities", "listStates"]);

/** Rows a page can have. */
const largest = 100;

/** What probes have to know about VaultsPay beyond its document. */
export const vaultspayProbeDialect: ProbeDialect = {
  codes: {
    unauthenticated: 1002,
    badSignature: 1018,
    usedTwice: 1018,
    badToken: 1036,
    expiredToken: 1003,
    foreignAddress: 1007,
    noSuchPath: 1010,
    badMethod: 1010,
    malformedVersion: 1010,
    unservedVersion: 1010,
  },
  // The second holds a key, no signature; the probes about signatures are not put.
  headers: { data: "x-session-nonce", signature: "x-auth-signature" },
  tokenOperation: "login",
  openOperations: new Set(["login", "ping", "refreshToken"]),
  tokenSeconds: 1800,
  echoOperation: "listCardTiers",
  paging: {
    start: "page",
    size: "perPage",
    total: ["pagination", "totalCount"],
    query: (start, size) => ({
      page: `${Math.ceil(start / size) + 1}`,
      perPage: `${Math.min(size, largest)}`,
    }),
    isPaged: (operationId) => paged.has(operationId),
  },
  ids,
  zone: "UTC",
  todayMembers: [],
  dayFilter: { from: "startDate", to: "endDate" },
  secretMembers: ["pan", "cvv"],
  pinOperation: "setCardPin",
  owned: ["accountId", "addressId", "cardId", "customerId", "paymentContactId", "senderAccountId", "userId"],
  foreignCode: (operationId) => (shared.has(operationId) ? undefined : 1000),
  filters: (operationId) => dated.has(operationId),
  creates: (operationId) => made.has(operationId),
  newId: (_, content) => idOf(content, ids),
  readers: [
    { operationId: "listAccounts", readBy: "getAccount", parameter: "id", untold: ["totalTransactions"] },
    { operationId: "listTransactions", readBy: "getTransaction", parameter: "id" },
  ],
};
