import type { components } from "@openissuing/brocard";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import type { BalanceType } from "./bins.tables.js";

/** 2 active, 3 blocked, 4 paused. */
export type CardState = components["schemas"]["CardStateValue"];

const balanceType: Column<BalanceType> = { kind: "text", isNullable: false };
const cardState: Column<CardState> = { kind: "integer", isNullable: false };

/**
 * Cards. Money is minor units of `currency`; a limit of null is none. `account`: number of the account it spends from or
 * is filled from. `expiry` is `YYYY-MM`. Instants are tenant time. Number and CVV are invented test data, so they are
 * kept as they are. `micro_…` only for account_balance, `topup_…` only for card_balance.
 */
export const cardTable = table(
  "brocard_card",
  {
    tenant: text(),
    id: integer(),
    title: text(),
    bin: text(),
    balance_type: balanceType,
    currency: text(),
    pan: text(),
    last_four: text(),
    cvv: text(),
    expiry: text(),
    user_id: integer(),
    account: integer(),
    state: cardState,
    deferred_state: nullable(cardState),
    deferred_at: nullable(integer()),
    archived: integer(),
    transaction_limit: integer(),
    total_limit: nullable(integer()),
    micro_payments_enabled: integer(),
    micro_payments_limit: integer(),
    micro_payments_limit_sum: integer(),
    topup_auto: integer(),
    topup_to: nullable(integer()),
    topup_threshold: nullable(integer()),
    created_at: integer(),
  },
  {
    primaryKey: ["tenant", "id"],
    unique: [["tenant", "pan"]],
    indexes: [
      ["tenant", "user_id"],
      ["tenant", "account"],
    ],
  },
);

export type CardRow = RowOf<typeof cardTable>;

const { once, prepare } = queriesOver(cardTable);

export const insertCard = insertInto(cardTable);

export const selectCard = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("brocard_card").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

/** Cards by identifier, for answers that name many. */
export const selectCardsById = (tenant: string, ids: readonly number[]) =>
  once((db) =>
    db
      .selectFrom("brocard_card")
      .selectAll()
      .where("tenant", "=", tenant)
      .where("id", "in", [...new Set(ids)]),
  );

/** Active cards of a holder. */
export const countActiveCards = prepare((db, p: { tenant: string; user_id: number }) =>
  db
    .selectFrom("brocard_card")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant)
    .where("user_id", "=", p.user_id)
    .where("state", "=", 2)
    .where("archived", "=", 0),
);

type Changeable = Omit<
  CardRow,
  "balance_type" | "bin" | "created_at" | "currency" | "cvv" | "expiry" | "last_four" | "pan"
>;

export const updateCardRow = prepare((db, p: Changeable) =>
  db
    .updateTable("brocard_card")
    .set({
      title: p.title,
      user_id: p.user_id,
      account: p.account,
      state: p.state,
      deferred_state: p.deferred_state,
      deferred_at: p.deferred_at,
      archived: p.archived,
      transaction_limit: p.transaction_limit,
      total_limit: p.total_limit,
      micro_payments_enabled: p.micro_payments_enabled,
      micro_payments_limit: p.micro_payments_limit,
      micro_payments_limit_sum: p.micro_payments_limit_sum,
      topup_auto: p.topup_auto,
      topup_to: p.topup_to,
      topup_threshold: p.topup_threshold,
    })
    .where("tenant", "=", p.tenant)
    .where("id", "=", p.id),
);
