import { insertInto, queriesOver } from "./store/query.js";
import { integer, nullable, type RowOf, table, text } from "./store/table.js";

/**
 * One webhook on its way. `headers`: those of its own, JSON. `state`: pending, delivered or failed (given up). Instants
 * are tenant time in milliseconds.
 */
export const deliveryTable = table(
  "core_delivery",
  {
    tenant: text(),
    delivery: integer(),
    event: text(),
    key: text(),
    url: text(),
    body: text(),
    headers: nullable(text()),
    state: text(),
    attempts: integer(),
    next_at: integer(),
    created_at: integer(),
    delivered_at: nullable(integer()),
    last_status: nullable(integer()),
    last_error: nullable(text()),
  },
  { primaryKey: ["tenant", "delivery"], indexes: [["state", "tenant", "delivery"]] },
);

export type DeliveryRow = RowOf<typeof deliveryTable>;

const { prepare } = queriesOver(deliveryTable);

export const insertDelivery = insertInto(deliveryTable);

export const selectDeliveries = prepare((db, p: { tenant: string }) =>
  db.selectFrom("core_delivery").selectAll().where("tenant", "=", p.tenant).orderBy("delivery"),
);

export const selectDelivery = prepare((db, p: { tenant: string; delivery: number }) =>
  db.selectFrom("core_delivery").selectAll().where("tenant", "=", p.tenant).where("delivery", "=", p.delivery),
);

/** First pending letter of each key: the only ones that may be sent. */
const heads = (db: Parameters<Parameters<typeof prepare>[0]>[0]) =>
  db
    .selectFrom("core_delivery")
    .select((e) => ["tenant", e.fn.min<number>("delivery").as("delivery")])
    .where("state", "=", "pending")
    .groupBy(["tenant", "key"])
    .as("head");

export const selectHeads = prepare((db, p: { tenant: string }) =>
  db
    .selectFrom("core_delivery")
    .innerJoin(heads(db), (join) =>
      join.onRef("head.tenant", "=", "core_delivery.tenant").onRef("head.delivery", "=", "core_delivery.delivery"),
    )
    .selectAll("core_delivery")
    .where("core_delivery.tenant", "=", p.tenant)
    .orderBy("core_delivery.delivery"),
);

export const selectNextTries = prepare((db) =>
  db
    .selectFrom("core_delivery")
    .innerJoin(heads(db), (join) =>
      join.onRef("head.tenant", "=", "core_delivery.tenant").onRef("head.delivery", "=", "core_delivery.delivery"),
    )
    .select((e) => ["core_delivery.tenant", e.fn.min<number>("core_delivery.next_at").as("next_at")])
    .groupBy("core_delivery.tenant"),
);

export const updateDelivery = prepare(
  (
    db,
    p: Pick<
      DeliveryRow,
      "tenant" | "delivery" | "state" | "attempts" | "next_at" | "delivered_at" | "last_status" | "last_error"
    >,
  ) =>
    db
      .updateTable("core_delivery")
      .set({
        state: p.state,
        attempts: p.attempts,
        next_at: p.next_at,
        delivered_at: p.delivered_at,
        last_status: p.last_status,
        last_error: p.last_error,
      })
      .where("tenant", "=", p.tenant)
      .where("delivery", "=", p.delivery),
);
