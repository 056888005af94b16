import { insertInto, queriesOver } from "../core/store/query.js";
import { type Column, integer, nullable, type RowOf, table, text } from "../core/store/table.js";
import type { CardStatus } from "./card-machine.js";
import type { Schemas } from "./types.js";

const oneOf = <T extends string>(): Column<T> => ({ kind: "text", isNullable: false });

/**
 * Cards. `account_link`: number of the link to `account_id`, a new one with each account. `expiry`: last month, `YYYY-MM`.
 * `pin` null: none was set. `making`, `delivery` and their local times are null until a physical card is handed on.
 * `address`: JSON of the address it is sent to. `activated_at` null: never. Switches are 0/1, instants milliseconds.
 */
export const cardTable = table(
  "vaultspay_card",
  {
    tenant: text(),
    id: integer(),
    token: integer(),
    user_id: integer(),
    account_id: integer(),
    account_link: integer(),
    tier_id: integer(),
    card_type: oneOf<Schemas["CardType"]>(),
    status: oneOf<CardStatus>(),
    status_reason: text(),
    emboss_name: text(),
    pan: text(),
    cvv: text(),
    expiry: text(),
    pin: nullable(text()),
    three_ds_id: integer(),
    three_ds: integer(),
    making: nullable(oneOf<Schemas["CardManufacturingStatus"]>()),
    making_time: nullable(text()),
    delivery: nullable(oneOf<Schemas["CardDeliveryStatus"]>()),
    delivery_time: nullable(text()),
    address: nullable(text()),
    conversion: nullable(oneOf<Schemas["CardConversionStatus"]>()),
    call_uuid: nullable(text()),
    activated_at: nullable(integer()),
    created_at: integer(),
    updated_at: integer(),
  },
  { primaryKey: ["tenant", "id"], unique: [["tenant", "token"]] },
);

export type CardRow = RowOf<typeof cardTable>;

const { prepare } = queriesOver(cardTable);

export const insertCard = insertInto(cardTable);

export const selectCard = prepare((db, p: { tenant: string; id: number }) =>
  db.selectFrom("vaultspay_card").selectAll().where("tenant", "=", p.tenant).where("id", "=", p.id),
);

export const selectCardByToken = prepare((db, p: { tenant: string; token: number }) =>
  db.selectFrom("vaultspay_card").selectAll().where("tenant", "=", p.tenant).where("token", "=", p.token),
);

/** Everything of a card that can change. */
export const updateCard = prepare((db, p: CardRow) =>
  db
    .updateTable("vaultspay_card")
    .set({
      account_id: p.account_id,
      account_link: p.account_link,
      card_type: p.card_type,
      status: p.status,
      status_reason: p.status_reason,
      pin: p.pin,
      three_ds: p.three_ds,
      making: p.making,
      making_time: p.making_time,
      delivery: p.delivery,
      delivery_time: p.delivery_time,
      address: p.address,
      conversion: p.conversion,
      call_uuid: p.call_uuid,
      activated_at: p.activated_at,
      updated_at: p.updated_at,
    })
    .where("tenant", "=", p.tenant)
    .where("id", "=", p.id),
);
