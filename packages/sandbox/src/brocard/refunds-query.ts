import { queriesOver } from "../core/store/query.js";
import { cardTable } from "./cards.tables.js";
import { paymentTable } from "./payments.tables.js";
import { tallySpan } from "./payments-query.js";
import { refundTable } from "./refunds.tables.js";
import { teamTable, userTable } from "./users.tables.js";

/** Which refunds: every filter has to match, of the values of one filter one has to. Instants are milliseconds. */
export interface RefundFilter {
  readonly tenant: string;
  /** First instant that counts, and the first that does not any more. */
  readonly from: number;
  readonly until: number;
  /** Holders whose refunds the caller may see; undefined for all. */
  readonly visible: readonly number[] | undefined;
  readonly bins: readonly string[] | undefined;
  readonly cards: readonly number[] | undefined;
  readonly ids: readonly number[] | undefined;
  readonly teams: readonly number[] | undefined;
  readonly users: readonly number[] | undefined;
}

const { once } = queriesOver(refundTable, paymentTable, cardTable, userTable, teamTable);

function matching(db: Parameters<Parameters<typeof once>[0]>[0], filter: RefundFilter) {
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
    )
    .where("refund.tenant", "=", filter.tenant)
    .where("refund.date", ">=", filter.from)
    .where("refund.date", "<", filter.until)
    .where((e) =>
      e.and([
        e("refund.id", ">", 0),
        ...(filter.visible ? [e("refund.user_id", "in", [...filter.visible])] : []),
        ...(filter.ids ? [e("refund.id", "in", [...filter.ids])] : []),
        ...(filter.cards ? [e("refund.card_id", "in", [...filter.cards])] : []),
        ...(filter.bins ? [e("card.bin", "in", [...filter.bins])] : []),
        ...(filter.users ? [e("refund.user_id", "in", [...filter.users])] : []),
        ...(filter.teams ? [e("user.team_id", "in", [...filter.teams])] : []),
      ]),
    );
}

/** Which rows of the list, and from which end. `after` and `before` are identifiers that do not count. */
interface Span {
  readonly after: number;
  readonly before: number;
  readonly direction: "asc" | "desc";
  readonly limit: number;
}

/** Refunds with everything an answer prints. */
export const selectRefunds = (filter: RefundFilter, span: Span) =>
  once((db) =>
    matching(db, filter)
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
      ])
      .where("refund.id", ">", span.after)
      .where("refund.id", "<", span.before)
      .orderBy("refund.id", span.direction)
      .limit(span.limit),
  );

const keyColumns = {
  card: "refund.card_id",
  merchant: "payment.merchant_id",
  team: "user.team_id",
  user: "refund.user_id",
} as const;

/** Sums over refunds by key. */
export const tallyRefunds = (filter: RefundFilter, by: keyof typeof keyColumns) =>
  once((db) =>
    matching(db, filter)
      .select((e) => [
        e.ref(keyColumns[by]).as("key"),
        e.fn.sum<number>("refund.amount").as("amount"),
        e.fn.countAll<number>().as("count"),
      ])
      .groupBy("key"),
  );

/** Sums over refunds by span of a quarter of an hour; `key` times `tallySpan` is an instant in it. */
export const tallyRefundTimes = (filter: RefundFilter) =>
  once((db) =>
    matching(db, filter)
      .select((e) => [
        e("refund.date", "/", tallySpan).as("key"),
        e.fn.sum<number>("refund.amount").as("amount"),
        e.fn.countAll<number>().as("count"),
      ])
      .groupBy("key"),
  );
