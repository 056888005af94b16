import { cardState, changeCard, fundedCard, issueCard, readPayment } from "../../brocard/fixtures.js";
import { declineCodes, pay, paymentState, shops } from "../../brocard/payment-fixtures.js";
import { scenario } from "../../brocard/scenario.js";
import type { BrocardEvents } from "../../brocard/webhooks.js";
import type { World, WorldBase } from "../../brocard/world.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";

type Event = BrocardEvents["payment"];

const needs = ["money", "payments", "webhooks"] as const;

/** What a message says of a payment, in the form of getPayment; the UUID is in messages alone. */
async function expectPayment(world: WorldBase, { user, webhook_type, ...event }: Event) {
  const { request_id: _, ...payment } = await readPayment(world, event.id);
  const { uuid, ...holder } = user;
  expectSame("the payment", { ...event, user: holder }, payment);
  expectSame("the kind", webhook_type, "payment");
  const params = { path: { user_id: user.id } };
  const { uuid: known } = await succeeded(world.client.GET("/api/v2/users/{user_id}", { params }));
  expectSame("the UUID of the holder", uuid, known);
}

const next = (world: Pick<World<"webhooks">, "webhooks">, id: number, state: number) =>
  world.webhooks.next("payment", (event) => event.id === id && event.state.value === state);

