import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, test } from "vitest";
import { cardBin, neighbour, owner, setupPayments } from "./payments.fixture.js";

const refused = (refusal: number) => ({ code: "ERR_REFUSED", refusal });
const state = (value: number, label: string) => ({ value, label });

/** A pending payment of 40.00 with a fee of 1.00 from an account of 100.00. */
async function setupPending({ money = "100" } = {}) {
  const world = await setupPayments({ money });
  const card_id = await world.issue();
  const { id } = await world.pay(card_id, "40", { fees: [{ amount: "1" }] });
  return { ...world, card_id, id };
}

describe("settlePayment", () => {
  test("gives the merchant all of it, and tells it", async () => {
    const { audit, available, id, pass, payment, settle, told } = await setupPending();
    await pass(90_000);
    const settled = await settle(id);
    const { request_id: _, ...read } = await payment(id);
    expect(settled).toEqual(read);
    expect(settled).toMatchObject({
      state: state(1, "SETTLED"),
      amount: "40.00",
      fees: [{ amount: "1.00" }],
      date: "2025-03-15 12:00:00",
      date_final_state: "2025-03-15 12:01:30",
    });
    expect(await available()).toBe("59.00");
    expect((await told()).map((event) => [event.id, event.state.label])).toEqual([
      [1, "PENDING"],
      [1, "SETTLED"],
    ]);
    expect(await audit()).toEqual([]);
  });

  test("gives back what the merchant does not take", async () => {
    const { available, card, card_id, id, settle } = await setupPending();
    expect(await settle(id, { amount: "30.55", fees: [{ amount: "0.76" }] })).toMatchObject({ amount: "30.55" });
    expect([await available(), (await card(card_id)).spend]).toEqual(["68.69", "31.31"]);
  });

  test("takes more when the rate of exchange moved", async () => {
    const { audit, available, id, settle } = await setupPending();
    const fees = [{ amount: "1" }, { type: "international", amount: "0.42" }];
    expect(await settle(id, { amount: "42.01", fees })).toMatchObject({
      amount: "42.01",
      fees: [{}, { type: "international" }],
    });
    expect([await available(), await audit()]).toEqual(["56.57", []]);
  });

  test("takes it even below zero", async () => {
    const { audit, available, card_id, id, pay, settle } = await setupPending({ money: "41" });
    await settle(id, { amount: "45" });
    expect(await available()).toBe("-5.00");
    expect(await pay(card_id, "1")).toMatchObject({ decline: "negative_balance" });
    expect(await audit()).toEqual([]);
  });

  test.each([{ amount: "0" }, { amount: "-1" }, { amount: "1.001" }, { fees: [{ amount: "0" }] }])(
    "refuses %j with 422",
    async (input) => {
      const { id, settle } = await setupPending();
      await expect(settle(id, input)).rejects.toMatchObject(refused(422));
    },
  );

  test("refuses a payment that is final with 422, an unknown one with 404", async () => {
    const { act, card_id, id, pay, settle } = await setupPending();
    await settle(id);
    const declined = await pay(card_id, "1", { decline: "network-error" });
    for (const payment_id of [id, declined.id]) {
      await expect(settle(payment_id)).rejects.toMatchObject(refused(422));
      await expect(act("reversePayment", { payment_id })).rejects.toMatchObject(refused(422));
    }
    await expect(settle(9)).rejects.toMatchObject(refused(404));
  });

  test("is exact to the cent whatever is held, taken and charged", async () => {
    const cents = (max: number) => integer({ min: 1, max });
    const text = (units: number) => (units / 100).toFixed(2);
    await assert(
      asyncProperty(cents(50_000), cents(60_000), cents(900), cents(900), async (held, taken, before, after) => {
        const { audit, available, issue, pay, settle } = await setupPayments({ money: "1000" });
        const { id } = await pay(await issue(), text(held), { fees: [{ amount: text(before) }] });
        await settle(id, { amount: text(taken), fees: [{ amount: text(after) }] });
        expect([await available(), await audit()]).toEqual([text(100_000 - taken - after), []]);
      }),
      { numRuns: 15 },
    );
  });
});

