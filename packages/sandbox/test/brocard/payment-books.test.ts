import { describe, expect, test } from "vitest";
import { cents, text } from "./groups.fixture.js";
import { cardBin, ownAccount, setupPayments, teamAccount } from "./payments.fixture.js";

describe("the books", () => {
  test("balance after payments, settlements, refunds and transfers that come all at once", async () => {
    const { act, audit, available, call, card, issue, pay, payments, refund, settle } = await setupPayments({
      money: "500",
    });
    const cards = [await issue(), await issue({ bin: cardBin }), await issue({ total_limit: 150 })];
    const fees = [{ amount: "0.25" }];
    const some = Array.from({ length: 60 }, (_, index) => index);
    const order = { from: ownAccount, to: teamAccount, amount: 10, currency: "USD" };
    const made = await Promise.all(
      some.map((index) => pay(cards[index % 3] ?? 0, "20.01", { fees, decline_fees: fees })),
    );
    const waiting = made.filter(({ state }) => state.value === 3);
    expect(waiting.length).toBeGreaterThan(10);
    await Promise.allSettled([
      ...waiting.map(({ id }, index) => (index % 3 === 0 ? act("reversePayment", { payment_id: id }) : settle(id))),
      ...waiting.map(({ id }) => settle(id, { amount: "25.00" })),
      ...waiting.map(({ id }) => refund(id, { amount: "1.11" })),
      ...some.slice(0, 10).map(() => call("createTransfer", { body: order })),
      ...some.map((index) => pay(cards[index % 3] ?? 0, "3.33", { fees, decline_fees: fees })),
    ]);
    expect(await audit()).toEqual([]);

    const spent = (await payments({ per_page: 1000 })).reduce((total, { amount, fees: charged, state }) => {
      const charges = charged.reduce((sum: number, fee: { amount: string }) => sum + cents(fee.amount), 0);
      return total + charges + (state.value === 1 || state.value === 3 ? cents(amount) : 0);
    }, 0);
    const { data: refunds } = (await call("listRefunds", { query: { per_page: 1000 } })).body;
    const returned = refunds.reduce((total: number, { amount }: { amount: string }) => total + cents(amount), 0);
    const { total: transfers } = (await call("listTransfers")).body;
    const left = cents(await available()) + cents((await card(cards[1] ?? 0)).available);
    expect(text(left)).toBe(text(50_000 - spent + returned - transfers * 1000));
  });

  test("never let more through than is there", async () => {
    const { audit, available, issue, pay } = await setupPayments({ money: "100" });
    const card_id = await issue();
    const made = await Promise.all(Array.from({ length: 20 }, () => pay(card_id, "9", { fees: [{ amount: "1" }] })));
    expect(made.filter(({ decline }) => decline === null)).toHaveLength(10);
    expect(made.filter(({ decline }) => decline === "balance-less-than-amount")).toHaveLength(10);
    expect([await available(), await audit()]).toEqual(["0.00", []]);
  });

  test("are the same for the same seed", async () => {
    const play = async () => {
      const { act, issue, pay, refund, settle, told } = await setupPayments({ seed: "s", tenant: { id: "same" } });
      const card_id = await issue();
      await settle((await pay(card_id, "5")).id);
      await refund(1);
      await act("sendOtpCode", { card_id, amount: "1" });
      return told();
    };
    expect(await play()).toEqual(await play());
  });
});

describe("webhooks of payments", () => {
  test("arrive in order for each card, in the time zone of the profile, with codes at their own address", async () => {
    const arrived: [string, { id: number; webhook_type: string; date?: string; state?: { value: number } }][] = [];
    const fetch = async (url: unknown, init?: RequestInit) => {
      arrived.push([String(url), JSON.parse(String(init?.body))]);
      return new Response(null, { status: 204 });
    };
    const otpWebhookUrl = "https://hooks.example.com/codes";
    const tenant = { timeZone: "America/New_York", otpWebhookUrl };
    const { act, control, issue, pay, refund, settle } = await setupPayments({ fetch, tenant });
    const card_id = await issue();
    await act("sendOtpCode", { card_id, amount: "5" });
    await settle((await pay(card_id, "5")).id);
    await refund(1);
    await control.settle();
    const codes = arrived.filter(([url]) => url === otpWebhookUrl);
    expect(codes.map(([, body]) => body.webhook_type)).toEqual(["otp_code"]);
    const others = arrived.filter(([url]) => url !== otpWebhookUrl).map(([, body]) => body);
    expect(others).toMatchObject([
      { webhook_type: "payment", state: { value: 3 }, date: "2025-03-15 08:00:00" },
      { webhook_type: "payment", state: { value: 1 } },
      { webhook_type: "refund", date: "2025-03-15 08:00:00" },
    ]);
  });

  test("are none without an address, and payments settle all the same", async () => {
    const { issue, pay, settle, told } = await setupPayments({ tenant: { webhookUrl: null } });
    expect(await settle((await pay(await issue(), "5")).id)).toMatchObject({ state: { value: 1 } });
    expect(await told()).toEqual([]);
  });
});

describe("debts", () => {
  test("are paid by a refund, a void and a transfer as by a top-up", async () => {
    const { act, audit, available, call, issue, pay, settle } = await setupPayments({ money: "10" });
    await act("topUp", { income: "10", account: teamAccount });
    const card_id = await issue();
    const first = await pay(card_id, "4");
    const second = await pay(card_id, "6");
    await settle(first.id, { amount: "9" });
    expect(await available()).toBe("-5.00");
    await act("refundPayment", { payment_id: first.id, amount: "1" });
    expect(await available()).toBe("-4.00");
    const order = { from: teamAccount, to: ownAccount, amount: 1.5, currency: "USD" };
    expect((await call("createTransfer", { body: order })).status).toBe(201);
    expect(await available()).toBe("-2.50");
    const back = await call("createTransfer", { body: { ...order, from: ownAccount, to: teamAccount, amount: 0.01 } });
    expect(back.errors).toHaveProperty("amount");
    await act("reversePayment", { payment_id: second.id });
    expect(await pay(card_id, "0.50")).toMatchObject({ decline: null });
    expect([await available(), await audit()]).toEqual(["3.00", []]);
  });

  test("are paid by a transfer that covers them, so that the card pays again", async () => {
    const { act, call, issue, pay, settle } = await setupPayments({ money: "10" });
    await act("topUp", { income: "10", account: teamAccount });
    const card_id = await issue();
    const { id } = await pay(card_id, "10");
    await settle(id, { amount: "12" });
    expect(await pay(card_id, "1")).toMatchObject({ decline: "negative_balance" });
    const order = { from: teamAccount, to: ownAccount, amount: 5, currency: "USD" };
    await call("createTransfer", { body: order });
    expect(await pay(card_id, "3.01")).toMatchObject({ decline: "balance-less-than-amount" });
    expect(await pay(card_id, "3")).toMatchObject({ decline: null });
  });
});
