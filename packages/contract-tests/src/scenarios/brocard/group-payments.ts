import type { components, operations } from "@openissuing/brocard";
import { doorStories } from "../../brocard/door-stories.js";
import { type GroupName, gather, periodOf, readTotals, sumPayments } from "../../brocard/expected-groups.js";
import { filterStories } from "../../brocard/filter-stories.js";
import { fundedCard, issueCard, ownUser, readCard } from "../../brocard/fixtures.js";
import { groupStories } from "../../brocard/group-stories.js";
import { holderStories } from "../../brocard/holder-stories.js";
import { pageStories } from "../../brocard/page-stories.js";
import {
  declineCodes,
  type Options,
  type Payment,
  pay,
  paymentState,
  paymentsOf,
  shops,
  variedPayments,
} from "../../brocard/payment-fixtures.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

type Query = operations["groupPayments"]["parameters"]["query"];
type GroupBy = components["schemas"]["PaymentGroupBy"];

const list = ({ client }: Pick<WorldBase, "client">, query: Query, options: Options = {}) =>
  client.GET("/api/v2/payments/group", { ...options, params: { query } });

const groups = (world: Pick<WorldBase, "client">, query: Query) => succeeded(list(world, { per_page: 1000, ...query }));

/** The groups a payment belongs to, from what the payment says of itself. */
const ofPayment: Readonly<Record<Exclude<GroupBy, "tag">, (payment: Payment) => object>> = {
  date: ({ date }) => periodOf("date", date).entity,
  week: ({ date }) => periodOf("week", date).entity,
  month: ({ date }) => periodOf("month", date).entity,
  team: ({ user }) => user.team,
  user: ({ user: { email, id, name } }) => ({ id, email, name }),
  card: ({ card }) => card,
  country: ({ merchant }) => merchant.country,
  merchant: ({ merchant: { id, name } }) => ({ id, name }),
  mcc: ({ merchant: { mcc } }) => ({ mcc }),
};

/** Compares an answer with the sums over payments that were read one by one. */
async function expectGroups(
  world: Pick<WorldBase, "client">,
  type: GroupBy,
  payments: readonly Payment[],
  groupsOf: (payment: Payment) => readonly GroupName[],
) {
  const { data, total } = await groups(world, { group: type });
  const expected = gather(payments, groupsOf);
  expectThat(expected.length > 1, `payments are to fall into several groups of ${type}`);
  expectSame("the number of groups", [data.length, total], [expected.length, expected.length]);
  for (const { group, rows } of expected) {
    const found = data.filter((row) => sameEntity(row.group, group));
    expectSame(`groups ${JSON.stringify(group)}`, found.length, 1);
    for (const row of found) {
      expectSame(`the sums of ${JSON.stringify(group)}`, readTotals(row), sumPayments(rows));
      const declined = rows.filter(({ state }) => state.value === paymentState.declined).length;
      expectThat(
        Math.abs(row.decline_rate - (100 * declined) / rows.length) < 0.01,
        "the rate of declines is to be per cent",
      );
    }
  }
}

const members = (value: object) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

const sameEntity = (one: GroupName, other: GroupName) =>
  one.type === other.type && members(one.entity) === members(other.entity);

/** Groups that the text has examples of; how it names the others is read from its lists. */
const shown = new Set<string>(["month", "team"]);

const inMoney = ["money", "payments"] as const;
const varied = ["clock", "company", ...inMoney] as const;

