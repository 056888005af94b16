import type { components, operations } from "@openissuing/brocard";
import { cents, succeeded } from "../expectation.js";
import type { DeclineCode, PaymentOrder } from "./abilities.js";
import { fundedCard, inviteUser, issueCard, ownUser } from "./fixtures.js";
import type { World, WorldBase } from "./world.js";

type Schemas = components["schemas"];

export type Payment = Schemas["Payment"];
export type PaymentQuery = NonNullable<operations["listPayments"]["parameters"]["query"]>;
export type RefundQuery = NonNullable<operations["listRefunds"]["parameters"]["query"]>;

/** Options of a call, for stories that change the request. */
export interface Options {
  readonly fetch?: typeof fetch;
}

/** States of a payment by their names. */
export const paymentState = { settled: 1, void: 2, pending: 3, declined: 4 } as const;

/** Every reason for a decline, spelled as the text does it, with the hyphens, the underscores and `cart`. */
export const declineCodes: readonly DeclineCode[] = [
  "balance-less-than-amount",
  "limit-transaction-less-than-amount",
  "limit-cart-less-than-amount",
  "unknown-descriptor",
  "merchant-not-allowed",
  "unknown-mcc",
  "card-paused",
  "card-blocked",
  "declined-by-merchant",
  "verification-error",
  "declined-by-bank",
  "network-error",
  "card-balance-less-than-amount",
  "fraud_suspicion",
  "negative_balance",
];

/** A range of dates that everything is in, for lists that look back 30 days without one. */
export const ever = { begin: "2000-01-01", end: "2100-01-01" };

/** Merchants that differ in name, category and country. */
export const shops = [
  { name: "Example Ads", mcc: "7311", descriptor: "EXAMPLE ADS", country: "US" },
  { name: "Sample Search", mcc: "7372", descriptor: "SAMPLE SEARCH", country: "GB" },
  { name: "Example Ads", mcc: "5818", descriptor: "EXAMPLE ADS DE", country: "DE" },
] as const;

/** A page of payments, as the answer has it. */
export const listPayments = ({ client }: Pick<WorldBase, "client">, query: PaymentQuery = {}, options: Options = {}) =>
  client.GET("/api/v2/payments", { ...options, params: { query } });

/** A page of refunds, as the answer has it. */
export const listRefunds = ({ client }: Pick<WorldBase, "client">, query: RefundQuery = {}, options: Options = {}) =>
  client.GET("/api/v2/refunds", { ...options, params: { query } });

/** Payments of up to 1000, all there are unless the query says otherwise. */
export async function paymentsOf(world: Pick<WorldBase, "client">, query: PaymentQuery = {}) {
  return (await succeeded(listPayments(world, { per_page: 1000, dates: ever, ...query }))).data;
}

/** Refunds of up to 1000, all there are unless the query says otherwise. */
export async function refundsOf(world: Pick<WorldBase, "client">, query: RefundQuery = {}) {
  return (await succeeded(listRefunds(world, { per_page: 1000, ...query }))).data;
}

/** Pays 10.00 by card unless told otherwise; the payment is pending or declined then. Answers its number. */
export function pay(
  { payments }: Pick<World<"payments">, "payments">,
  card_id: number,
  changes: Partial<PaymentOrder> = {},
): Promise<number> {
  return payments.pay({ card_id, amount: "10.00", ...changes });
}

/** Pays, settles and refunds 10.00. Answers the number of the refund. */
export async function refundedPayment(
  world: Pick<World<"payments">, "payments">,
  card_id: number,
  changes: Partial<PaymentOrder> = {},
): Promise<number> {
  const id = await pay(world, card_id, changes);
  await world.payments.settle(id);
  return world.payments.refund(id);
}

/** What a payment takes from its account in minor units: nothing but a fee when it is void or declined. */
export function takenBy({ amount, fees, state }: Payment): number {
  const isTaken = state.value === paymentState.settled || state.value === paymentState.pending;
  return (isTaken ? cents(amount) : 0) + feesOf({ fees });
}

/** Fees of a payment in minor units. */
export function feesOf({ fees }: Pick<Payment, "fees">): number {
  return fees.reduce((sum, { amount }) => sum + cents(amount), 0);
}

/**
 * Payments in every state, with and without fees, at three merchants, by three cards of two users in two teams, one card
 * with two tags and one with one, spread over more than a month. Answers the cards; the last one has no tag.
 */
export async function variedPayments(world: World<"clock" | "company" | "money" | "payments">) {
  const { clock, company, money, payments } = world;
  const owner = await ownUser(world);
  const [one, two] = [await company.addTag("One", owner.id), await company.addTag("Two", owner.id)];
  const other = await inviteUser(world, { team_id: await company.addTeam("Another team") });
  await money.arrive({ amount: "900.00", email: other.email });
  const ads = await fundedCard(world, "account_balance", { tags: [one, two] });
  const search = await issueCard(world, "account_balance", { user_id: other.id, tags: [one] });
  const plain = await issueCard(world, "card_balance", { balance: 300 });
  const [first, second, third] = shops;

  const settled = await pay(world, ads.id, { amount: "100.10", fees: [{ amount: "1.23" }], merchant: first });
  await payments.settle(settled);
  await pay(world, search.id, { amount: "45.51", decline: "network-error", merchant: third });
  await clock.advance(8 * day);
  await pay(world, ads.id, { amount: "20.05", fees: [{ amount: "0.17" }, { amount: "0.10" }], merchant: second });
  await payments.reverse(await pay(world, search.id, { amount: "30.00", fees: [{ amount: "0.40" }], merchant: third }));
  await clock.advance(27 * day);
  const small = await pay(world, plain.id, { amount: "5.01", merchant: first });
  await payments.settle(small, { amount: "4.98" });
  const declined = { decline: "fraud_suspicion", decline_fees: [{ amount: "0.50" }], merchant: first } as const;
  await pay(world, ads.id, { amount: "0.07", ...declined });
  await pay(world, plain.id, { amount: "3.33", merchant: second });
  await payments.refund(settled, "60.05");
  await payments.refund(settled, "10.01");
  await payments.refund(small);
  return [ads, search, plain] as const;
}

const day = 86_400;
