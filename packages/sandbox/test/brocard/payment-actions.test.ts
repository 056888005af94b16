import { describe, expect, test } from "vitest";
import type { DeclineCode } from "../../src/brocard/decline.js";
import { cardBin, listed, neighbour, owner, setupPayments } from "./payments.fixture.js";

const refused = (refusal: number) => ({ code: "ERR_REFUSED", refusal });

describe("simulatePayment", () => {
  test("reserves the money on the account at once, and tells it", async () => {
    const { audit, available, card, issue, pay, told } = await setupPayments();
    const card_id = await issue();
    const payment = await pay(card_id, "40.00", { fees: [{ amount: "0.80" }] });
    expect(payment).toMatchObject({
      state: { value: 3 },
      amount: "40.00",
      fees: [{ type: "payment fee", amount: "0.80" }],
    });
    expect(await available()).toBe("9959.20");
    expect(await card(card_id)).toMatchObject({ available: "9959.20", spend: "40.80" });
    const user = { ...payment.user, uuid: "11111111-1111-4111-8111-000000000002" };
    expect(await told()).toEqual([{ ...payment, user, webhook_type: "payment" }]);
    expect(await audit()).toEqual([]);
  });

  test("reserves it on the card when the card has a balance of its own", async () => {
    const { available, card, issue, pay } = await setupPayments();
    const card_id = await issue({ bin: cardBin });
    await pay(card_id, "40");
    expect(await card(card_id)).toMatchObject({ available: "60.00", spend: "40.00" });
    expect(await available()).toBe("9900.00");
  });

  test("converts a foreign amount exactly", async () => {
    const { issue, pay } = await setupPayments();
    const card_id = await issue();
    expect(await pay(card_id, "100.00", { currency: "EUR", fx: "0.92" })).toMatchObject({
      amount: "108.70",
      currency: "USD",
    });
    expect(await pay(card_id, "1500", { currency: "JPY", fx: "149.55" })).toMatchObject({ amount: "10.03" });
  });

  test("knows a merchant again, and one that shows itself otherwise as another", async () => {
    const { issue, pay } = await setupPayments();
    const card_id = await issue();
    const merchants = [
      {},
      { name: "Shop" },
      {},
      { name: "Shop", descriptor: "OTHER" },
      { name: "Shop", country: "PL" },
    ];
    const seen = [];
    for (const merchant of merchants) seen.push((await pay(card_id, "1", { merchant })).merchant);
    expect(seen.map(({ id, country }) => [id, country.id])).toEqual([
      [1, 1],
      [2, 1],
      [1, 1],
      [3, 1],
      [4, 2],
    ]);
  });

  test.each([
    { name: "no amount", input: { amount: "0" } },
    { name: "decimals the currency does not have", input: { amount: "1.5", currency: "JPY", fx: "150" } },
    { name: "less than half a cent", input: { amount: "0.01", currency: "EUR", fx: "9" } },
    { name: "a foreign currency without a rate", input: { amount: "1", currency: "EUR" } },
    { name: "a rate for the own currency", input: { amount: "1", fx: "1.1" } },
    { name: "a fee of nothing", input: { amount: "1", fees: [{ amount: "0" }] } },
    { name: "a fee in less than a cent", input: { amount: "1", decline_fees: [{ amount: "0.001" }] } },
  ])("refuses $name with 422", async ({ input }) => {
    const { act, issue, payments } = await setupPayments();
    await expect(act("simulatePayment", { card_id: await issue(), ...input })).rejects.toMatchObject(refused(422));
    expect(await payments()).toEqual([]);
  });

  test("refuses a card of another company with 404, and an unknown reason before it runs", async () => {
    const world = await setupPayments();
    const card_id = await world.issue();
    const { tenant } = await neighbour(world);
    const act = world.control.act(tenant.id, "simulatePayment", { card_id, amount: "1" });
    await expect(act).rejects.toMatchObject(refused(404));
    const unknown = world.pay(card_id, "1", { decline: "card_blocked" });
    await expect(unknown).rejects.toMatchObject({ code: "ERR_INPUT" });
  });
});

