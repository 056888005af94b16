import { withQuery } from "../../brocard/alter.js";
import { cursorStories } from "../../brocard/cursor-stories.js";
import { dateStories } from "../../brocard/date-stories.js";
import { doorStories } from "../../brocard/door-stories.js";
import { filterStories } from "../../brocard/filter-stories.js";
import { fundedCard } from "../../brocard/fixtures.js";
import { holderStories } from "../../brocard/holder-stories.js";
import { listRefunds as list, pay, refundedPayment, refundsOf } from "../../brocard/payment-fixtures.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import { expectSame, succeeded } from "../../expectation.js";

const inMoney = ["money", "payments"] as const;

export const listRefundsScenarios = [
  scenario("listRefunds", "lists a refund as getRefund shows it", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    const refund_id = await refundedPayment(world, id);
    const params = { path: { refund_id } };
    const { request_id: _, ...refund } = await succeeded(world.client.GET("/api/v2/refunds/{refund_id}", { params }));
    expectSame("the refunds", await refundsOf(world), [refund]);
  }),

  scenario("listRefunds", "has nothing of payments that were not refunded", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    await world.payments.settle(await pay(world, id));
    await world.payments.reverse(await pay(world, id));
    await pay(world, id, { amount: "500.01" });
    expectSame("the refunds", await refundsOf(world), []);
  }),

  scenario("listRefunds", "lists refunds in parts one by one", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    const payment = await pay(world, id, { amount: "10.00" });
    await world.payments.settle(payment);
    const made = [await world.payments.refund(payment, "3.33"), await world.payments.refund(payment)];
    const rows = await refundsOf(world);
    expectSame(
      "the refunds",
      made.map((refund) => rows.find((row) => row.id === refund)?.amount),
      ["3.33", "6.67"],
    );
  }),

  scenario(
    "listRefunds",
    "lists refunds of any age without dates",
    { needs: ["clock", ...inMoney], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world);
      const old = await refundedPayment(world, id);
      await world.clock.advance(40 * 86_400);
      const recent = await refundedPayment(world, id);
      expectSame(
        "the refunds",
        (await refundsOf(world)).map((row) => row.id).sort((a, b) => a - b),
        [old, recent],
      );
    },
  ),

  ...holderStories("listRefunds", {
    make: refundedPayment,
    seen: async (world, query) => (await refundsOf(world, query)).map(({ id }) => id),
  }),

  ...cursorStories("listRefunds", {
    needs: inMoney,
    prepare: async (world) => {
      const { id } = await fundedCard(world);
      for (let i = 0; i < 5; i++) await refundedPayment(world, id);
    },
    list,
  }),

  scenario("listRefunds", "keeps to the filter from page to page", { needs: inMoney }, async (world) => {
    const [first, second] = [await fundedCard(world), await fundedCard(world)];
    const made: number[] = [];
    for (let i = 0; i < 3; i++) {
      made.push(await refundedPayment(world, first.id));
      await refundedPayment(world, second.id);
    }
    const filter = { "cards[]": [first.id], per_page: 2 };
    const page = await succeeded(list(world, filter));
    const next = await succeeded(list(world, { ...filter, cursor: page.next_cursor ?? "" }));
    expectSame(
      "the refunds",
      [...page.data, ...next.data].map(({ id }) => id).sort((a, b) => a - b),
      made,
    );
    expectSame("the end", next.next_cursor, null);
  }),

  ...dateStories("listRefunds", {
    needs: inMoney,
    make: async (world) => refundedPayment(world, (await fundedCard(world)).id),
    list,
  }),

  scenario("listRefunds", "answers 422 for both ends of a range in another form", {}, async (world) => {
    const fetch = world.altered(withQuery("dates[begin]=24.02.2025&dates[end]=25.02.2025"));
    await refusedFields(list(world, {}, { fetch }), {
      "dates.begin": "The dates.begin does not match the format Y-m-d H:i:s.",
      "dates.end": "The dates.end does not match the format Y-m-d H:i:s.",
    });
  }),

  ...filterStories("listRefunds", { bins: "bin", cards: "id", ids: "id", teams: "id", users: "id" }, (world, options) =>
    list(world, {}, options),
  ),

  ...doorStories("listRefunds", (client, options) => list({ client }, {}, options)),
];
