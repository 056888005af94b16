import type { ExpressionBuilder } from "kysely";
import { queriesOver } from "../core/store/query.js";
import type { DatabaseOf } from "../core/store/table.js";
import { accountTable } from "./accounts.tables.js";
import { type CardState, cardTable } from "./cards.tables.js";
import { cardTagTable } from "./tags.tables.js";
import { userTable } from "./users.tables.js";

const { once } = queriesOver(cardTable, cardTagTable, accountTable, userTable);
type Joined = DatabaseOf<[typeof cardTable, typeof cardTagTable, typeof accountTable, typeof userTable]>;

/** What a list of cards may be narrowed to; undefined leaves it open. Instants: `from` belongs to it, `until` does not. */
export interface CardFilter {
  /** Holders the caller may see. */
  readonly among: readonly number[];
  readonly from: number;
  readonly until: number;
  readonly archived: boolean | undefined;
  readonly micro: boolean | undefined;
  readonly isShared: boolean | undefined;
  readonly bins: readonly string[] | undefined;
  readonly ids: readonly number[] | undefined;
  readonly lastFours: readonly string[] | undefined;
  readonly states: readonly CardState[] | undefined;
  readonly teams: readonly number[] | undefined;
  readonly users: readonly number[] | undefined;
  readonly accounts: readonly number[] | undefined;
  readonly tags: readonly string[] | undefined;
}

/** One page of the cards that match, by the date they were issued. */
export const selectCardPage = (
  tenant: string,
  filter: CardFilter,
  { direction, limit, offset }: { readonly direction: "asc" | "desc"; readonly limit: number; readonly offset: number },
) =>
  once((db) =>
    db
      .selectFrom("brocard_card")
      .selectAll()
      .where("tenant", "=", tenant)
      .where((e) => e.and(conditions(e, tenant, filter)))
      .orderBy("created_at", direction)
      .orderBy("id", direction)
      .limit(limit)
      .offset(offset),
  );

export const countCards = (tenant: string, filter: CardFilter) =>
  once((db) =>
    db
      .selectFrom("brocard_card")
      .select((e) => e.fn.countAll<number>().as("total"))
      .where("tenant", "=", tenant)
      .where((e) => e.and(conditions(e, tenant, filter))),
  );

function conditions(e: ExpressionBuilder<Joined, "brocard_card">, tenant: string, filter: CardFilter) {
  const { accounts, archived, bins, ids, isShared, lastFours, micro, states, tags, teams, users } = filter;
  const usersOf = (wanted: readonly number[]) =>
    e
      .selectFrom("brocard_user")
      .select("id")
      .where("tenant", "=", tenant)
      .where("team_id", "in", [...wanted]);
  const cardsWith = (wanted: readonly string[]) =>
    e
      .selectFrom("brocard_card_tag")
      .select("card_id")
      .where("tenant", "=", tenant)
      .where("uuid", "in", [...wanted]);
  const shared = e
    .selectFrom("brocard_account")
    .select("number")
    .where("tenant", "=", tenant)
    .where("purpose_type", "=", "team");
  return [
    e("user_id", "in", [...filter.among]),
    e("created_at", ">=", filter.from),
    e("created_at", "<", filter.until),
    ...(archived === undefined ? [] : [e("archived", "=", Number(archived))]),
    ...(micro === undefined ? [] : [e("micro_payments_enabled", "=", Number(micro))]),
    ...(isShared === undefined ? [] : [e("account", isShared ? "in" : "not in", shared)]),
    ...(bins ? [e("bin", "in", [...bins])] : []),
    ...(ids ? [e("id", "in", [...ids])] : []),
    ...(lastFours ? [e("last_four", "in", [...lastFours])] : []),
    ...(states ? [e("state", "in", [...states])] : []),
    ...(teams ? [e("user_id", "in", usersOf(teams))] : []),
    ...(users ? [e("user_id", "in", [...users])] : []),
    ...(accounts ? [e("account", "in", [...accounts])] : []),
    ...(tags ? [e("id", "in", cardsWith(tags.map((uuid) => uuid.toLowerCase())))] : []),
  ];
}
