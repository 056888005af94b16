import { withQuery } from "../../brocard/alter.js";
import { dateStories } from "../../brocard/date-stories.js";
import { doorStories } from "../../brocard/door-stories.js";
import { filterStories } from "../../brocard/filter-stories.js";
import {
  cardState,
  changeCard,
  fundedCard,
  issueCard,
  ownUser,
  readPayment,
  unknownId,
  unknownUuid,
} from "../../brocard/fixtures.js";
import { holderStories } from "../../brocard/holder-stories.js";
import { pageStories } from "../../brocard/page-stories.js";
import {
  declineCodes,
  ever,
  listPayments as list,
  type PaymentQuery,
  pay,
  paymentState,
  paymentsOf,
  shops,
} from "../../brocard/payment-fixtures.js";
import { refusedFields } from "../../brocard/refusals.js";
import { scenario } from "../../brocard/scenario.js";
import type { World, WorldBase } from "../../brocard/world.js";
import { cents, expectSame, expectThat, succeeded } from "../../expectation.js";

const idsOf = async (world: Pick<WorldBase, "client">, query: PaymentQuery = {}) =>
  (await paymentsOf(world, query)).map(({ id }) => id).sort((a, b) => a - b);

/** One payment in each state, in the order of their numbers. */
async function oneOfEach(world: World<"money" | "payments">) {
  const { id } = await fundedCard(world);
  const settled = await pay(world, id);
  await world.payments.settle(settled);
  const voided = await pay(world, id);
  await world.payments.reverse(voided);
  return { settled, void: voided, pending: await pay(world, id), declined: await pay(world, id, { amount: "500.01" }) };
}

