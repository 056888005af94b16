import { at } from "../../json.js";
import { idOf } from "../members.js";
import type { ProbeDialect } from "../probe.js";

const ids = ["id", "uuid", "bin"];

/** Operations that make something new with each call, and the member that names it. */
const made: Readonly<Record<string, string>> = { createCard: "id", createTransfer: "id", createCardEmbedLink: "link" };

/** Lists with numbered pages whose rows have ids. Those of groups have none, and some lists are answered in one piece. */
const paged = new Set(["listAccounts", "listCards", "listCardChanges", "listPayments", "listTransfers", "listUsers"]);

/** Lists that can be cut by dates. */
const dated = new Set(["listCards", "listPayments", "listRefunds", "listTopUps", "listTransfers"]);

/** What probes have to know about Brocard beyond its document. There are no codes: the status stands for one. */
export const brocardProbeDialect: ProbeDialect = {
  codes: {
    unauthenticated: 401,
    badSignature: 401,
    usedTwice: 401,
    badToken: 401,
    foreignAddress: 403,
    noSuchPath: 404,
    badMethod: 405,
    malformedVersion: 404,
    unservedVersion: 404,
  },
  // Nothing is signed and no operation makes tokens; the probes about them are not put.
  headers: { data: "x-none", signature: "x-none" },
  tokenOperation: "",
  openOperations: new Set(["openCardEmbed"]),
  tokenSeconds: 0,
  echoOperation: "listBalances",
  paging: {
    start: "page",
    size: "per_page",
    total: ["total"],
    query: (start, size) => ({ page: `${Math.ceil(start / size) + 1}`, per_page: `${size}` }),
    isPaged: (operationId) => paged.has(operationId),
  },
  ids,
  // The zone the profile of every company is set to; half a day away from UTC never, but on another day at its midnight.
  zone: "Europe/Paris",
  todayMembers: [],
  dayFilter: { from: "dates[begin]", to: "dates[end]" },
  secretMembers: [],
  owned: [],
  foreignCode: () => 404,
  filters: (operationId) => dated.has(operationId),
  creates: (operationId) => Object.hasOwn(made, operationId),
  newId(operationId, content) {
    const name = made[operationId];
    return name === undefined || at(content, name) === undefined ? idOf(content, ids) : String(at(content, name));
  },
  readers: [
    { operationId: "listCards", readBy: "getCard", parameter: "card_id" },
    { operationId: "listUsers", readBy: "getUser", parameter: "user_id" },
    { operationId: "listPayments", readBy: "getPayment", parameter: "payment_id" },
    { operationId: "listRefunds", readBy: "getRefund", parameter: "refund_id" },
    { operationId: "listTransfers", readBy: "getTransfer", parameter: "transfer_id" },
  ],
};
