import { wrong } from "../../alter.js";
import { doorStories } from "../../brocard/door-stories.js";
import { fundedCard, issueCard, member, ownBalance, readCard, readPayment, unknownId } from "../../brocard/fixtures.js";
import { nowhere, noZone } from "../../brocard/page-stories.js";
import { pay, paymentState, refundedPayment } from "../../brocard/payment-fixtures.js";
import { refusedFields, refusedWith } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, succeeded } from "../../expectation.js";

const read = ({ client }: Pick<WorldBase, "client">, refund_id: number, query: { tz?: string } = {}) =>
  client.GET("/api/v2/refunds/{refund_id}", { params: { path: { refund_id }, query } });

const inMoney = ["money", "payments"] as const;

export const getRefundScenarios = [
  scenario("getRefund", "shows a refund with holder and card", { needs: inMoney }, async (world) => {
    const card = await fundedCard(world);
    const payment = await pay(world, card.id, { amount: "80.00", fees: [{ amount: "1.00" }] });
    await world.payments.settle(payment);
    const refund = await succeeded(read(world, await world.payments.refund(payment, "30.05")));
    expectSame("the amount", [refund.amount, refund.currency], ["30.05", "USD"]);
    const { card: paid, user } = await readPayment(world, payment);
    expectSame("holder and card", [refund.user, refund.card], [user, paid]);
  }),

  scenario(
    "getRefund",
    "puts the money back on the account; the payment stays as it was",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      const payment = await pay(world, card.id, { amount: "80.00", fees: [{ amount: "1.00" }] });
      await world.payments.settle(payment);
      await world.payments.refund(payment, "30.05");
      expectSame("the account", cents((await ownBalance(world)).available), 100_000 - 8_100 + 3_005);
      const { amount, state } = await readPayment(world, payment);
      expectSame("the payment", [amount, state.value], ["80.00", paymentState.settled]);
    },
  ),

  scenario(
    "getRefund",
    "puts the money back on a card with a balance of its own",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world, "card_balance", { balance: 50 });
      const refund = await succeeded(read(world, await refundedPayment(world, card.id, { amount: "20.00" })));
      expectSame("the amount", refund.amount, "20.00");
      expectSame("the card", cents((await readCard(world, card.id)).available), 5_000);
      expectSame("the account", cents((await ownBalance(world)).available), 95_000);
    },
  ),

  scenario("getRefund", "prints the date in the time zone asked for", { needs: inMoney }, async (world) => {
    const id = await refundedPayment(world, (await fundedCard(world)).id);
    const hours = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`) / 3_600_000;
    const [here, there] = [await succeeded(read(world, id)), await succeeded(read(world, id, { tz: "Asia/Tokyo" }))];
    expectSame("hours between the zones", hours(there.date) - hours(here.date), 9);
    expectSame("an empty zone", (await succeeded(read(world, id, { tz: "" }))).date, here.date);
  }),

  scenario("getRefund", "answers 422 for a time zone nobody knows", { needs: inMoney }, async (world) => {
    await refusedFields(
      read(world, await refundedPayment(world, (await fundedCard(world)).id), { tz: nowhere }),
      noZone,
    );
  }),

  scenario(
    "getRefund",
    "answers 404 for a refund nobody made, and for one of another company",
    { needs: ["neighbour", ...inMoney], evidence: "inferred" },
    async (world) => {
      await refusedWith(read(world, unknownId), 404);
      const there = await world.neighbour();
      await refusedWith(read(world, await refundedPayment(there, (await fundedCard(there)).id)), 404);
    },
  ),

  scenario(
    "getRefund",
    "answers 403 to a member who asks for a refund of somebody else, and the own one",
    { needs: ["keys", ...inMoney], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      await world.money.arrive({ amount: "50.00", email: user.email });
      const own = await refundedPayment(world, (await fundedCard(world)).id);
      const card = await issueCard(world, "account_balance", { user_id: user.id });
      const theirs = await refundedPayment(world, card.id);
      await refusedWith(read({ client }, own), 403);
      expectSame("the refund", (await succeeded(read({ client }, theirs))).id, theirs);
    },
  ),

  scenario("getRefund", "answers 404 for an identifier that is no number", { evidence: "inferred" }, async (world) => {
    for (const id of ["x", "1.5", "-1", "0x1"]) await refusedWith(read(world, wrong(id)), 404);
  }),

  ...doorStories("getRefund", (client, options) =>
    client.GET("/api/v2/refunds/{refund_id}", { ...options, params: { path: { refund_id: unknownId } } }),
  ),
];