export const listPaymentsScenarios = [
  scenario(
    "listPayments",
    "lists a payment as getPayment shows it",
    { needs: ["money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const made = [await pay(world, id), await pay(world, id, { fees: [{ amount: "1.23" }], merchant: shops[1] })];
      const rows = (await succeeded(list(world))).data;
      expectSame("the number of payments", rows.length, 2);
      for (const payment_id of made) {
        const { request_id: _, ...payment } = await readPayment(world, payment_id);
        expectSame(
          "the payment",
          rows.find((row) => row.id === payment_id),
          payment,
        );
      }
    },
  ),

  scenario("listPayments", "narrows to states", { needs: ["money", "payments"] }, async (world) => {
    const ids = await oneOfEach(world);
    for (const name of ["settled", "void", "pending", "declined"] as const) {
      expectSame(`payments in state ${name}`, await idsOf(world, { "states[]": [paymentState[name]] }), [ids[name]]);
    }
    const two = { "states[]": [paymentState.settled, paymentState.declined] };
    expectSame("payments in two states", await idsOf(world, two), [ids.settled, ids.declined]);
    expectSame("payments in any state", await idsOf(world), Object.values(ids));
  }),

  scenario(
    "listPayments",
    "narrows to each of the fifteen reasons of a decline, as the text spells them",
    { needs: ["money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      await pay(world, id);
      const declined: number[] = [];
      for (const decline of declineCodes) declined.push(await pay(world, id, { decline }));
      expectSame("different payments", new Set(declined).size, 15);
      for (const [i, decline] of declineCodes.entries()) {
        const rows = await paymentsOf(world, { "declines[]": [decline] });
        const seen = rows.map((row) => [row.id, row.decline, row.state.value]);
        expectSame(`payments declined for ${decline}`, seen, [[declined[i], decline, paymentState.declined]]);
      }
      expectSame("payments declined for any", await idsOf(world, { "declines[]": [...declineCodes] }), declined);
    },
  ),

  scenario(
    "listPayments",
    "narrows to merchants and to their countries",
    { needs: ["money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const made: number[] = [];
      for (const merchant of shops) made.push(await pay(world, id, { merchant }));
      const rows = await paymentsOf(world);
      for (const payment_id of made) {
        const merchant = rows.find((row) => row.id === payment_id)?.merchant;
        expectThat(merchant !== undefined, "the payment is to be in the list");
        expectSame("payments to a merchant", await idsOf(world, { "merchants[]": [merchant.id] }), [payment_id]);
        expectSame("payments to a country", await idsOf(world, { "countries[]": [merchant.country.id] }), [payment_id]);
      }
      const merchants = rows.slice(0, 2).map(({ merchant }) => merchant.id);
      expectSame("payments to two merchants", (await idsOf(world, { "merchants[]": merchants })).length, 2);
      const countries = rows.slice(1).map(({ merchant }) => merchant.country.id);
      expectSame("payments to two countries", (await idsOf(world, { "countries[]": countries })).length, 2);
      const nothing = [
        await idsOf(world, { "merchants[]": [unknownId] }),
        await idsOf(world, { "countries[]": [unknownId] }),
      ];
      expectSame("payments to nobody", nothing, [[], []]);
    },
  ),

  scenario(
    "listPayments",
    "counts a merchant and a country once, however many payments",
    { needs: ["money", "payments"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedCard(world);
      for (let i = 0; i < 3; i++) await pay(world, id, { merchant: shops[0] });
      await pay(world, id, { merchant: { ...shops[0], name: "Other Shop" } });
      const rows = await paymentsOf(world);
      expectSame("different merchants", new Set(rows.map(({ merchant }) => merchant.id)).size, 2);
      expectSame("different countries", new Set(rows.map(({ merchant }) => merchant.country.id)).size, 1);
    },
  ),

  scenario(
    "listPayments",
    "narrows to tags of the card",
    { needs: ["company", "money", "payments"] },
    async (world) => {
      const user = await ownUser(world);
      const [one, two] = [await world.company.addTag("One", user.id), await world.company.addTag("Two", user.id)];
      const first = await pay(world, (await fundedCard(world, "account_balance", { tags: [one] })).id);
      const second = await pay(world, (await issueCard(world, "account_balance", { tags: [one, two] })).id);
      await pay(world, (await issueCard(world)).id);
      expectSame("payments of a tag", await idsOf(world, { "tags[]": [two] }), [second]);
      expectSame("payments of another tag", await idsOf(world, { "tags[]": [one] }), [first, second]);
      expectSame("payments of either tag", await idsOf(world, { "tags[]": [one, two] }), [first, second]);
      expectSame("payments of no tag", await idsOf(world, { "tags[]": [unknownUuid] }), []);
    },
  ),

  scenario(
    "listPayments",
    "has micro-payments in it unless told otherwise",
    { needs: ["money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const usual = await pay(world, id);
      const limits = { micro_payments_limit: 10, micro_payments_limit_sum: 100 };
      await succeeded(changeCard(world, id, { micro_payments_enabled: true, ...limits }));
      const small = await pay(world, id, { amount: "9.99" });
      // Pausing switches micro-payments off, so they are switched on again.
      await succeeded(changeCard(world, id, { state: cardState.paused }));
      await succeeded(changeCard(world, id, { micro_payments_enabled: true, ...limits }));
      const micro = await pay(world, id, { amount: "9.99" });
      const isMicro = async (payment_id: number) => (await readPayment(world, payment_id)).is_micro;
      expectSame(
        "which is one",
        [await isMicro(usual), await isMicro(small), await isMicro(micro)],
        [false, false, true],
      );
      expectSame("only", await idsOf(world, { micro: "only" }), [micro]);
      expectSame("exclude", await idsOf(world, { micro: "exclude" }), [usual, small]);
      expectSame("include", await idsOf(world, { micro: "include" }), [usual, small, micro]);
      expectSame("the usual payments", await idsOf(world), [usual, small, micro]);
    },
  ),

  scenario(
    "listPayments",
    "has fees for issuing cards in it unless told otherwise",
    { needs: ["company", "money", "payments"] },
    async (world) => {
      await world.company.set({ issuingFee: "2.50" });
      const { id } = await fundedCard(world);
      const payment = await pay(world, id);
      const rows = await paymentsOf(world);
      const [fee, ...others] = rows.filter((row) => row.id !== payment);
      expectSame("the fee", [cents(fee?.amount ?? 0), fee?.card.id, others.length], [250, id, 0]);
      expectSame("payments with internal 1", await idsOf(world, { internal: 1 }), await idsOf(world));
      expectSame("payments with internal 0", await idsOf(world, { internal: 0 }), [payment]);
    },
  ),

  scenario(
    "listPayments",
    "looks back thirty days without dates, and further with them",
    { needs: ["clock", "money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const old = await pay(world, id);
      await world.clock.advance(29 * 86_400);
      const seen = async (query: PaymentQuery = {}) => (await succeeded(list(world, query))).data.map((row) => row.id);
      expectSame("payments after 29 days", await seen(), [old]);
      const later = await pay(world, id);
      await world.clock.advance(2 * 86_400);
      expectSame("payments after 31 days", await seen(), [later]);
      expectSame("their number", (await succeeded(list(world))).total, 1);
      expectSame("payments of all times", (await seen({ dates: ever })).length, 2);
      expectSame("payments since then", (await seen({ dates: { begin: ever.begin } })).length, 2);
    },
  ),

  scenario(
    "listPayments",
    "looks back thirty days when dates are empty",
    { needs: ["clock", "money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      await pay(world, id);
      await world.clock.advance(31 * 86_400);
      const later = await pay(world, id);
      for (const query of ["dates=", ""]) {
        const { data } = await succeeded(list(world, {}, { fetch: world.altered(withQuery(query)) }));
        expectSame(
          `the payments of the query ${query}`,
          data.map((row) => row.id),
          [later],
        );
      }
    },
  ),

  ...holderStories("listPayments", {
    make: (world, card_id) => pay(world, card_id),
    seen: async (world, query) => (await paymentsOf(world, query)).map(({ id }) => id),
  }),

  ...pageStories("listPayments", {
    needs: ["money", "payments"],
    prepare: async (world) => {
      const { id } = await fundedCard(world);
      for (let i = 0; i < 5; i++) await pay(world, id);
    },
    list,
  }),

  ...dateStories("listPayments", {
    needs: ["money", "payments"],
    make: async (world) => pay(world, (await fundedCard(world)).id),
    list,
  }),

  scenario("listPayments", "answers 422 for dates in another form and an unknown state", {}, async (world) => {
    const query = "dates[begin]=24.02.2025&dates[end]=25.02.2025&states[]=5";
    await refusedFields(list(world, {}, { fetch: world.altered(withQuery(query)) }), {
      "dates.begin": "The dates.begin does not match the format Y-m-d H:i:s.",
      "dates.end": "The dates.end does not match the format Y-m-d H:i:s.",
      "states.0": "The states.0 field is not a valid enum.",
    });
  }),

  ...filterStories(
    "listPayments",
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
    (world, options) => list(world, {}, options),
  ),

  scenario(
    "listPayments",
    "answers 422 for words that are none of the values",
    { evidence: "inferred" },
    async (world) => {
      await refusedFields(list(world, {}, { fetch: world.altered(withQuery("micro=none&internal=yes")) }), {
        micro: "The selected micro is invalid.",
        internal: "The internal field must be true or false.",
      });
    },
  ),

  ...doorStories("listPayments", (client, options) => list({ client }, {}, options)),
];
