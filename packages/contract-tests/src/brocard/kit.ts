import type { ApiDocument } from "../document/api-document.js";
import type { Kit, LifeCycle } from "../engine/kit.js";
import { isObject } from "../json.js";
import { openBrocardDoor } from "./door.js";
import { fitTogether } from "./fit-together.js";
import { brocardResources } from "./resources.js";
import { refusesByState } from "./state-refusals.js";
import { brocardRule } from "./values.js";

/** Null means no limit, which is a yes for a permission. */
const isYes = (sent: unknown) => sent ?? true;

const everything = { query: { per_page: 1000 } };

const lifeCycles: readonly LifeCycle[] = [
  {
    name: "card",
    create: "createCard",
    read: "getCard",
    list: "listCards",
    change: "updateCard",
    id: "id",
    parameter: "card_id",
    rows: { member: "data", id: "id" },
    listValues: { query: { per_page: 1000, archived: "include" } },
    readBack: {
      tz: null,
      user_id: { at: "user/id" },
      state: { at: "state/value" },
      account_purpose_type: { at: "account/type" },
      balance: { at: "available" },
      // Pausing and blocking switch it off.
      micro_payments_enabled: null,
      // They stand in lists, or are shown as whole objects.
      tags: null,
      transaction_limit: null,
      total_limit: null,
      topup_auto: null,
      topup_to: null,
      topup_threshold: null,
    },
  },
  {
    name: "user",
    create: "createUser",
    read: "getUser",
    list: "listUsers",
    change: "updateUser",
    id: "id",
    parameter: "user_id",
    rows: { member: "data", id: "id" },
    listValues: everything,
    readBack: {
      tz: null,
      team_id: { at: "team/id" },
      role_id: { at: "role/id" },
      state: { at: "state/value" },
      can_edit_card_limits: { at: "permissions/can_edit_card_limits", as: isYes },
      can_block_company_members: { at: "permissions/can_block_company_members", as: isYes },
      // It stands in a list.
      active_cards_limit: null,
    },
  },
  {
    name: "transfer",
    create: "createTransfer",
    read: "getTransfer",
    list: "listTransfers",
    id: "id",
    parameter: "transfer_id",
    rows: { member: "data", id: "id" },
    listValues: everything,
    readBack: { tz: null, from: { at: "from/email" }, to: { at: "to/email" } },
  },
];

/** What generated cases need to know about Brocard. */
export function createBrocardKit(document: ApiDocument): Kit {
  const hasPlace = new Set(
    document.requests
      .filter(({ parameters }) => parameters.some((each) => each.in === "path"))
      .map((each) => each.operationId),
  );
  return {
    openDoor: openBrocardDoor,
    // There is no envelope; `request_id` is another one with each answer and says nothing about it.
    contentOf: (json) => {
      if (!isObject(json)) return json;
      const { request_id: _, ...content } = json;
      return content;
    },
    ruleFor: brocardRule,
    resources: brocardResources,
    first: ["owner", "member"],
    exclusive: new Set(),
    refusal: {
      // A path that fits no route is no path, so what is wrong in one can look as if it did not exist.
      data: (operationId) => (hasPlace.has(operationId) ? [404, 422] : [422]),
      authentication: [401],
      method: [405],
      unknownResource: [403, 404, 422],
    },
    // The framework ignores what it does not know, and takes the last of what stands twice.
    refusesUnknown: false,
    refusesRepeated: false,
    codesOf: () => new Set(),
    mayAnswer: () => true,
    stateCodes: () => new Set(),
    refusesByState,
    fitTogether,
    stateStatuses: [403, 404, 422, 429],
    lifeCycles,
    excuse({ kind, subject, key }) {
      if (kind === "status" && subject === "openCardEmbed" && key === "401") {
        return "whether a link that was used is 401 or 404 is not stated; 404 is the one to expect";
      }
      return undefined;
    },
  };
}
