import { fundedCard } from "../../brocard/fixtures.js";
import { pay, refundedPayment } from "../../brocard/payment-fixtures.js";
import { scenario } from "../../brocard/scenario.js";
import { expectSame, succeeded } from "../../expectation.js";

const needs = ["money", "payments", "webhooks"] as const;

export const receiveRefundScenarios = [
  scenario(
    "receiveRefund",
    "tells a refund as getRefund shows it, with the UUID of the holder",
    { needs },
    async (world) => {
      const card = await fundedCard(world);
      const refund_id = await refundedPayment(world, card.id, { amount: "12.34" });
      const { user, webhook_type, ...event } = await world.webhooks.next("refund");
      const params = { path: { refund_id } };
      const { request_id: _, ...refund } = await succeeded(world.client.GET("/api/v2/refunds/{refund_id}", { params }));
      const { uuid, ...holder } = user;
      expectSame("the refund", { ...event, user: holder }, refund);
      expectSame("kind and holder", [webhook_type, uuid], ["refund", card.user.uuid]);
    },
  ),

  scenario("receiveRefund", "tells refunds in parts one by one, in their order", { needs }, async (world) => {
    const { id } = await fundedCard(world);
    const payment = await pay(world, id, { amount: "10.00" });
    await world.payments.settle(payment);
    const made: [number, string][] = [];
    for (const amount of ["3.33", "0.01", "6.66"]) made.push([await world.payments.refund(payment, amount), amount]);
    const told: [number, string][] = [];
    for (let i = 0; i < made.length; i++) {
      const event = await world.webhooks.next("refund");
      told.push([event.id, event.amount]);
    }
    expectSame("the refunds", told, made);
  }),

  scenario(
    "receiveRefund",
    "comes behind the payment it belongs to, also when that one has to come again",
    { needs: ["clock", "receiver", ...needs], evidence: "inferred" },
    async (world) => {
      const payment = await pay(world, (await fundedCard(world)).id);
      await world.webhooks.next("payment");
      world.receiver.refuseNext(1);
      await world.payments.settle(payment);
      await world.payments.refund(payment);
      await world.clock.advance(3_600);
      await world.webhooks.next("refund");
      const told = world.webhooks.deliveries.map(({ name }) => name);
      expectSame("the messages", [told, world.receiver.refused()], [["payment", "payment", "refund"], 1]);
    },
  ),

  scenario(
    "receiveRefund",
    "comes once when it was taken, and again after a receiver that failed",
    { needs: ["clock", "receiver", ...needs], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world);
      const payment = await pay(world, id);
      await world.payments.settle(payment);
      for (let i = 0; i < 2; i++) await world.webhooks.next("payment");
      world.receiver.refuseNext(1);
      const refund = await world.payments.refund(payment);
      await world.clock.advance(3_600);
      expectSame("the refund", (await world.webhooks.next("refund")).id, refund);
      await world.clock.advance(86_400);
      const told = world.webhooks.deliveries.filter(({ name }) => name === "refund");
      expectSame("messages taken and refused", [told.length, world.receiver.refused()], [1, 1]);
    },
  ),

  scenario(
    "receiveRefund",
    "prints the date in the time zone of the profile",
    { needs: ["company", ...needs], evidence: "inferred" },
    async (world) => {
      await world.company.set({ timeZone: "Asia/Tokyo" });
      const refund_id = await refundedPayment(world, (await fundedCard(world)).id);
      const event = await world.webhooks.next("refund");
      const params = { path: { refund_id }, query: { tz: "UTC" } };
      const { date } = await succeeded(world.client.GET("/api/v2/refunds/{refund_id}", { params }));
      const hours = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`) / 3_600_000;
      expectSame("hours between the zones", hours(event.date) - hours(date), 9);
    },
  ),
];
