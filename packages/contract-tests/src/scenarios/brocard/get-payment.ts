import { wrong } from "../../alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import {
  cardState,
  changeCard,
  fundedCard,
  inviteUser,
  issueCard,
  member,
  ownBalance,
  readCard,
  readPayment,
  unknownId,
} from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { declineCodes, pay, paymentState, shops } from "../../brocard/payment-fixtures.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { World, WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

const read = ({ client }: Pick<WorldBase, "client">, payment_id: number, query: { tz?: string } = {}) =>
  client.GET("/api/v2/payments/{payment_id}", { params: { path: { payment_id }, query } });

const available = async (world: WorldBase) => cents((await ownBalance(world)).available);

/** State with its label, and the reason of a decline. */
const outcomeOf = async (world: WorldBase, payment_id: number) => {
  const { decline, state } = await readPayment(world, payment_id);
  return [state.value, state.label, decline];
};

const declinedFor = async (world: World<"payments">, card_id: number, amount: string) => {
  const { decline, state } = await readPayment(world, await pay(world, card_id, { amount }));
  expectSame("the state", state.value, paymentState.declined);
  return decline;
};

const inMoney = ["money", "payments"] as const;

export const getPaymentScenarios = [
  scenario("getPayment", "shows merchant, holder, card and fees of a payment", { needs: inMoney }, async (world) => {
    const card = await fundedCard(world);
    const { request_id: _, ...payment } = await readPayment(
      world,
      await pay(world, card.id, { amount: "100.00", fees: [{ amount: "1.23" }], merchant: shops[1] }),
    );
    const { country, id: __, ...merchant } = payment.merchant;
    expectSame("the merchant", { ...merchant, country: country.code }, shops[1]);
    expectSame("the amount", [payment.amount, payment.currency], ["100.00", "USD"]);
    const { email, id, name, team } = payment.user;
    expectSame(
      "the holder",
      [id, email, name, team.id],
      [card.user.id, card.user.email, card.user.name, card.user.team.id],
    );
    const { bin, last_four, title } = card;
    expectSame("the card", payment.card, { id: card.id, title, last_four, bin });
    expectSame("the fees", payment.fees, [{ type: "payment fee", amount: "1.23", currency: "USD" }]);
    expectSame("a micro-payment", payment.is_micro, false);
  }),

  scenario("getPayment", "prints fees by their types", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    const fees = [
      { type: "payment fee", amount: "0.50" },
      { type: "international", amount: "1.23" },
    ];
    const payment = await readPayment(world, await pay(world, id, { amount: "20.00", fees }));
    expectSame(
      "the fees",
      payment.fees,
      fees.map((fee) => ({ ...fee, currency: "USD" })),
    );
  }),

  scenario("getPayment", "shows no fees where there are none", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    expectSame("the fees", (await readPayment(world, await pay(world, id))).fees, []);
  }),

  scenario(
    "getPayment",
    "shows a pending payment without a final date, whose money is taken from the account",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      const id = await pay(world, card.id, { amount: "40.10", fees: [{ amount: "0.15" }] });
      const { date_final_state } = await readPayment(world, id);
      expectSame("the payment", [...(await outcomeOf(world, id)), date_final_state], [3, "PENDING", null, null]);
      expectSame("the account", await available(world), 100_000 - 4_025);
    },
  ),

  scenario(
    "getPayment",
    "shows a settled payment with its final date, whose money stays taken",
    { needs: ["clock", ...inMoney], evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      const id = await pay(world, card.id, { amount: "40.10" });
      await world.clock.advance(3_600);
      await world.payments.settle(id);
      const { date, date_final_state, date_received } = await readPayment(world, id);
      expectSame("the payment", await outcomeOf(world, id), [1, "SETTLED", null]);
      expectThat(date <= date_received, "a payment is to be received when it is made or later");
      expectThat(date_final_state !== null && date_received < date_final_state, "the final state is to come later");
      expectSame("the account", await available(world), 100_000 - 4_010);
    },
  ),

  scenario(
    "getPayment",
    "shows the amount and the fees that a settlement came to, and gives the rest back",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      const less = await pay(world, card.id, { amount: "50.00", fees: [{ amount: "1.00" }] });
      await world.payments.settle(less, { amount: "44.44", fees: [{ amount: "0.11" }] });
      const payment = await readPayment(world, less);
      expectSame("the payment", [payment.amount, payment.fees.map(({ amount }) => amount)], ["44.44", ["0.11"]]);
      expectSame("the account", await available(world), 100_000 - 4_455);
      const more = await pay(world, card.id, { amount: "10.00" });
      await world.payments.settle(more, { amount: "12.00" });
      expectSame("a larger settlement", (await readPayment(world, more)).amount, "12.00");
      expectSame("the account after it", await available(world), 100_000 - 4_455 - 1_200);
    },
  ),

  scenario(
    "getPayment",
    "shows a void payment without fees, whose money is back on the account",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      const id = await pay(world, card.id, { amount: "40.10", fees: [{ amount: "0.15" }] });
      await world.payments.reverse(id);
      const { amount, date_final_state, fees } = await readPayment(world, id);
      expectSame("the payment", await outcomeOf(world, id), [2, "VOID", null]);
      expectSame("what it was about", [amount, fees], ["40.10", []]);
      expectThat(date_final_state !== null, "the final state is to have a date");
      expectSame("the account", await available(world), 100_000);
    },
  ),

  scenario(
    "getPayment",
    "shows a declined payment with its reason and costs nothing but the fee",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      const order = { amount: "30.00", decline: "declined-by-bank", decline_fees: [{ amount: "0.50" }] } as const;
      const id = await pay(world, card.id, order);
      expectSame("the payment", await outcomeOf(world, id), [4, "DECLINED", "declined-by-bank"]);
      const { date_final_state, fees } = await readPayment(world, id);
      expectSame("the fees", fees, [{ type: "decline fee", amount: "0.50", currency: "USD" }]);
      expectThat(date_final_state !== null, "a decline is to be final");
      expectSame("the account", await available(world), 100_000 - 50);
    },
  ),

  scenario(
    "getPayment",
    "shows each of the fifteen reasons of a decline, as the text spells them",
    { needs: inMoney },
    async (world) => {
      const { id } = await fundedCard(world);
      const seen = [];
      for (const decline of declineCodes) {
        seen.push((await readPayment(world, await pay(world, id, { decline }))).decline);
      }
      expectSame("the reasons", seen, declineCodes);
      expectSame("the account", await available(world), 100_000);
    },
  ),

  scenario(
    "getPayment",
    "shows a payment beyond the account as balance-less-than-amount, and one of all there is as pending",
    { needs: inMoney },
    async (world) => {
      await world.money.arrive({ amount: "20.00" });
      const { id } = await issueCard(world);
      expectSame("the reason", await declinedFor(world, id, "20.01"), "balance-less-than-amount");
      const order = { amount: "19.99", fees: [{ amount: "0.02" }] };
      const beyond = await readPayment(world, await pay(world, id, order));
      expectSame("the reason with a fee", beyond.decline, "balance-less-than-amount");
      expectSame("all there is", (await outcomeOf(world, await pay(world, id, { amount: "20.00" })))[0], 3);
      expectSame("the account", await available(world), 0);
    },
  ),

  scenario(
    "getPayment",
    "shows a payment beyond the balance of the card as card-balance-less-than-amount",
    { needs: inMoney },
    async (world) => {
      const { id } = await fundedCard(world, "card_balance", { balance: 30 });
      expectSame("the reason", await declinedFor(world, id, "30.01"), "card-balance-less-than-amount");
      expectSame("all there is", (await outcomeOf(world, await pay(world, id, { amount: "30.00" })))[0], 3);
      expectSame("the card", cents((await readCard(world, id)).available), 0);
    },
  ),

  scenario(
    "getPayment",
    "shows a payment beyond the limit of one payment as limit-transaction-less-than-amount",
    { needs: ["company", ...inMoney] },
    async (world) => {
      const card = await fundedCard(world, "account_balance", { transaction_limit: 50 });
      expectSame("the reason", await declinedFor(world, card.id, "50.01"), "limit-transaction-less-than-amount");
      expectSame("the limit itself", (await outcomeOf(world, await pay(world, card.id, { amount: "50.00" })))[0], 3);
      await world.company.setUser(card.user.id, { transaction_limit: "20.00" });
      const ofUser = await declinedFor(world, card.id, "20.01");
      expectSame("the reason beyond the limit of the user", ofUser, "limit-transaction-less-than-amount");
    },
  ),

  scenario(
    "getPayment",
    "shows a payment beyond the limit of the card as limit-cart-less-than-amount",
    { needs: inMoney },
    async (world) => {
      const { id } = await fundedCard(world, "account_balance", { total_limit: 100 });
      await pay(world, id, { amount: "60.00" });
      expectSame("the reason", await declinedFor(world, id, "40.01"), "limit-cart-less-than-amount");
      expectSame("the limit itself", (await outcomeOf(world, await pay(world, id, { amount: "40.00" })))[0], 3);
      expectSame("one cent more", await declinedFor(world, id, "0.01"), "limit-cart-less-than-amount");
    },
  ),

  scenario(
    "getPayment",
    "shows a payment by a paused card or a blocked one with its reason",
    { needs: inMoney },
    async (world) => {
      const { id } = await fundedCard(world);
      await succeeded(changeCard(world, id, { state: cardState.paused }));
      expectSame("the reason when paused", await declinedFor(world, id, "1.00"), "card-paused");
      await succeeded(changeCard(world, id, { state: cardState.blocked }));
      expectSame("the reason when blocked", await declinedFor(world, id, "1.00"), "card-blocked");
    },
  ),

  scenario(
    "getPayment",
    "shows a payment from an account below zero as negative_balance",
    { needs: ["company", ...inMoney], evidence: "inferred" },
    async (world) => {
      await world.company.set({ issuingFee: "5.00" });
      const { id } = await issueCard(world);
      expectSame("the account", await available(world), -500);
      expectSame("the reason", await declinedFor(world, id, "1.00"), "negative_balance");
      await world.money.arrive({ amount: "6.00" });
      expectSame("a payment of what is left", (await outcomeOf(world, await pay(world, id, { amount: "1.00" })))[0], 3);
      expectSame("the account then", await available(world), 0);
    },
  ),

  scenario(
    "getPayment",
    "marks a micro-payment by a card that is not active, within both of its limits",
    { needs: inMoney },
    async (world) => {
      const { id } = await fundedCard(world);
      await succeeded(changeCard(world, id, { state: cardState.paused }));
      const limits = { micro_payments_limit: 5, micro_payments_limit_sum: 9 };
      await succeeded(changeCard(world, id, { micro_payments_enabled: true, ...limits }));
      const micro = await readPayment(world, await pay(world, id, { amount: "5.00" }));
      expectSame("the payment", [micro.is_micro, micro.state.value], [true, paymentState.pending]);
      expectSame("beyond one payment", await declinedFor(world, id, "5.01"), "card-paused");
      expectSame("beyond the sum", await declinedFor(world, id, "4.01"), "card-paused");
      const last = await readPayment(world, await pay(world, id, { amount: "4.00" }));
      expectSame("what is left of the sum", [last.is_micro, last.state.value], [true, paymentState.pending]);
    },
  ),

  scenario(
    "getPayment",
    "shows a payment abroad in the currency of the card",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world);
      const order = { amount: "46.00", currency: "EUR", fx: "0.92", merchant: shops[2] };
      const payment = await readPayment(world, await pay(world, id, order));
      expectSame("the amount", [payment.amount, payment.currency], ["50.00", "USD"]);
      expectSame("the account", await available(world), 95_000);
    },
  ),

  scenario(
    "getPayment",
    "shows the fee for issuing a card as a settled payment of its own",
    { needs: ["company", "money"], evidence: "inferred" },
    async (world) => {
      await world.company.set({ issuingFee: "1.25" });
      const card = await fundedCard(world);
      const { data } = await succeeded(world.client.GET("/api/v2/payments"));
      const payment = await readPayment(world, data[0]?.id ?? unknownId);
      const { amount, card: paid, fees, state } = payment;
      expectSame("the payment", [amount, paid.id, fees, state.value], ["1.25", card.id, [], paymentState.settled]);
    },
  ),

  scenario("getPayment", "prints dates in the time zone asked for", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    const payment_id = await pay(world, id);
    await world.payments.settle(payment_id);
    const hours = (text: string | null) => Date.parse(`${text?.replace(" ", "T")}Z`) / 3_600_000;
    const [here, there] = [
      await readPayment(world, payment_id),
      await succeeded(read(world, payment_id, { tz: "Asia/Tokyo" })),
    ];
    for (const name of ["date", "date_received", "date_final_state"] as const) {
      expectSame(`hours between the zones of ${name}`, hours(there[name]) - hours(here[name]), 9);
    }
    expectSame("an empty zone", (await succeeded(read(world, payment_id, { tz: "" }))).date, here.date);
  }),

  scenario("getPayment", "answers 422 for a time zone nobody knows", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    await refusedFields(read(world, await pay(world, id), { tz: nowhere }), noZone);
  }),

  scenario(
    "getPayment",
    "answers 404 for a payment nobody made, and for one of another company",
    { needs: ["neighbour", ...inMoney], evidence: "inferred" },
    async (world) => {
      await refusedWith(read(world, unknownId), 404);
      const there = await world.neighbour();
      await refusedWith(read(world, await pay(there, (await fundedCard(there)).id)), 404);
    },
  ),

  scenario(
    "getPayment",
    "answers 403 to a member who asks for a payment of somebody else, and the own one",
    { needs: ["keys", ...inMoney], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      const own = await pay(world, (await fundedCard(world)).id);
      const theirs = await pay(world, (await issueCard(world, "account_balance", { user_id: user.id })).id);
      await refusedWith(read({ client }, own), 403);
      expectSame("the payment", (await succeeded(read({ client }, theirs))).id, theirs);
    },
  ),

  scenario(
    "getPayment",
    "keeps the holder of then when the user is renamed, by the new name",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const user = await inviteUser(world);
      await world.money.arrive({ amount: "50.00", email: user.email });
      const id = await pay(world, (await issueCard(world, "account_balance", { user_id: user.id })).id);
      const path = { user_id: user.id };
      await succeeded(world.client.PUT("/api/v2/users/{user_id}", { params: { path }, body: { name: "New Name" } }));
      const { user: holder } = await readPayment(world, id);
      expectSame("the holder", [holder.id, holder.name], [user.id, "New Name"]);
    },
  ),

  scenario("getPayment", "answers 404 for an identifier that is no number", { evidence: "inferred" }, async (world) => {
    for (const id of ["x", "1.5", "-1", "0x1"]) await refusedWith(read(world, wrong(id)), 404);
  }),

  ...doorStories("getPayment", (client, options) =>
    client.GET("/api/v2/payments/{payment_id}", { ...options, params: { path: { payment_id: unknownId } } }),
  ),
];
