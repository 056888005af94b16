import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, type RowOf, table, text } from "../core/store/table.js";
import type { Schemas } from "./types.js";
import { teamTable, userTable } from "./users.tables.js";

export type TopUpMethod = Schemas["TopUpMethod"];
export type TopUpState = Schemas["TopUpStateValue"];

const topUpMethod: Column<TopUpMethod> = { kind: "text", isNullable: false };
const stateValue: Column<TopUpState> = { kind: "integer", isNullable: false };

/** Money paid in from outside: `income` in minor units, of which `commission` is kept. `account`: number of the account. */
export const topUpTable = table(
  "brocard_top_up",
  {
    tenant: text(),
    id: integer(),
    user_id: integer(),
    account: integer(),
    income: integer(),
    commission: integer(),
    currency: text(),
    method: topUpMethod,
    state: stateValue,
    date: integer(),
  },
  { primaryKey: ["tenant", "id"] },
);

export type TopUpRow = RowOf<typeof topUpTable>;

const { once, prepare } = queriesOver(topUpTable, userTable, teamTable);

export const insertTopUp = insertInto(topUpTable);

export const selectTopUp = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("brocard_top_up").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const updateTopUpState = prepare((db, p: Pick<TopUpRow, "tenant" | "id" | "state">) =>
  db.updateTable("brocard_top_up").set({ state: p.state }).where("tenant", "=", p.tenant).where("id", "=", p.id),
);

/** Which top-ups: every filter has to match, of the values of one filter one has to. Instants are milliseconds. */
export interface TopUpFilter {
  readonly tenant: string;
  /** First instant that counts, and the first that does not any more. */
  readonly from: number;
  readonly until: number;
  /** Users whose top-ups the caller may see. */
  readonly visible: readonly number[];
  readonly ids: readonly number[] | undefined;
  readonly methods: readonly TopUpMethod[] | undefined;
  readonly states: readonly TopUpState[] | undefined;
  readonly teams: readonly number[] | undefined;
  readonly users: readonly number[] | undefined;
}

/** Which rows of the list, and from which end. `after` and `before` are identifiers that do not count. */
interface Span {
  readonly after: number;
  readonly before: number;
  readonly direction: "asc" | "desc";
  readonly limit: number;
}

/** Top-ups with everything an answer prints. */
export const selectTopUps = (filter: TopUpFilter, span: Span) =>
  once((db) =>
    db
      .selectFrom("brocard_top_up as topup")
      .innerJoin("brocard_user as user", (on) =>
        on.onRef("user.tenant", "=", "topup.tenant").onRef("user.id", "=", "topup.user_id"),
      )
      .innerJoin("brocard_team as team", (on) =>
        on.onRef("team.tenant", "=", "user.tenant").onRef("team.id", "=", "user.team_id"),
      )
      .selectAll("topup")
      .select(["user.uuid", "user.name", "user.email", "team.id as team_id", "team.name as team_name"])
      .where("topup.tenant", "=", filter.tenant)
      .where("topup.date", ">=", filter.from)
      .where("topup.date", "<", filter.until)
      .where("topup.id", ">", span.after)
      .where("topup.id", "<", span.before)
      .where((e) =>
        e.and([
          e("topup.user_id", "in", [...filter.visible]),
          ...(filter.ids ? [e("topup.id", "in", [...filter.ids])] : []),
          ...(filter.methods ? [e("topup.method", "in", [...filter.methods])] : []),
          ...(filter.states ? [e("topup.state", "in", [...filter.states])] : []),
          ...(filter.users ? [e("topup.user_id", "in", [...filter.users])] : []),
          ...(filter.teams ? [e("user.team_id", "in", [...filter.teams])] : []),
        ]),
      )
      .orderBy("topup.id", span.direction)
      .limit(span.limit),
  );