describe("a payment that breaks a rule", () => {
  interface Case {
    readonly name: string;
    readonly card?: Readonly<Record<string, unknown>>;
    readonly change?: object;
    readonly money?: string;
    readonly before?: string;
    readonly amount: string;
    readonly decline: DeclineCode;
  }

  const cases: readonly Case[] = [
    { name: "a paused card", change: { state: 4 }, amount: "1", decline: "card-paused" },
    { name: "a blocked card", change: { state: 3 }, amount: "1", decline: "card-blocked" },
    { name: "more than the account has", money: "10", amount: "10.01", decline: "balance-less-than-amount" },
    {
      name: "more than the card has",
      card: { bin: cardBin },
      amount: "100.01",
      decline: "card-balance-less-than-amount",
    },
    {
      name: "more than one payment of the card may be",
      card: { transaction_limit: 50 },
      amount: "50.01",
      decline: "limit-transaction-less-than-amount",
    },
    {
      name: "more than one payment of the holder may be",
      amount: "1000.01",
      decline: "limit-transaction-less-than-amount",
    },
    {
      name: "more than is left of the limit of the card",
      card: { total_limit: 100 },
      before: "60",
      amount: "40.01",
      decline: "limit-cart-less-than-amount",
    },
  ];

  test.each(cases)("is declined: $name, $decline", async ({ amount, before, card, change, decline, money }) => {
    const { audit, available, issue, pay, told, update } = await setupPayments(money === undefined ? {} : { money });
    const card_id = await issue(card);
    if (change) expect((await update(card_id, change)).status).toBe(200);
    if (before) await pay(card_id, before);
    const had = await available();
    const payment = await pay(card_id, amount);
    expect(payment).toMatchObject({ state: { value: 4, label: "DECLINED" }, decline, date_final_state: payment.date });
    expect(await available()).toBe(had);
    expect((await told()).at(-1)).toMatchObject({ id: payment.id, decline, webhook_type: "payment" });
    expect(await audit()).toEqual([]);
  });

  test("is declined while the holder is blocked", async () => {
    const { call, invite, issue, pay } = await setupPayments();
    const { id } = await invite();
    const card_id = await issue({ user_id: id });
    await call("updateUser", { path: { user_id: id }, body: { state: 2 } });
    expect(await pay(card_id, "1")).toMatchObject({ decline: "card-blocked", user: { id } });
  });

  test("is declined with negative_balance after fees took more than was there", async () => {
    const { act, audit, available, issue, pay } = await setupPayments({ money: "5" });
    const card_id = await issue();
    const fees = { decline_fees: [{ amount: "6.50" }] };
    expect(await pay(card_id, "10", fees)).toMatchObject({
      decline: "balance-less-than-amount",
      fees: [{ amount: "6.50" }],
    });
    expect(await available()).toBe("-1.50");
    expect(await pay(card_id, "0.01")).toMatchObject({ decline: "negative_balance", fees: [] });
    await act("topUp", { income: "2" });
    expect(await pay(card_id, "0.50")).toMatchObject({ decline: null });
    expect([await available(), await audit()]).toEqual(["0.00", []]);
  });

  test.each(listed("DeclineCode"))("is declined on order with %s, which listPayments finds", async (decline) => {
    const { available, issue, pay, payments } = await setupPayments();
    const payment = await pay(await issue(), "1", { decline });
    expect(payment).toMatchObject({ decline, state: { value: 4 } });
    expect(await payments({ "declines[]": [decline] })).toEqual([payment]);
    expect(await available()).toBe("10000.00");
  });
});

describe("a micro-payment", () => {
  const limits = { micro_payments_enabled: true, micro_payments_limit: 5, micro_payments_limit_sum: 8 };

  test("passes while the card is paused, up to its own limit and that of all", async () => {
    const { card, issue, pay, update } = await setupPayments();
    const card_id = await issue();
    await update(card_id, { state: 4, ...limits });
    expect(await pay(card_id, "5.01")).toMatchObject({ decline: "card-paused", is_micro: false });
    expect(await pay(card_id, "5")).toMatchObject({ decline: null, is_micro: true });
    expect(await pay(card_id, "3.01")).toMatchObject({ decline: "card-paused" });
    expect(await pay(card_id, "3")).toMatchObject({ is_micro: true });
    expect(await pay(card_id, "0.01")).toMatchObject({ decline: "card-paused" });
    expect((await card(card_id)).spend).toBe("8.00");
  });

  test("is none once the card is active, and what it took no longer counts when it is void", async () => {
    const { act, issue, pay, update } = await setupPayments();
    const card_id = await issue();
    await update(card_id, { state: 3, ...limits });
    const { id } = await pay(card_id, "5");
    expect(await pay(card_id, "4")).toMatchObject({ decline: "card-blocked" });
    await act("reversePayment", { payment_id: id });
    expect(await pay(card_id, "4")).toMatchObject({ is_micro: true });
    await update(card_id, { state: 2 });
    expect(await pay(card_id, "4")).toMatchObject({ decline: null, is_micro: false });
  });
});

describe("a card that tops itself up", () => {
  const topUp = { bin: cardBin, balance: 100, topup_auto: true, topup_to: 150, topup_threshold: 40 };

  test("is filled from the account when its balance falls below the threshold", async () => {
    const { audit, available, card, issue, pay } = await setupPayments();
    const card_id = await issue(topUp);
    await pay(card_id, "60");
    expect((await card(card_id)).available).toBe("40.00");
    await pay(card_id, "0.01");
    expect([(await card(card_id)).available, await available()]).toEqual(["150.00", "9789.99"]);
    expect(await audit()).toEqual([]);
  });

  test("waits while the account has not enough, and tries again with the next payment", async () => {
    const { act, available, card, issue, pay } = await setupPayments({ money: "150" });
    const card_id = await issue(topUp);
    await pay(card_id, "90");
    expect([(await card(card_id)).available, await available()]).toEqual(["10.00", "50.00"]);
    await act("topUp", { income: "100" });
    expect(await pay(card_id, "11")).toMatchObject({ decline: "card-balance-less-than-amount" });
    expect([(await card(card_id)).available, await available()]).toEqual(["150.00", "10.00"]);
  });

  test("does not do so while that is switched off", async () => {
    const { card, issue, pay, update } = await setupPayments();
    const card_id = await issue(topUp);
    await update(card_id, { topup_auto: false });
    await pay(card_id, "99");
    expect((await card(card_id)).available).toBe("1.00");
  });
});

describe("the holder of a card", () => {
  test("stays the one of the payment when the card goes to another", async () => {
    const { invite, issue, pay, payments, update } = await setupPayments();
    const { id } = await invite();
    const card_id = await issue();
    await pay(card_id, "1");
    await update(card_id, { user_id: id });
    await pay(card_id, "2");
    expect((await payments()).map(({ user }) => user.id)).toEqual([owner, id]);
  });
});
