import { decimalText } from "../core/money.js";
import { pageByCursor, readCursor } from "./cursor-page.js";
import { dateTimeText, spanOf } from "./dates.js";
import { visibleUsers, zoneOf } from "./members.js";
import { messages } from "./messages.js";
import { selectTopUps, type TopUpFilter, type TopUpRow, type TopUpState, topUpTable } from "./top-ups.tables.js";
import { changeTopUpState, topUp } from "./top-ups-arrival.js";
import type { BrocardGuard, BrocardHandler, Parts, Schemas } from "./types.js";

/** What cursors of this list call the identifier. */
const column = "top_ups.id";

export const guardTopUpList: BrocardGuard<"listTopUps"> = ({ query }, mistakes) => {
  if (readCursor(query.cursor, column) === undefined) mistakes.add("cursor", messages.selected("cursor"));
  return undefined;
};

export const listTopUps: BrocardHandler<"listTopUps"> = async (call) => {
  const { query, tx } = call;
  const filter: TopUpFilter = {
    ...spanOf(query.dates, zoneOf(call)),
    tenant: call.tenant.id,
    visible: await visibleUsers(call, call.caller.user),
    ids: query["ids[]"],
    methods: query["methods[]"],
    states: query["states[]"],
    teams: query["teams[]"],
    users: query["users[]"],
  };
  const cursor = readCursor(query.cursor, column) ?? null;
  const { rows, ...page } = await pageByCursor(cursor, { column, perPage: query.per_page }, (span) =>
    tx.all(selectTopUps(filter, span), {}),
  );
  const zone = zoneOf(call);
  return { status: 200, body: { data: rows.map((row) => topUpOf(row, zone)), ...page } };
};

const labels: Readonly<Record<TopUpState, string>> = {
  1: "Pending",
  2: "Committed",
  3: "Processing Error",
  4: "Expired",
  5: "Reverted",
};

interface Payer {
  readonly uuid: string;
  readonly name: string;
  readonly email: string;
  readonly team_id: number;
  readonly team_name: string;
}

function topUpOf(row: TopUpRow & Payer, zone: string): Schemas["TopUp"] {
  const { commission, currency, income, state } = row;
  return {
    id: row.id,
    amount: decimalText(income - commission, currency),
    income: decimalText(income, currency),
    commission: decimalText(commission, currency),
    currency,
    state: { value: state, label: labels[state] },
    user: {
      id: row.user_id,
      uuid: row.uuid,
      name: row.name,
      email: row.email,
      team: { id: row.team_id, name: row.team_name },
    },
    method: row.method,
    date: dateTimeText(row.date, zone),
  };
}

export const topUpParts: Parts = { tables: [topUpTable], actions: [topUp, changeTopUpState] };
