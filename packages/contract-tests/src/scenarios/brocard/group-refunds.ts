import type { components, operations } from "@openissuing/brocard";
import { doorStories } from "../../brocard/door-stories.js";
import { gather, periodOf } from "../../brocard/expected-groups.js";
import { filterStories } from "../../brocard/filter-stories.js";
import { fundedCard, readPayment } from "../../brocard/fixtures.js";
import { groupStories } from "../../brocard/group-stories.js";
import { holderStories } from "../../brocard/holder-stories.js";
import { pageStories } from "../../brocard/page-stories.js";
import {
  type Options,
  pay,
  refundedPayment,
  refundsOf,
  shops,
  variedPayments,
} from "../../brocard/payment-fixtures.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

type Query = operations["groupRefunds"]["parameters"]["query"];
type Refund = components["schemas"]["Refund"];

const list = ({ client }: Pick<WorldBase, "client">, query: Query, options: Options = {}) =>
  client.GET("/api/v2/refunds/group", { ...options, params: { query } });

const groups = (world: Pick<WorldBase, "client">, query: Query) => succeeded(list(world, { per_page: 1000, ...query }));

/** The group a refund belongs to, from what the refund says of itself. */
const ofRefund: Readonly<Record<"date" | "week" | "month" | "team" | "user" | "card", (refund: Refund) => object>> = {
  date: ({ date }) => periodOf("date", date).entity,
  week: ({ date }) => periodOf("week", date).entity,
  month: ({ date }) => periodOf("month", date).entity,
  team: ({ user }) => user.team,
  user: ({ user: { email, id, name } }) => ({ id, email, name }),
  card: ({ card }) => card,
};

const sumOf = (refunds: readonly Refund[]) => [
  refunds.reduce((sum, { amount }) => sum + cents(amount), 0),
  refunds.length,
];

/** JSON with members in order, to find groups by. */
const named = (entity: object) => JSON.stringify(Object.entries(entity).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Groups that the text has examples of; how it names the others is read from its lists. */
const shown = new Set<string>(["month", "team"]);

const inMoney = ["money", "payments"] as const;

export const groupRefundsScenarios = [
  ...(["date", "week", "month", "team", "user", "card"] as const).map((type) =>
    scenario(
      "groupRefunds",
      `groups by ${type} what the refunds add up to one by one`,
      { needs: ["clock", "company", ...inMoney], evidence: shown.has(type) ? "stated" : "inferred" },
      async (world) => {
        const [, search] = await variedPayments(world);
        await world.clock.advance(35 * 86_400);
        await refundedPayment(world, search.id, { amount: "0.07" });
        const refunds = await refundsOf(world);
        const expected = gather(refunds, (refund) => [{ type, entity: ofRefund[type](refund) }]);
        expectThat(expected.length > 1, `refunds are to fall into several groups of ${type}`);
        const { data, summary, total } = await groups(world, { group: type });
        const seen = data.map(({ amount, count, group }) => [group.type, named(group.entity), [cents(amount), count]]);
        const wanted = expected.map(({ group, rows }) => [type, named(group.entity), sumOf(rows)]);
        expectSame("the groups", seen.map(String).sort(), wanted.map(String).sort());
        expectSame("their number", total, expected.length);
        expectSame("the sum of all", [cents(summary.amount), summary.count], sumOf(refunds));
      },
    ),
  ),

  scenario(
    "groupRefunds",
    "groups by the merchants of the payments",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world);
      const expected: string[] = [];
      for (const [i, merchant] of shops.entries()) {
        const payment = await pay(world, id, { amount: "30.00", merchant });
        await world.payments.settle(payment);
        for (let n = 0; n <= i; n++) await world.payments.refund(payment, `${n + 1}.01`);
        const { id: merchant_id, name } = (await readPayment(world, payment)).merchant;
        const sum = Array.from({ length: i + 1 }, (_, n) => (n + 1) * 100 + 1).reduce((a, b) => a + b, 0);
        expected.push(String([named({ id: merchant_id, name }), sum, i + 1]));
      }
      const { data } = await groups(world, { group: "merchant" });
      const seen = data.map(({ amount, count, group }) => String([named(group.entity), cents(amount), count]));
      expectSame("the groups", seen.sort(), expected.sort());
    },
  ),

  ...groupStories("groupRefunds", {
    labels: {
      date: "By date",
      week: "By week",
      month: "By month",
      team: "By team",
      user: "By members",
      card: "By card",
      merchant: "By merchants",
    },
    foreign: ["country", "mcc", "tag"],
    make: refundedPayment,
    list,
  }),

  ...holderStories("groupRefunds", {
    make: refundedPayment,
    seen: async (world, query) => (await groups(world, { group: "user", ...query })).summary.count,
  }),

  ...pageStories("groupRefunds", {
    needs: inMoney,
    prepare: async (world) => {
      const { id } = await fundedCard(world);
      for (const merchant of shops) await refundedPayment(world, id, { merchant });
    },
    list: (world, query) => list(world, { group: "merchant", ...query }),
  }),

  ...filterStories(
    "groupRefunds",
    { bins: "bin", cards: "id", ids: "id", teams: "id", users: "id" },
    (world, options) => list(world, { group: "user" }, options),
    "group=user",
  ),

  ...doorStories("groupRefunds", (client, options) => list({ client }, { group: "team" }, options)),
];