describe("reversePayment", () => {
  test("gives everything back, the fees too, and tells it", async () => {
    const { act, audit, available, card, card_id, id, told } = await setupPending();
    const voided = await act("reversePayment", { payment_id: id });
    expect(voided).toMatchObject({ state: state(2, "VOID"), amount: "40.00", fees: [], decline: null });
    expect([await available(), (await card(card_id)).spend]).toEqual(["100.00", "0.00"]);
    expect((await told()).at(-1)).toMatchObject({ id, state: state(2, "VOID") });
    expect(await audit()).toEqual([]);
  });

  test("gives it back to the card that has a balance of its own", async () => {
    const { act, card, issue, pay } = await setupPayments();
    const card_id = await issue({ bin: cardBin });
    const { id } = await pay(card_id, "40");
    await act("reversePayment", { payment_id: id });
    expect((await card(card_id)).available).toBe("100.00");
  });
});

describe("refundPayment", () => {
  test("brings the money back, and tells it after the payment", async () => {
    const { audit, available, call, id, refund, settle, told } = await setupPending();
    await settle(id);
    const made = await refund(id, { amount: "15.50" });
    const { request_id: _, ...read } = (await call("getRefund", { path: { refund_id: 1 } })).body;
    expect(made).toEqual(read);
    expect(made).toMatchObject({
      id: 1,
      amount: "15.50",
      currency: "USD",
      user: { id: owner },
      date: "2025-03-15 12:00:00",
    });
    expect(await available()).toBe("74.50");
    const events = await told();
    expect(events.map(({ webhook_type }) => webhook_type)).toEqual(["payment", "payment", "refund"]);
    const user = { ...made.user, uuid: "11111111-1111-4111-8111-000000000002" };
    expect(events[2]).toEqual({ ...made, user, webhook_type: "refund" });
    expect(await audit()).toEqual([]);
  });

  test("brings it back to the card that has a balance of its own", async () => {
    const { card, issue, pay, refund, settle } = await setupPayments();
    const card_id = await issue({ bin: cardBin });
    const { id } = await pay(card_id, "40");
    await settle(id);
    await refund(id);
    expect((await card(card_id)).available).toBe("100.00");
  });

  test("gives back at most what the payment came to, in however many parts, and not its fee", async () => {
    const { available, id, refund, settle } = await setupPending();
    await settle(id);
    await refund(id, { amount: "13.33" });
    await expect(refund(id, { amount: "26.68" })).rejects.toMatchObject(refused(422));
    expect(await refund(id)).toMatchObject({ amount: "26.67" });
    await expect(refund(id)).rejects.toMatchObject(refused(422));
    await expect(refund(id, { amount: "0.01" })).rejects.toMatchObject(refused(422));
    expect(await available()).toBe("99.00");
  });

  test("pays what an account owes first", async () => {
    const { audit, available, card_id, id, pay, refund, settle } = await setupPending({ money: "41" });
    await settle(id, { amount: "45" });
    await refund(id, { amount: "2" });
    expect(await available()).toBe("-3.00");
    await refund(id, { amount: "10" });
    expect(await pay(card_id, "2")).toMatchObject({ decline: null });
    expect([await available(), await audit()]).toEqual(["5.00", []]);
  });

  test("refuses a pending payment with 422, one of another company with 404", async () => {
    const world = await setupPending();
    await expect(world.refund(world.id)).rejects.toMatchObject(refused(422));
    const { tenant } = await neighbour(world);
    for (const action of ["settlePayment", "reversePayment", "refundPayment"]) {
      const act = world.control.act(tenant.id, action, { payment_id: world.id });
      await expect(act).rejects.toMatchObject(refused(404));
    }
  });
});
