import type { components } from "@openissuing/brocard";
import type { ExpressionBuilder } from "kysely";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";

export type UserState = components["schemas"]["UserStateValue"];

const userState: Column<UserState> = { kind: "integer", isNullable: false };

/** Teams of the company. `owner_id`: who runs it, besides its members whose role says so. */
export const teamTable = table(
  "brocard_team",
  { tenant: text(), id: integer(), name: text(), owner_id: nullable(integer()) },
  { primaryKey: ["tenant", "id"] },
);

/**
 * Members of the company. `email` is in small letters. Limits: null is none; `transaction_limit` in minor units,
 * `active_cards_limit` a number of cards. `wallet`: address to pay in to. `created_at` is tenant time.
 */
export const userTable = table(
  "brocard_user",
  {
    tenant: text(),
    id: integer(),
    uuid: text(),
    name: text(),
    email: text(),
    team_id: integer(),
    role_id: integer(),
    state: userState,
    can_edit_card_limits: integer(),
    can_block_company_members: integer(),
    active_cards_limit: nullable(integer()),
    transaction_limit: nullable(integer()),
    wallet: text(),
    created_at: integer(),
  },
  { primaryKey: ["tenant", "id"], unique: [["tenant", "email"]], indexes: [["tenant", "team_id", "id"]] },
);

export type TeamRow = RowOf<typeof teamTable>;
export type UserRow = RowOf<typeof userTable>;

const { once, prepare } = queriesOver(teamTable, userTable);

export const insertTeam = insertInto(teamTable);
export const insertUser = insertInto(userTable);

export const selectTeam = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("brocard_team").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

/** Teams a user owns, besides the one the user is in. */
export const selectTeamsOf = prepare((db, p: { tenant: string; owner_id: number }) =>
  db.selectFrom("brocard_team").select("id").where("tenant", "=", p.tenant).where("owner_id", "=", p.owner_id),
);

export const selectUser = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("brocard_user").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

/** `email` in small letters. */
export const selectUserByEmail = prepare((db, p: { tenant: string; email: string }) =>
  db.selectFrom("brocard_user").selectAll().where("tenant", "=", p.tenant).where("email", "=", p.email),
);

export const updateUserRow = prepare(
  (
    db,
    p: Pick<
      UserRow,
      | "tenant"
      | "id"
      | "name"
      | "team_id"
      | "role_id"
      | "state"
      | "can_edit_card_limits"
      | "can_block_company_members"
      | "active_cards_limit"
      | "transaction_limit"
    >,
  ) =>
    db
      .updateTable("brocard_user")
      .set({
        name: p.name,
        team_id: p.team_id,
        role_id: p.role_id,
        state: p.state,
        can_edit_card_limits: p.can_edit_card_limits,
        can_block_company_members: p.can_block_company_members,
        active_cards_limit: p.active_cards_limit,
        transaction_limit: p.transaction_limit,
      })
      .where("tenant", "=", p.tenant)
      .where("id", "=", p.id),
);

/** A user and the name of the team. */
export const selectUserWithTeam = prepare((db, p: { tenant: string; id: number }) =>
  db
    .selectFrom("brocard_user as user")
    .innerJoin("brocard_team as team", (on) =>
      on.onRef("team.tenant", "=", "user.tenant").onRef("team.id", "=", "user.team_id"),
    )
    .select(["user.id", "user.uuid", "user.email", "user.name", "user.team_id", "team.name as team_name"])
    .where("user.tenant", "=", p.tenant)
    .where("user.id", "=", p.id),
);

/** Users of a tenant and a team each, by identifier; for answers that name many. */
export const selectUsersWithTeams = (tenant: string, ids: readonly number[]) =>
  once((db) =>
    db
      .selectFrom("brocard_user as user")
      .innerJoin("brocard_team as team", (on) =>
        on.onRef("team.tenant", "=", "user.tenant").onRef("team.id", "=", "user.team_id"),
      )
      .select(["user.id", "user.uuid", "user.email", "user.name", "user.team_id", "team.name as team_name"])
      .where("user.tenant", "=", tenant)
      .where("user.id", "in", [...new Set(ids)]),
  );

/** Identifiers of all users, or of those of these teams. */
export const selectUsersIn = (tenant: string, teams: readonly number[] | undefined) =>
  once((db) => {
    const all = db.selectFrom("brocard_user").select("id").where("tenant", "=", tenant);
    return (teams ? all.where("team_id", "in", [...teams]) : all).orderBy("id");
  });

/** What a list of users may be narrowed to; undefined leaves it open. */
export interface UserFilter {
  readonly among: readonly number[];
  readonly ids: readonly number[] | undefined;
  readonly teams: readonly number[] | undefined;
  readonly roles: readonly number[] | undefined;
  readonly states: readonly UserState[] | undefined;
}

/** One page of the users that match, by identifier. */
export const selectUserPage = (tenant: string, filter: UserFilter, limit: number, offset: number) =>
  once((db) =>
    db
      .selectFrom("brocard_user")
      .selectAll()
      .where("tenant", "=", tenant)
      .where((e) => e.and(conditions(e, filter)))
      .orderBy("id")
      .limit(limit)
      .offset(offset),
  );

export const countUsers = (tenant: string, filter: UserFilter) =>
  once((db) =>
    db
      .selectFrom("brocard_user")
      .select((e) => e.fn.countAll<number>().as("total"))
      .where("tenant", "=", tenant)
      .where((e) => e.and(conditions(e, filter))),
  );

function conditions(
  e: ExpressionBuilder<{ brocard_user: UserRow }, "brocard_user">,
  { among, ids, roles, states, teams }: UserFilter,
) {
  return [
    e("id", "in", [...among]),
    ...(ids ? [e("id", "in", [...ids])] : []),
    ...(teams ? [e("team_id", "in", [...teams])] : []),
    ...(roles ? [e("role_id", "in", [...roles])] : []),
    ...(states ? [e("state", "in", [...states])] : []),
  ];
}
