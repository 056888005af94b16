import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";

/** `common`: the account of a user; `team`: that of a team. */
export type AccountKind = "common" | "team";

const kind: Column<AccountKind> = { kind: "text", isNullable: false };

/**
 * Accounts. `number` names one in cards and in the ledger, `id` everywhere else. One of `user_id` and `team_id` is set.
 * `currency` in capitals.
 */
export const accountTable = table(
  "brocard_account",
  {
    tenant: text(),
    number: integer(),
    id: text(),
    purpose_type: kind,
    user_id: nullable(integer()),
    team_id: nullable(integer()),
    currency: text(),
  },
  {
    primaryKey: ["tenant", "number"],
    unique: [
      ["tenant", "id"],
      ["tenant", "user_id"],
      ["tenant", "team_id"],
    ],
  },
);

export type AccountRow = RowOf<typeof accountTable>;

const { once, prepare } = queriesOver(accountTable);

export const insertAccount = insertInto(accountTable);

export const selectAccount = prepare((db, p: { tenant: string; number: number }) =>
  db.selectFrom("brocard_account").selectAll().where("tenant", "=", p.tenant).where("number", "=", p.number),
);

/** `id`: with `acc_` in front. */
export const selectAccountById = prepare((db, p: { tenant: string; id: string }) =>
  db.selectFrom("brocard_account").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectAccountOfUser = prepare((db, p: { tenant: string; user_id: number }) =>
  db.selectFrom("brocard_account").selectAll().where("tenant", "=", p.tenant).where("user_id", "=", p.user_id),
);

export const selectAccountOfTeam = prepare((db, p: { tenant: string; team_id: number }) =>
  db.selectFrom("brocard_account").selectAll().where("tenant", "=", p.tenant).where("team_id", "=", p.team_id),
);

/** Accounts of a user and of these teams, in the order they were opened. */
export const selectAccountsOf = (tenant: string, user_id: number, teams: readonly number[]) =>
  once((db) =>
    db
      .selectFrom("brocard_account")
      .selectAll()
      .where("tenant", "=", tenant)
      .where((e) => e.or([e("user_id", "=", user_id), e("team_id", "in", [...teams])]))
      .orderBy("number"),
  );