export const groupPaymentsScenarios = [
  ...(["date", "week", "month", "team", "user", "card", "country", "merchant", "mcc"] as const).map((type) =>
    scenario(
      "groupPayments",
      `groups by ${type} what the payments add up to one by one`,
      { needs: varied, evidence: shown.has(type) ? "stated" : "inferred" },
      async (world) => {
        await variedPayments(world);
        const groupsOf = (payment: Payment) => [{ type, entity: ofPayment[type](payment) }];
        await expectGroups(world, type, await paymentsOf(world), groupsOf);
      },
    ),
  ),

  scenario(
    "groupPayments",
    "groups by each tag of the cards; one without a tag is in no group",
    { needs: varied, evidence: "inferred" },
    async (world) => {
      const cards = await variedPayments(world);
      const tagsOf = new Map<number, readonly GroupName[]>();
      for (const { id } of cards) {
        const { tags } = await readCard(world, id);
        tagsOf.set(
          id,
          tags.map(({ name, uuid }) => ({ type: "tag", entity: { uuid, name } })),
        );
      }
      await expectGroups(world, "tag", await paymentsOf(world), ({ card }) => tagsOf.get(card.id) ?? []);
    },
  ),

  scenario("groupPayments", "sums up all groups by the same rules", { needs: varied }, async (world) => {
    await variedPayments(world);
    const payments = await paymentsOf(world);
    for (const group of ["team", "month", "mcc"] as const) {
      const { summary } = await groups(world, { group });
      expectSame(`the sum by ${group}`, readTotals(summary), sumPayments(payments));
    }
  }),

  scenario(
    "groupPayments",
    "counts as spent what is settled and pending, and the fees of every state",
    { needs: inMoney, evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world);
      await world.payments.settle(await pay(world, id, { amount: "71.00", fees: [{ amount: "0.80" }] }));
      await world.payments.reverse(await pay(world, id, { amount: "33.00", fees: [{ amount: "0.70" }] }));
      await pay(world, id, { amount: "20.00", fees: [{ amount: "0.25" }] });
      await pay(world, id, { amount: "28.00", decline: "unknown-mcc", decline_fees: [{ amount: "0.15" }] });
      const { amount, commission, count, decline_rate } = (await groups(world, { group: "team" })).summary;
      expectSame("what was spent", [cents(amount), count, decline_rate], [7_100 + 2_000 + 80 + 25 + 15, 4, 25]);
      const { decline, payment } = commission;
      expectSame("fees of payments", [cents(payment.amount), payment.count], [105, 2]);
      expectSame("fees of declines", [cents(decline.amount), decline.count], [15, 1]);
    },
  ),

  scenario("groupPayments", "narrows to states, reasons, merchants and countries", { needs: varied }, async (world) => {
    await variedPayments(world);
    const payments = await paymentsOf(world);
    const [merchant] = payments.map((row) => row.merchant);
    expectThat(merchant !== undefined, "there is to be a payment");
    const expectSum = async (query: Omit<Query, "group">, keeps: (payment: Payment) => boolean) => {
      const { summary } = await groups(world, { group: "user", ...query });
      const rows = payments.filter(keeps);
      expectThat(rows.length > 0, "the filter is to leave something");
      expectSame(`the sum of ${JSON.stringify(query)}`, readTotals(summary), sumPayments(rows));
    };
    for (const state of [1, 2, 3, 4] as const)
      await expectSum({ "states[]": [state] }, (row) => row.state.value === state);
    await expectSum({ "states[]": [1, 4] }, (row) => row.state.value === 1 || row.state.value === 4);
    await expectSum({ "declines[]": ["network-error"] }, (row) => row.decline === "network-error");
    await expectSum({ "declines[]": [...declineCodes] }, (row) => row.decline !== null);
    await expectSum({ "merchants[]": [merchant.id] }, (row) => row.merchant.id === merchant.id);
    await expectSum({ "countries[]": [merchant.country.id] }, (row) => row.merchant.country.id === merchant.country.id);
  }),

  scenario("groupPayments", "narrows to tags", { needs: ["company", ...inMoney] }, async (world) => {
    const { id } = await ownUser(world);
    const [one, two] = [await world.company.addTag("One", id), await world.company.addTag("Two", id)];
    const first = await fundedCard(world, "account_balance", { tags: [one] });
    const second = await issueCard(world, "account_balance", { tags: [one, two] });
    await pay(world, first.id);
    await pay(world, second.id);
    const counts = async (tags: string[]) =>
      (await groups(world, { group: "card", "tags[]": tags })).data.map(({ count }) => count);
    expectSame("cards of a tag", await counts([two]), [1]);
    expectSame("cards of either tag", await counts([one, two]), [1, 1]);
  }),

  scenario(
    "groupPayments",
    "has fees for issuing cards in it unless told otherwise",
    { needs: ["company", ...inMoney] },
    async (world) => {
      await world.company.set({ issuingFee: "2.50" });
      await pay(world, (await fundedCard(world)).id);
      const sum = async (query: Omit<Query, "group">) =>
        cents((await groups(world, { group: "card", ...query })).summary.amount);
      expectSame(
        "the sums",
        [await sum({}), await sum({ internal: 1 }), await sum({ internal: 0 })],
        [1_250, 1_250, 1_000],
      );
    },
  ),

  scenario("groupPayments", "has micro-payments in it unless told otherwise", { needs: inMoney }, async (world) => {
    const { id } = await fundedCard(world);
    await pay(world, id, { amount: "4.00" });
    const path = { card_id: id };
    const change = (body: object) => succeeded(world.client.PUT("/api/v2/cards/{card_id}", { params: { path }, body }));
    await change({ state: 4 });
    await change({ micro_payments_enabled: true, micro_payments_limit: 10, micro_payments_limit_sum: 100 });
    await pay(world, id, { amount: "1.50" });
    const sum = async (micro?: "include" | "only" | "exclude") =>
      cents((await groups(world, { group: "card", ...(micro ? { micro } : {}) })).summary.amount);
    expectSame(
      "the sums",
      [await sum(), await sum("include"), await sum("only"), await sum("exclude")],
      [550, 550, 150, 400],
    );
  }),

  ...groupStories("groupPayments", {
    labels: {
      date: "by Date",
      week: "by Week",
      month: "by Month",
      team: "by Team",
      user: "by User",
      card: "by Card",
      country: "by Country",
      merchant: "by Merchant",
      mcc: "by MCC",
      tag: "by Tag",
    },
    foreign: [],
    make: pay,
    list,
  }),

  ...holderStories("groupPayments", {
    make: pay,
    seen: async (world, query) => (await groups(world, { group: "card", ...query })).summary.count,
  }),

  ...pageStories("groupPayments", {
    needs: inMoney,
    prepare: async (world) => {
      const { id } = await fundedCard(world);
      for (const merchant of shops) await pay(world, id, { merchant });
    },
    list: (world, query) => list(world, { group: "country", ...query }),
  }),

  scenario("groupPayments", "answers 422 for an unknown state beside a group", {}, async (world) => {
    const states: (1 | 2 | 3 | 4)[] = [1, 5 as never];
    await refusedFields(list(world, { group: "user", "states[]": states }), {
      "states.1": "The states.1 field is not a valid enum.",
    });
  }),

  ...filterStories(
    "groupPayments",
    {
      bins: "bin",
      cards: "id",
      countries: "id",
      declines: "decline",
      ids: "id",
      merchants: "id",
      states: "state",
      teams: "id",
      users: "id",
      tags: "uuid",
    },
    (world, options) => list(world, { group: "user" }, options),
    "group=user",
  ),

  ...doorStories("groupPayments", (client, options) => list({ client }, { group: "team" }, options)),
];
