import { queriesOver } from "../core/store/query.js";
import { cardTable } from "./cards.tables.js";
import type { DeclineCode } from "./decline.js";
import { countryTable, merchantTable } from "./payment-merchants.tables.js";
import { type PaymentState, paymentTable } from "./payments.tables.js";
import { cardTagTable } from "./tags.tables.js";
import { teamTable, userTable } from "./users.tables.js";

/** Which payments: every filter has to match, of the values of one filter one has to. Instants are milliseconds. */
export interface PaymentFilter {
  readonly tenant: string;
  /** First instant that counts, and the first that does not any more. */
  readonly from: number;
  readonly until: number;
  /** Holders whose payments the caller may see; undefined for all. */
  readonly visible: readonly number[] | undefined;
  readonly bins: readonly string[] | undefined;
  readonly cards: readonly number[] | undefined;
  readonly countries: readonly number[] | undefined;
  readonly declines: readonly DeclineCode[] | undefined;
  readonly ids: readonly number[] | undefined;
  readonly merchants: readonly number[] | undefined;
  readonly states: readonly PaymentState[] | undefined;
  readonly teams: readonly number[] | undefined;
  readonly users: readonly number[] | undefined;
  readonly tags: readonly string[] | undefined;
  readonly micro: "include" | "only" | "exclude";
  readonly hasInternal: boolean;
}

const { once } = queriesOver(paymentTable, merchantTable, countryTable, cardTable, cardTagTable, userTable, teamTable);

type Db = Parameters<Parameters<typeof once>[0]>[0];

function matching(db: Db, filter: PaymentFilter) {
  const { tenant } = filter;
  return db
    .selectFrom("brocard_payment as payment")
    .innerJoin("brocard_merchant as merchant", (on) =>
      on.onRef("merchant.tenant", "=", "payment.tenant").onRef("merchant.id", "=", "payment.merchant_id"),
    )
    .innerJoin("brocard_country as country", (on) =>
      on.onRef("country.tenant", "=", "merchant.tenant").onRef("country.id", "=", "merchant.country_id"),
    )
    .innerJoin("brocard_card as card", (on) =>
      on.onRef("card.tenant", "=", "payment.tenant").onRef("card.id", "=", "payment.card_id"),
    )
    .innerJoin("brocard_user as user", (on) =>
      on.onRef("user.tenant", "=", "payment.tenant").onRef("user.id", "=", "payment.user_id"),
    )
    .innerJoin("brocard_team as team", (on) =>
      on.onRef("team.tenant", "=", "user.tenant").onRef("team.id", "=", "user.team_id"),
    )
    .where("payment.tenant", "=", tenant)
    .where("payment.date", ">=", filter.from)
    .where("payment.date", "<", filter.until)
    .where((e) =>
      e.and([
        e("payment.is_internal", "<=", Number(filter.hasInternal)),
        ...(filter.visible ? [e("payment.user_id", "in", [...filter.visible])] : []),
        ...(filter.ids ? [e("payment.id", "in", [...filter.ids])] : []),
        ...(filter.states ? [e("payment.state", "in", [...filter.states])] : []),
        ...(filter.declines ? [e("payment.decline", "in", [...filter.declines])] : []),
        ...(filter.micro === "include" ? [] : [e("payment.is_micro", "=", Number(filter.micro === "only"))]),
        ...(filter.merchants ? [e("payment.merchant_id", "in", [...filter.merchants])] : []),
        ...(filter.countries ? [e("merchant.country_id", "in", [...filter.countries])] : []),
        ...(filter.cards ? [e("payment.card_id", "in", [...filter.cards])] : []),
        ...(filter.bins ? [e("card.bin", "in", [...filter.bins])] : []),
        ...(filter.users ? [e("payment.user_id", "in", [...filter.users])] : []),
        ...(filter.teams ? [e("user.team_id", "in", [...filter.teams])] : []),
        ...(filter.tags
          ? [
              e(
                "payment.card_id",
                "in",
                e
                  .selectFrom("brocard_card_tag as tagged")
                  .select("tagged.card_id")
                  .where("tagged.tenant", "=", tenant)
                  .where("tagged.uuid", "in", [...filter.tags]),
              ),
            ]
          : []),
      ]),
    );
}

/** One page of payments with everything an answer prints, by ascending identifier. */
export const selectPayments = (filter: PaymentFilter, page: { readonly limit: number; readonly offset: number }) =>
  once((db) =>
    matching(db, filter)
      .selectAll("payment")
      .select([
        "merchant.mcc",
        "merchant.name as merchant_name",
        "merchant.descriptor",
        "country.id as country_id",
        "country.code as country_code",
        "user.uuid as user_uuid",
        "user.email as user_email",
        "user.name as user_name",
        "team.id as team_id",
        "team.name as team_name",
        "card.title as card_title",
        "card.last_four",
        "card.bin",
      ])
      .orderBy("payment.id")
      .limit(page.limit)
      .offset(page.offset),
  );

export const countPayments = (filter: PaymentFilter) =>
  once((db) => matching(db, filter).select((e) => e.fn.countAll<number>().as("total")));

/** Criteria whose groups are rows of some table; `mcc` and tags are named by text. */
export type PaymentKey = "card" | "country" | "mcc" | "merchant" | "tag" | "team" | "user";

const keyColumns = {
  card: "payment.card_id",
  country: "merchant.country_id",
  mcc: "merchant.mcc",
  merchant: "payment.merchant_id",
  team: "user.team_id",
  user: "payment.user_id",
} as const;

/** Milliseconds all offsets of time zones are multiples of: payments of one such span share their local date. */
export const tallySpan = 900_000;

/** Sums over payments by state and key. A payment of a card with two tags is in the sums of both. */
export const tallyPayments = (filter: PaymentFilter, by: PaymentKey) =>
  once((db) => {
    if (by === "tag") {
      return matching(db, filter)
        .innerJoin("brocard_card_tag as tag", (on) =>
          on.onRef("tag.tenant", "=", "payment.tenant").onRef("tag.card_id", "=", "payment.card_id"),
        )
        .select((e) => [
          "tag.uuid as key",
          "payment.state",
          e.fn.sum<number>("payment.amount").as("amount"),
          e.fn.countAll<number>().as("count"),
          e.fn.sum<number>("payment.fee_total").as("fees"),
          e.fn.countAll<number>().filterWhere("payment.fee_total", ">", 0).as("charged"),
        ])
        .groupBy(["key", "payment.state"]);
    }
    return matching(db, filter)
      .select((e) => [
        e.ref(keyColumns[by]).as("key"),
        "payment.state",
        e.fn.sum<number>("payment.amount").as("amount"),
        e.fn.countAll<number>().as("count"),
        e.fn.sum<number>("payment.fee_total").as("fees"),
        e.fn.countAll<number>().filterWhere("payment.fee_total", ">", 0).as("charged"),
      ])
      .groupBy(["key", "payment.state"]);
  });

/** Sums over payments by state and span of a quarter of an hour; `key` times `tallySpan` is an instant in it. */
export const tallyPaymentTimes = (filter: PaymentFilter) =>
  once((db) =>
    matching(db, filter)
      .select((e) => [
        e("payment.date", "/", tallySpan).as("key"),
        "payment.state",
        e.fn.sum<number>("payment.amount").as("amount"),
        e.fn.countAll<number>().as("count"),
        e.fn.sum<number>("payment.fee_total").as("fees"),
        e.fn.countAll<number>().filterWhere("payment.fee_total", ">", 0).as("charged"),
      ])
      .groupBy(["key", "payment.state"]),
  );
