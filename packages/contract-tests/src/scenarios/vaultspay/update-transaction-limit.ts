import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { fundedCard, fundedPlastic, issueCard } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { limitLike, limitsOf, setLimit } from "../../vaultspay/rules-fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import { statusOf } from "../../vaultspay/transfer-fixtures.js";
import type { World } from "../../vaultspay/world.js";

const path = "/re/api/v1/transaction-limits";
const unknown = { transactionType: "ALL", id: String(unknownId), value: "1" } as const;

/** Statuses of payments of these amounts, one after the other. */
async function pay(world: World<"payments">, cardId: number, ...amounts: readonly string[]) {
  const seen = [];
  for (const amount of amounts) seen.push(await statusOf(world, await world.payments.pay({ cardId, amount })));
  return seen;
}

export const updateTransactionLimitScenarios = [
  ...doorStories("updateTransactionLimit", (client, options) => client.PUT(path, { ...options, body: unknown })),

  scenario(
    "updateTransactionLimit",
    "changes one limit up to the largest it may be and leaves the others",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await issueCard(world);
      const before = await limitsOf(world, id);
      const daily = await limitLike(world, id, { transactionType: "PURCHASE", frequency: "DAILY" });
      const { data } = await succeeded(setLimit(world, id, daily, daily.allowedLimit));
      expectSame("the limit", [data.id, Number(data.limit)], [daily.id, Number(daily.allowedLimit)]);
      const after = await limitsOf(world, id);
      expectSame(
        "the limits",
        after,
        before.map((each) => (each.id === daily.id ? data : each)),
      );
    },
  ),

  scenario("updateTransactionLimit", "changes a limit of the company", {}, async (world) => {
    const limit = await limitLike(world, undefined, {});
    const { data } = await succeeded(setLimit(world, undefined, limit, "1.50"));
    expectSame("the limit", Number(data.limit), 1.5);
  }),

  scenario(
    "updateTransactionLimit",
    "declines payments above the sum of a day, which begins anew the next",
    { needs: ["clock", "kyc", "money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const daily = await limitLike(world, id, { transactionType: "PURCHASE", frequency: "DAILY" });
      await succeeded(setLimit(world, id, daily, "100.00"));
      expectSame("the payments", await pay(world, id, "60.00", "40.01", "40.00", "0.01"), [
        "PENDING",
        "FAILED",
        "PENDING",
        "FAILED",
      ]);
      await world.clock.advance(86_400);
      expectSame("the payments of the next day", await pay(world, id, "100.00", "0.01"), ["PENDING", "FAILED"]);
    },
  ),

  scenario(
    "updateTransactionLimit",
    "declines payments beyond the number of a month, declined ones aside",
    { needs: ["kyc", "money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      const monthly = await limitLike(world, id, { transactionType: "PURCHASE", limitType: "COUNT" });
      await succeeded(setLimit(world, id, monthly, "2"));
      expectSame("the payments", await pay(world, id, "1.00", "99999.00", "1.00", "1.00"), [
        "PENDING",
        "FAILED",
        "PENDING",
        "FAILED",
      ]);
    },
  ),

  scenario(
    "updateTransactionLimit",
    "gives the room back when a payment is reversed",
    { needs: ["kyc", "money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      await succeeded(
        setLimit(world, id, await limitLike(world, id, { transactionType: "PURCHASE", frequency: "DAILY" }), "100.00"),
      );
      const payment = await world.payments.pay({ cardId: id, amount: "100.00" });
      expectSame("a payment beyond it", await pay(world, id, "1.00"), ["FAILED"]);
      await world.payments.reverse(payment);
      expectSame("a payment after the reversal", await pay(world, id, "100.00"), ["PENDING"]);
    },
  ),

  scenario(
    "updateTransactionLimit",
    "declines a withdrawal of cash that is too large by itself",
    { needs: ["kyc", "money", "payments"] },
    async (world) => {
      const { id } = await fundedPlastic(world);
      const once = await limitLike(world, id, { transactionType: "ATM_WITHDRAWAL", frequency: "ONE_TIME" });
      await succeeded(setLimit(world, id, once, "200.00"));
      const cash = async (amount: string) =>
        statusOf(world, await world.payments.withdraw({ cardId: id, amount, pin: "4826" }));
      expectSame(
        "the withdrawals",
        [await cash("200.01"), await cash("200.00"), await cash("200.00")],
        ["FAILED", "PENDING", "PENDING"],
      );
      expectSame("a purchase", await pay(world, id, "500.00"), ["PENDING"]);
    },
  ),

  scenario(
    "updateTransactionLimit",
    "compares as its operator says",
    { needs: ["config", "kyc", "money", "payments"] },
    async (world) => {
      for (const [operator, outcomes] of [
        ["LESS_THAN", ["PENDING", "FAILED", "FAILED"]],
        ["LESS", ["PENDING", "FAILED", "FAILED"]],
        ["LESS_THAN_OR_EQUAL", ["PENDING", "PENDING", "FAILED"]],
        ["GREATER", ["FAILED", "FAILED", "PENDING"]],
      ] as const) {
        const { id } = await fundedCard(world);
        const limit = {
          transactionType: "PURCHASE",
          frequency: "ONE_TIME",
          limitType: "LIMIT",
          limit: "10.00",
          allowedLimit: "99",
        } as const;
        await world.config.addLimit({ cardId: id, ...limit, operator });
        expectSame(`the payments under ${operator}`, await pay(world, id, "9.99", "10.00", "10.01"), outcomes);
      }
    },
  ),

  scenario(
    "updateTransactionLimit",
    "answers 422 1000 above the largest value, and to values that are none",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      const daily = await limitLike(world, id, { transactionType: "PURCHASE", frequency: "DAILY" });
      for (const value of [`${Number(daily.allowedLimit)}.01`, "-1", "1.234", "much"]) {
        await refusedFor(setLimit(world, id, daily, value), "value");
      }
      const count = await limitLike(world, id, { limitType: "COUNT" });
      await refusedFor(setLimit(world, id, count, "1.5"), "value");
    },
  ),

  scenario(
    "updateTransactionLimit",
    "answers 422 1000 to limits and cards that are unknown or do not go together",
    { needs: ["kyc"] },
    async (world) => {
      const [one, other] = [await issueCard(world), await issueCard(world)];
      const daily = await limitLike(world, one.id, { transactionType: "PURCHASE", frequency: "DAILY" });
      await refusedFor(setLimit(world, one.id, { ...daily, id: unknownId }, "1"), "id");
      await refusedFor(setLimit(world, unknownId, daily, "1"), "cardId");
      await refusedFor(setLimit(world, other.id, daily, "1"), "cardId");
      await refusedFor(setLimit(world, undefined, daily, "1"), "cardId");
      await refusedFor(setLimit(world, one.id, { ...daily, transactionType: "ALL" }, "1"), "transactionType");
      const body = { transactionType: "PURCHASE", id: daily.id, value: "1", cardId: String(one.id) };
      await refusedFor(world.client.PUT(path, { body: wrong(body) }), "id");
    },
  ),
];