export const receivePaymentScenarios = [
  scenario(
    "receivePayment",
    "tells a payment as getPayment shows it, with the UUID of the holder",
    { needs },
    async (world) => {
      const { id: card } = await fundedCard(world);
      const id = await pay(world, card, {
        amount: "12.34",
        fees: [{ type: "international", amount: "1.23" }],
        merchant: shops[2],
      });
      await world.payments.settle(id);
      const pending = await next(world, id, paymentState.pending);
      expectSame("the final date of a pending payment", pending.date_final_state, null);
      await expectPayment(world, await next(world, id, paymentState.settled));
    },
  ),

  scenario("receivePayment", "tells each state a payment comes to", { needs, evidence: "inferred" }, async (world) => {
    const { id: card } = await fundedCard(world);
    const [settled, voided] = [await pay(world, card), await pay(world, card)];
    await expectPayment(world, await next(world, settled, paymentState.pending));
    await expectPayment(world, await next(world, voided, paymentState.pending));
    await world.payments.settle(settled, { amount: "9.99", fees: [{ amount: "0.10" }] });
    await expectPayment(world, await next(world, settled, paymentState.settled));
    await world.payments.reverse(voided);
    await expectPayment(world, await next(world, voided, paymentState.void));
  }),

  scenario("receivePayment", "tells a declined payment with each of the fifteen reasons", { needs }, async (world) => {
    const { id: card } = await fundedCard(world);
    for (const decline of declineCodes) {
      const id = await pay(world, card, { decline, decline_fees: [{ amount: "0.01" }] });
      const event = await next(world, id, paymentState.declined);
      expectSame("the reason", event.decline, decline);
      await expectPayment(world, event);
    }
  }),

  scenario("receivePayment", "tells a micro-payment as one", { needs }, async (world) => {
    const { id: card } = await fundedCard(world);
    await succeeded(changeCard(world, card, { state: cardState.paused }));
    const limits = { micro_payments_limit: 5, micro_payments_limit_sum: 9 };
    await succeeded(changeCard(world, card, { micro_payments_enabled: true, ...limits }));
    const event = await next(world, await pay(world, card, { amount: "2.00" }), paymentState.pending);
    expectSame("a micro-payment", event.is_micro, true);
  }),

  scenario(
    "receivePayment",
    "tells the fee for issuing a card",
    { needs: ["company", ...needs], evidence: "inferred" },
    async (world) => {
      await world.company.set({ issuingFee: "1.25" });
      const { id } = await fundedCard(world);
      const event = await world.webhooks.next("payment");
      expectSame("the fee", [event.amount, event.card.id, event.state.value], ["1.25", id, paymentState.settled]);
      await expectPayment(world, event);
    },
  ),

  scenario(
    "receivePayment",
    "tells what became of the payments of a card in the order of the events",
    { needs: ["clock", ...needs], evidence: "inferred" },
    async (world) => {
      const [first, second] = [await fundedCard(world), await issueCard(world)];
      const expected: string[] = [];
      for (const { id: card } of [first, second, first]) {
        const id = await pay(world, card);
        await world.payments.settle(id);
        expected.push(`${card} ${id} 3`, `${card} ${id} 1`);
      }
      for (let i = 0; i < expected.length; i++) await world.webhooks.next("payment");
      const told = world.webhooks.deliveries.flatMap(({ event, name }) =>
        name === "payment" ? [`${event.card.id} ${event.id} ${event.state.value}`] : [],
      );
      for (const { id } of [first, second]) {
        const ofCard = (texts: readonly string[]) => texts.filter((text) => text.startsWith(`${id} `));
        expectSame("messages of a card", ofCard(told), ofCard(expected));
      }
    },
  ),

  scenario(
    "receivePayment",
    "comes once when it was taken",
    { needs: ["clock", ...needs], evidence: "inferred" },
    async (world) => {
      const { id: card } = await fundedCard(world);
      const id = await pay(world, card);
      await next(world, id, paymentState.pending);
      await world.clock.advance(86_400);
      expectSame("messages", world.webhooks.deliveries.length, 1);
    },
  ),

  scenario(
    "receivePayment",
    "comes again after a receiver that failed, with later ones of the card behind it",
    { needs: ["clock", "receiver", ...needs], evidence: "inferred" },
    async (world) => {
      const { id: card } = await fundedCard(world);
      // The first message alone: without an order by card the second would overtake it.
      world.receiver.refuseNext(1);
      const id = await pay(world, card);
      await world.payments.settle(id);
      await world.clock.advance(3_600);
      await next(world, id, paymentState.settled);
      const states = world.webhooks.deliveries.flatMap(({ event, name }) =>
        name === "payment" ? [event.state.value] : [],
      );
      expectSame("the states told", states, [paymentState.pending, paymentState.settled]);
      expectSame("messages refused", world.receiver.refused(), 1);
    },
  ),

  scenario(
    "receivePayment",
    "tells nothing of another company",
    { needs: ["neighbour", ...needs], evidence: "inferred" },
    async (world) => {
      const there = await world.neighbour();
      await pay(there, (await fundedCard(there)).id, { amount: "7.77" });
      await pay(world, (await fundedCard(world)).id, { amount: "3.33" });
      const amounts = [(await there.webhooks.next("payment")).amount, (await world.webhooks.next("payment")).amount];
      expectSame("payments told there and here", amounts, ["7.77", "3.33"]);
      const told = [there.webhooks.deliveries.length, world.webhooks.deliveries.length];
      expectSame("messages there and here", told, [1, 1]);
    },
  ),

  scenario(
    "receivePayment",
    "prints dates in the time zone of the profile",
    { needs: ["company", ...needs], evidence: "inferred" },
    async (world) => {
      await world.company.set({ timeZone: "Asia/Tokyo" });
      const id = await pay(world, (await fundedCard(world)).id);
      const event = await next(world, id, paymentState.pending);
      const params = { path: { payment_id: id }, query: { tz: "Asia/Tokyo" } };
      const there = await succeeded(world.client.GET("/api/v2/payments/{payment_id}", { params }));
      expectSame("the dates", [event.date, event.date_received], [there.date, there.date_received]);
      const utc = { ...params, query: { tz: "UTC" } };
      const { date } = await succeeded(world.client.GET("/api/v2/payments/{payment_id}", { params: utc }));
      expectThat(date !== event.date, "the zone of the profile is to print another date");
    },
  ),
];
