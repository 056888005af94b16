import type { components } from "@openissuing/anytime";
import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import { type CardStatus, liveStatuses } from "./cards-status.js";

export type CardType = components["schemas"]["CardType"];

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });
const bit: Column<0 | 1> = { kind: "integer", isNullable: false };

/**
 * Cards. `number` counts them in the order of their orders. Dates are calendar dates of French time.
 * The number, its CVV and the PIN are invented test data, so they are kept as they are; a virtual card has no PIN.
 */
export const cardTable = table(
  "anytime_card",
  {
    tenant: text(),
    card_ref: text(),
    number: integer(),
    acc_id: integer(),
    card_type: oneOf<CardType>(),
    status: oneOf<CardStatus>(),
    ordered_on: text(),
    activation_date: nullable(text()),
    expiry_date: text(),
    pos: bit,
    atm: bit,
    renew: bit,
    name_first: text(),
    name_last: text(),
    embossed: text(),
    pan: text(),
    cvv: text(),
    pin: nullable(text()),
  },
  { primaryKey: ["tenant", "card_ref"], unique: [["tenant", "pan"]], indexes: [["tenant", "acc_id", "number"]] },
);

export type CardRow = RowOf<typeof cardTable>;

const { prepare } = queriesOver(cardTable);

export const insertCard = insertInto(cardTable);

export const selectCard = prepare((db, p: { tenant: string; card_ref: string }) =>
  db.selectFrom("anytime_card").selectAll().where("tenant", "=", p.tenant).where("card_ref", "=", p.card_ref),
);

/** One page of the cards of an account, in the order of their orders. */
export const selectCards = prepare((db, p: { tenant: string; acc_id: number; limit: number; offset: number }) =>
  db
    .selectFrom("anytime_card")
    .selectAll()
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .orderBy("number")
    .limit(p.limit)
    .offset(p.offset),
);

export const countCards = prepare((db, p: { tenant: string; acc_id: number }) =>
  db
    .selectFrom("anytime_card")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id),
);

/** Cards of an account that have neither ended nor expired. `today`: calendar date of French time. */
export const countLiveCards = prepare((db, p: { tenant: string; acc_id: number; today: string }) =>
  db
    .selectFrom("anytime_card")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("tenant", "=", p.tenant)
    .where("acc_id", "=", p.acc_id)
    .where("status", "in", liveStatuses)
    .where("expiry_date", ">=", p.today),
);

export const updateCardState = prepare(
  (db, p: Pick<CardRow, "tenant" | "card_ref" | "status" | "activation_date" | "pos" | "atm" | "renew">) =>
    db
      .updateTable("anytime_card")
      .set({ status: p.status, activation_date: p.activation_date, pos: p.pos, atm: p.atm, renew: p.renew })
      .where("tenant", "=", p.tenant)
      .where("card_ref", "=", p.card_ref),
);

export const updateCardPin = prepare((db, p: { tenant: string; card_ref: string; pin: string }) =>
  db.updateTable("anytime_card").set({ pin: p.pin }).where("tenant", "=", p.tenant).where("card_ref", "=", p.card_ref),
);
