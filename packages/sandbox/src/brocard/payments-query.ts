import { queriesOver } from "../core/store/query.js";
import { cardTable } from "./cards.tables.js";
import type { DeclineCode } from "./decline.js";
import type { HolderFilter } from "./payment-filters.js";
import { countryTable, merchantTable } from "./payment-merchants.tables.js";
import { type PaymentState, paymentTable } from "./payments.tables.js";
import { cardTagTable } from "./tags.tables.js";
import { teamTable, userTable } from "./users.tables.js";

/** Which payments: every filter has to match, of the values of one filter one has to. */
export interface PaymentFilter extends HolderFilter {
  readonly countries: readonly number[] | undefined;
  readonly declines: readonly DeclineCode[] | undefined;
  readonly merchants: readonly number[] | undefined;
  readonly states: readonly PaymentState[] | undefined;
  readonly tags: readonly string[] | undefined;
  readonly micro: "include" | "only" | "exclude";
  readonly hasInternal: boolean;
}

const { once, prepare } = queriesOver(
  paymentTable,
  merchantTable,
  countryTable,
  cardTable,
  cardTagTable,
  userTable,
  teamTable,
);

type Db = Parameters<Parameters<typeof once>[0]>[0];

// No joins: what counts and sums reads one table, and the database picks the index by what is asked for.
function matching(db: Db, filter: PaymentFilter) {
  const { bins, cards, countries, declines, ids, merchants, states, tags, teams, tenant, users } = filter;
  return db
    .selectFrom("brocard_payment as payment")
    .where("payment.tenant", "=", tenant)
    .where("payment.date", ">=", filter.from)
    .where("payment.date", "<", filter.until)
    .where("payment.user_id", "in", [...filter.visible])
    .where((e) =>
      e.and([
        ...(filter.hasInternal ? [] : [e("payment.is_internal", "=", 0)]),
        ...(filter.micro === "include" ? [] : [e("payment.is_micro", "=", Number(filter.micro === "only"))]),
        ...(ids ? [e("payment.id", "in", [...ids])] : []),
        ...(states ? [e("payment.state", "in", [...states])] : []),
        ...(declines ? [e("payment.decline", "in", [...declines])] : []),
        ...(merchants ? [e("payment.merchant_id", "in", [...merchants])] : []),
        ...(cards ? [e("payment.card_id", "in", [...cards])] : []),
        ...(users ? [e("payment.user_id", "in", [...users])] : []),
        ...(countries ? [e("payment.merchant_id", "in", merchantsIn(db, tenant, countries))] : []),
        ...(bins ? [e("payment.card_id", "in", cardsOf(db, tenant, bins))] : []),
        ...(teams ? [e("payment.user_id", "in", usersIn(db, tenant, teams))] : []),
        ...(tags ? [e("payment.card_id", "in", cardsWith(db, tenant, tags))] : []),
      ]),
    );
}

const merchantsIn = (db: Db, tenant: string, countries: readonly number[]) =>
  db
    .selectFrom("brocard_merchant")
    .select("id")
    .where("tenant", "=", tenant)
    .where("country_id", "in", [...countries]);

const cardsOf = (db: Db, tenant: string, bins: readonly string[]) =>
  db
    .selectFrom("brocard_card")
    .select("id")
    .where("tenant", "=", tenant)
    .where("bin", "in", [...bins]);

const usersIn = (db: Db, tenant: string, teams: readonly number[]) =>
  db
    .selectFrom("brocard_user")
    .select("id")
    .where("tenant", "=", tenant)
    .where("team_id", "in", [...teams]);

const cardsWith = (db: Db, tenant: string, tags: readonly string[]) =>
  db
    .selectFrom("brocard_card_tag")
    .select("card_id")
    .where("tenant", "=", tenant)
    .where("uuid", "in", [...tags]);

/** With everything an answer prints. */
function whole(payments: ReturnType<typeof matching>) {
  return payments
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
    ]);
}

/** One payment with everything an answer prints. */
export const selectWholePayment = prepare((db, p: { tenant: string; id: number }) =>
  whole(
    db.selectFrom("brocard_payment as payment").where("payment.tenant", "=", p.tenant).where("payment.id", "=", p.id),
  ),
);

/** One page of payments with everything an answer prints, oldest first. */
export const selectPayments = (filter: PaymentFilter, page: { readonly limit: number; readonly offset: number }) =>
  once((db) =>
    whole(matching(db, filter)).orderBy("payment.date").orderBy("payment.id").limit(page.limit).offset(page.offset),
  );

export const countPayments = (filter: PaymentFilter) =>
  once((db) => matching(db, filter).select((e) => e.fn.countAll<number>().as("total")));

/**
 * Milliseconds all offsets of time zones are multiples of: what happens in one such span has one local date. Goes into
 * statements as a literal: a number that is bound counts as a float there, and division would not be whole.
 */
export const tallySpan = 900_000;

/**
 * Sums over payments by state and `key`: a card, merchant or holder, or for `date` a span of time; `key` times
 * `tallySpan` is an instant in it.
 */
export const tallyPayments = (filter: PaymentFilter, by: "card_id" | "date" | "merchant_id" | "user_id") =>
  once((db) =>
    matching(db, filter)
      .select((e) => [
        (by === "date" ? e("payment.date", "/", e.lit(tallySpan)) : e.ref(`payment.${by}`)).as("key"),
        "payment.state",
        e.fn.sum<number>("payment.amount").as("amount"),
        e.fn.countAll<number>().as("count"),
        e.fn.sum<number>("payment.fee_total").as("fees"),
        e.fn.countAll<number>().filterWhere("payment.fee_total", ">", 0).as("charged"),
      ])
      .groupBy(["key", "payment.state"]),
  );
