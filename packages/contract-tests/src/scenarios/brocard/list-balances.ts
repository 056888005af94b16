import { doorStories } from "../../brocard/door-stories.js";
import { fundedCard, issueCard, member, ownBalance, settledPayment } from "../../brocard/fixtures.js";
import { scenario } from "../../brocard/scenario.js";
import type { WorldBase } from "../../brocard/world.js";
import { cents, expectSame, succeeded } from "../../expectation.js";

const moneyOf = async (world: Pick<WorldBase, "client">) => {
  const { available, reserved, total } = await ownBalance(world);
  return [available, reserved, total].map(cents);
};

export const listBalancesScenarios = [
  scenario("listBalances", "answers nothing but zeros to a new company, once for its currency", {}, async (world) => {
    const { data } = await succeeded(world.client.GET("/api/v2/balance"));
    expectSame("the currencies", new Set(data.map(({ currency }) => currency)).size, data.length);
    expectSame("the money", await moneyOf(world), [0, 0, 0]);
  }),

  scenario("listBalances", "counts money that came in as available", { needs: ["money"] }, async (world) => {
    await world.money.arrive({ amount: "123.45" });
    expectSame("available, reserved, total", await moneyOf(world), [12_345, 0, 12_345]);
  }),

  scenario(
    "listBalances",
    "reserves what is put on cards, and keeps the total",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      await world.money.arrive({ amount: "100.00" });
      await issueCard(world, "card_balance", { balance: 30.3 });
      await issueCard(world, "card_balance", { balance: 0.01 });
      expectSame("available, reserved, total", await moneyOf(world), [6_969, 3_031, 10_000]);
    },
  ),

  scenario(
    "listBalances",
    "takes off what cards of the account spend",
    { needs: ["money", "payments"], evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world);
      await settledPayment(world, card.id, "12.34");
      expectSame("available, reserved, total", await moneyOf(world), [98_766, 0, 98_766]);
    },
  ),

  scenario(
    "listBalances",
    "takes off of the reserve what a card with a balance of its own spends",
    { needs: ["money", "payments"], evidence: "inferred" },
    async (world) => {
      const card = await fundedCard(world, "card_balance");
      await settledPayment(world, card.id, "12.34");
      expectSame("available, reserved, total", await moneyOf(world), [95_000, 3_766, 98_766]);
    },
  ),

  scenario(
    "listBalances",
    "answers a member the own money alone",
    { needs: ["keys", "money"], evidence: "inferred" },
    async (world) => {
      const { client, user } = await member(world);
      await world.money.arrive({ amount: "10.00" });
      await world.money.arrive({ amount: "7.00", email: user.email });
      expectSame("the money of the member", await moneyOf({ client }), [700, 0, 700]);
      expectSame("the money of the owner", await moneyOf(world), [1_000, 0, 1_000]);
    },
  ),

  ...doorStories("listBalances", (client, options) => client.GET("/api/v2/balance", options)),
];
