import { queriesOver } from "../core/store/query.js";
import { cardTable } from "./cards.tables.js";
import type { HolderFilter } from "./payment-filters.js";
import { paymentTable } from "./payments.tables.js";
import { tallySpan } from "./payments-query.js";
import { refundTable } from "./refunds.tables.js";
import { teamTable, userTable } from "./users.tables.js";

const { once, prepare } = queriesOver(refundTable, paymentTable, cardTable, userTable, teamTable);

type Db = Parameters<Parameters<typeof once>[0]>[0];

function joined(db: Db) {
  return db
    .selectFrom("brocard_refund as refund")
    .innerJoin("brocard_payment as payment", (on) =>
      on.onRef("payment.tenant", "=", "refund.tenant").onRef("payment.id", "=", "refund.payment_id"),
    )
    .innerJoin("brocard_card as card", (on) =>
      on.onRef("card.tenant", "=", "refund.tenant").onRef("card.id", "=", "refund.card_id"),
    )
    .innerJoin("brocard_user as user", (on) =>
      on.onRef("user.tenant", "=", "refund.tenant").onRef("user.id", "=", "refund.user_id"),
    )
    .innerJoin("brocard_team as team", (on) =>
      on.onRef("team.tenant", "=", "user.tenant").onRef("team.id", "=", "user.team_id"),
    );
}

function matching(db: Db, { bins, cards, from, ids, teams, tenant, until, users, visible }: HolderFilter) {
  return joined(db)
    .where("refund.tenant", "=", tenant)
    .where("refund.date", ">=", from)
    .where("refund.date", "<", until)
    .where("refund.user_id", "in", [...visible])
    .where((e) =>
      e.and([
        ...(ids ? [e("refund.id", "in", [...ids])] : []),
        ...(cards ? [e("refund.card_id", "in", [...cards])] : []),
        ...(bins ? [e("card.bin", "in", [...bins])] : []),
        ...(users ? [e("refund.user_id", "in", [...users])] : []),
        ...(teams ? [e("user.team_id", "in", [...teams])] : []),
      ]),
    );
}

/** With everything an answer prints. */
function whole(refunds: ReturnType<typeof joined>) {
  return refunds
    .selectAll("refund")
    .select([
      "user.uuid as user_uuid",
      "user.email as user_email",
      "user.name as user_name",
      "team.id as team_id",
      "team.name as team_name",
      "card.title as card_title",
      "card.last_four",
      "card.bin",
    ]);
}

/** One refund with everything an answer prints. */
export const selectWholeRefund = prepare((db, p: { tenant: string; id: number }) =>
  whole(joined(db)).where("refund.tenant", "=", p.tenant).where("refund.id", "=", p.id),
);

/** Which rows of the list, and from which end. `after` and `before` are identifiers that do not count. */
interface Span {
  readonly after: number;
  readonly before: number;
  readonly direction: "asc" | "desc";
  readonly limit: number;
}

/** Refunds with everything an answer prints. */
export const selectRefunds = (filter: HolderFilter, span: Span) =>
  once((db) =>
    whole(matching(db, filter))
      .where("refund.id", ">", span.after)
      .where("refund.id", "<", span.before)
      .orderBy("refund.id", span.direction)
      .limit(span.limit),
  );

const columns = {
  card_id: "refund.card_id",
  merchant_id: "payment.merchant_id",
  user_id: "refund.user_id",
} as const;

/**
 * Sums over refunds by `key`: a card, the merchant of the payment or a holder, or for `date` a span of time; `key` times
 * `tallySpan` is an instant in it.
 */
export const tallyRefunds = (filter: HolderFilter, by: keyof typeof columns | "date") =>
  once((db) =>
    matching(db, filter)
      .select((e) => [
        (by === "date" ? e("refund.date", "/", e.lit(tallySpan)) : e.ref(columns[by])).as("key"),
        e.fn.sum<number>("refund.amount").as("amount"),
        e.fn.countAll<number>().as("count"),
      ])
      .groupBy("key"),
  );
