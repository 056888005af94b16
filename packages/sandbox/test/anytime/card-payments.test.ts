import { describe, expect, test } from "vitest";
import { neighbour, setupCards } from "./cards.fixture.js";
import { publicKey } from "./setup.js";

const refused = (refusal: number) => ({ code: "ERR_REFUSED", refusal });
const reason = (code: string) => [{ code, message: expect.stringMatching(/\w/) }];

describe("simulateCardPayment", () => {
  test("takes the money at once and settles five seconds later", async () => {
    const { acc_id, activeCard, card, pay, settle, told, transactions } = await setupCards();
    const card_ref = await activeCard();
    const description = "EXAMPLE BOOKS - 1 RUE DE L EXEMPLE, PARIS,75001,FRA,FRA";
    const vat_details = [{ rate: "5.5", amount: "2.09" }];
    const pending = await pay({ card_ref, amount: "40.00", mcc: 5942, description, vat_details });
    expect(pending).toMatchObject({ status: "P", type: "D", amount: 40, balance_after: 10, mcc: 5942 });
    expect((await card(card_ref)).balance).toBe(10);
    expect(await told()).toHaveLength(1);
    await settle();
    expect((await transactions(card_ref)).at(-1)).toEqual({
      txid: 11111111111,
      mcc: 5942,
      amount: 40,
      amount_fx: 40,
      currency: "EUR",
      fx: 1,
      fx_fee: 0,
      vat_details: [{ rate: 5.5, amount: 2.09 }],
      status: "S",
      type: "D",
      balance_after: 10,
      date: "2024-03-15 13:00:05",
      date_transaction: "2024-03-15 13:00:00",
      description,
    });
    expect((await told()).at(-1)).toMatchObject({
      acc_id: String(acc_id),
      transaction: { txid: "11111111111", mcc: "5942", status: "S", type: "D", balance_after: "10.00", description },
    });
  });

  test("converts a foreign amount exactly and charges the fee on top", async () => {
    const { activeCard, audit, card, pay, settle, told } = await setupCards();
    const card_ref = await activeCard({ amount: "200" });
    const payment = await pay({ card_ref, amount: "163.50", currency: "USD", fx: "1.09", fx_fee: "1.50" });
    const shown = { amount: 150, amount_fx: 163.5, currency: "EUR", fx: 1.09, fx_fee: 1.5, balance_after: 48.5 };
    expect(payment).toMatchObject(shown);
    await settle();
    expect((await card(card_ref)).balance).toBe(48.5);
    expect((await told()).at(-1).transaction).toMatchObject({ ...shown, fx: "1.090000", balance_after: "48.50" });
    expect(await audit()).toEqual([]);
  });

  test("prints a merchant category with its leading zero where it is text", async () => {
    const { activeCard, pay, settle, told } = await setupCards();
    await pay({ card_ref: await activeCard(), amount: "1", mcc: 742 });
    await settle();
    expect((await told()).at(-1).transaction.mcc).toBe("0742");
  });

  test("takes cash from a machine with its own category", async () => {
    const { activeCard, pay } = await setupCards();
    const cash = await pay({ card_ref: await activeCard(), kind: "withdrawal", amount: "20" });
    expect(cash).toMatchObject({ status: "P", mcc: 6011, amount: 20 });
  });

  test.each([
    { name: "more than the card holds", form: {}, payment: { amount: "50.01" }, code: "TRS0010" },
    { name: "a fee the card cannot pay", form: {}, payment: { amount: "50", fx_fee: "0.01" }, code: "TRS0010" },
    { name: "a blocked card", form: { card_status: "BLO" }, payment: {}, code: "TRS0031" },
    { name: "a stolen card", form: { card_status: "STO" }, payment: {}, code: "TRS0004" },
    { name: "a lost card", form: { card_status: "LOS" }, payment: {}, code: "TRS0005" },
    { name: "a damaged card", form: { card_status: "DAM" }, payment: {}, code: "TRS0037" },
    { name: "a cancelled card", form: { card_status: "CAN" }, payment: {}, code: "TRS0035" },
    { name: "a shop where payments are off", form: { card_pos: 0 }, payment: {}, code: "TRS0084" },
    { name: "a machine where cash is off", form: { card_atm: 0 }, payment: { kind: "withdrawal" }, code: "TRS0084" },
    { name: "less than half a cent", form: {}, payment: { amount: "0.01", currency: "USD", fx: "9" }, code: "TRS0022" },
  ])("declines $name with $code, and tells it", async ({ form, payment, code }) => {
    const { activeCard, card, pay, told, update } = await setupCards();
    const card_ref = await activeCard();
    await update(card_ref, form);
    expect(await pay({ card_ref, amount: "10", ...payment })).toMatchObject({
      status: "D",
      type: "D",
      failed_reason: reason(code),
      balance_after: 50,
    });
    expect((await card(card_ref)).balance).toBe(50);
    expect((await told()).at(-1)).toMatchObject({ card_ref, transaction: { status: "D", balance_after: "50.00" } });
  });

  test("declines a card that waits for its activation with TRS0035", async () => {
    const { pay, place } = await setupCards();
    const { card_ref } = (await place()).body;
    expect(await pay({ card_ref, amount: "1" })).toMatchObject({ status: "D", failed_reason: reason("TRS0035") });
  });

  test("declines an expired card with TRS0002", async () => {
    const { activeCard, pass, pay } = await setupCards();
    const card_ref = await activeCard({ expiry_date: "2024-03-16" });
    expect((await pay({ card_ref, amount: "1" })).status).toBe("P");
    await pass(35 * 3_600_000); // 2024-03-17 00:00 on French time
    expect(await pay({ card_ref, amount: "1" })).toMatchObject({ status: "D", failed_reason: reason("TRS0002") });
  });

  test("declines cash for a virtual card with TRS0084", async () => {
    const { activeCard, pay } = await setupCards();
    const card_ref = await activeCard({ card_type: "VIRTUAL_MULTI_USE" });
    const cash = await pay({ card_ref, kind: "withdrawal", amount: "1" });
    expect(cash).toMatchObject({ status: "D", failed_reason: reason("TRS0084") });
  });

  test("declines with any code of the document on order, and with no other", async () => {
    const { activeCard, pay } = await setupCards();
    const card_ref = await activeCard();
    for (const decline of ["TRS0208", "TRS0049", "TRS9999"]) {
      expect(await pay({ card_ref, amount: "1", decline })).toMatchObject({
        status: "D",
        failed_reason: reason(decline),
      });
    }
    for (const decline of ["TRS0001", "constructor", ""]) {
      await expect(pay({ card_ref, amount: "1", decline })).rejects.toMatchObject(refused(4000310));
    }
  });

  test("leaves the money of declined payments where it was", async () => {
    const { activeCard, audit, pay, settle, unload } = await setupCards();
    const card_ref = await activeCard();
    for (let number = 0; number < 5; number++) await pay({ card_ref, amount: "60" });
    await settle();
    expect((await unload(card_ref, "50")).status).toBe(200);
    expect(await audit()).toEqual([]);
  });

  test.each([
    { name: "no amount", payment: { amount: "0" } },
    { name: "decimals the currency does not have", payment: { amount: "1.5", currency: "JPY", fx: "160" } },
    { name: "tax in less than a cent", payment: { amount: "1", vat_details: [{ rate: "5.5", amount: "0.055" }] } },
    { name: "a foreign currency without a rate", payment: { amount: "1", currency: "USD" } },
    { name: "a rate for the currency of the account", payment: { amount: "1", fx: "1.1" } },
    { name: "a rate of 0", payment: { amount: "1", currency: "USD", fx: "0" } },
    { name: "an amount no ledger can hold", payment: { amount: "999999999999", currency: "USD", fx: "0.000001" } },
  ])("refuses $name with 4000310", async ({ payment }) => {
    const { activeCard, pay } = await setupCards();
    await expect(pay({ card_ref: await activeCard(), ...payment })).rejects.toMatchObject(refused(4000310));
  });

  test("refuses a card of another tenant with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const { tenant } = await neighbour(world, publicKey);
    const act = world.control.act(tenant.id, "simulateCardPayment", { card_ref, amount: "1" });
    await expect(act).rejects.toMatchObject(refused(4030310));
  });
});

describe("a card of single use", () => {
  const form = { card_type: "VIRTUAL_SINGLE_USE", amount: "30" };

  test("ends with its first settled payment, and gives back what is left", async () => {
    const { activeCard, audit, balance, card, pay, settle, told } = await setupCards();
    const card_ref = await activeCard(form);
    await pay({ card_ref, amount: "19.90" });
    expect((await card(card_ref)).status).toBe("ACT");
    await settle();
    expect(await card(card_ref)).toMatchObject({ status: "CAN", balance: 0 });
    expect(await balance()).toBe(99_980.1);
    const rest = { type: "D", status: "S", amount: 10.1, balance_after: "0.00" };
    expect((await told()).slice(-2)).toMatchObject([
      { transaction: { status: "S", amount: 19.9, balance_after: "10.10" } },
      { transaction: rest },
    ]);
    expect(await pay({ card_ref, amount: "1" })).toMatchObject({ status: "D", failed_reason: reason("TRS0035") });
    expect(await audit()).toEqual([]);
  });

  test("writes what it gives back into the statements of the account", async () => {
    const { acc_id, activeCard, call, pay, settle } = await setupCards();
    await pay({ card_ref: await activeCard(form), amount: "19.90" });
    await settle();
    const { transactions } = (await call("listAccountStatements", { path: { id: acc_id } })).body;
    expect(transactions.at(-1)).toMatchObject({ type: "C", amount: 10.1, balance: 99_980.1, status: "S" });
  });

  test("lets a second payment wait in vain with TRS0193, unless the first is reversed", async () => {
    const { act, activeCard, pay } = await setupCards();
    const card_ref = await activeCard(form);
    const { txid } = await pay({ card_ref, amount: "1" });
    expect(await pay({ card_ref, amount: "1" })).toMatchObject({ status: "D", failed_reason: reason("TRS0193") });
    await act("reverseCardPayment", { txid });
    expect((await pay({ card_ref, amount: "30" })).status).toBe("P");
  });

  test("survives a declined payment", async () => {
    const { activeCard, card, pay, settle } = await setupCards();
    const card_ref = await activeCard(form);
    await pay({ card_ref, amount: "31" });
    await settle();
    expect(await card(card_ref)).toMatchObject({ status: "ACT", balance: 30 });
  });

  test("sends a refund on to the account", async () => {
    const { act, activeCard, audit, balance, card, pay, settle } = await setupCards();
    const card_ref = await activeCard(form);
    const { txid } = await pay({ card_ref, amount: "30" });
    await settle();
    await act("refundCardPayment", { txid });
    await settle();
    expect([await balance(), (await card(card_ref)).balance]).toEqual([100_000, 0]);
    expect(await audit()).toEqual([]);
  });
});

describe("reverseCardPayment", () => {
  test("gives the money back at once, cancels the payment and tells it", async () => {
    const { act, activeCard, audit, card, pay, settle, told, transactions } = await setupCards();
    const card_ref = await activeCard();
    const { txid } = await pay({ card_ref, amount: "40", fx_fee: "1" });
    expect(await act("reverseCardPayment", { txid })).toMatchObject({ txid, status: "C", balance_after: 50 });
    await settle();
    expect((await card(card_ref)).balance).toBe(50);
    expect((await transactions(card_ref)).at(-1)).toMatchObject({ txid, status: "C" });
    expect((await told()).slice(1)).toMatchObject([{ transaction: { status: "C", balance_after: "50.00" } }]);
    expect(await audit()).toEqual([]);
  });

  test("refuses a settled payment with 4000310, a load and an unknown transaction with 4040310", async () => {
    const { act, activeCard, pay, settle } = await setupCards();
    const { txid } = await pay({ card_ref: await activeCard(), amount: "40" });
    await settle();
    await expect(act("reverseCardPayment", { txid })).rejects.toMatchObject(refused(4000310));
    for (const other of [txid - 1, 5]) {
      await expect(act("reverseCardPayment", { txid: other })).rejects.toMatchObject(refused(4040310));
    }
  });
});

describe("refundCardPayment", () => {
  test("credits the card when it settles, and tells it", async () => {
    const { act, activeCard, card, pay, settle, told } = await setupCards();
    const card_ref = await activeCard();
    const { txid } = await pay({ card_ref, amount: "40", description: "SHOP" });
    await settle();
    const refund = await act("refundCardPayment", { txid, amount: "15.50" });
    expect(refund).toMatchObject({
      status: "P",
      type: "C",
      amount: 15.5,
      balance_after: 10,
      description: "REFUND SHOP",
    });
    await settle();
    expect((await card(card_ref)).balance).toBe(25.5);
    expect((await told()).at(-1)).toMatchObject({ transaction: { status: "S", type: "C", balance_after: "25.50" } });
  });

  test("gives back exactly what was paid, in however many parts, but not the fee", async () => {
    const { act, activeCard, audit, card, pay, settle } = await setupCards();
    const card_ref = await activeCard({ amount: "100" });
    // 10.00 USD at 1.09 are 9.17 EUR; 3.33 USD are 3.06 EUR, so 3.05 EUR are left for the last 3.34 USD.
    const { txid } = await pay({ card_ref, amount: "10", currency: "USD", fx: "1.09", fx_fee: "0.50" });
    await settle();
    for (const amount of ["3.33", "3.33"]) await act("refundCardPayment", { txid, amount });
    const last = await act("refundCardPayment", { txid });
    expect(last).toMatchObject({ status: "P", amount_fx: 3.34, amount: 3.05 });
    await settle();
    expect((await card(card_ref)).balance).toBe(99.5);
    expect(await audit()).toEqual([]);
  });

  test("declines more than is left of the payment with TRS0060", async () => {
    const { act, activeCard, pay, settle } = await setupCards();
    const { txid } = await pay({ card_ref: await activeCard(), amount: "40" });
    await settle();
    const tooMuch = { status: "D", type: "C", failed_reason: reason("TRS0060") };
    expect(await act("refundCardPayment", { txid, amount: "40.01" })).toMatchObject(tooMuch);
    await act("refundCardPayment", { txid });
    expect(await act("refundCardPayment", { txid })).toMatchObject(tooMuch);
    expect(await act("refundCardPayment", { txid, amount: "0.01" })).toMatchObject(tooMuch);
  });

  test("refuses a pending payment and a bad amount with 4000310, an unknown one with 4040310", async () => {
    const { act, activeCard, pay, settle } = await setupCards();
    const { txid } = await pay({ card_ref: await activeCard(), amount: "40" });
    await expect(act("refundCardPayment", { txid })).rejects.toMatchObject(refused(4000310));
    await settle();
    for (const amount of ["0", "-1", "1.001", "x"]) {
      await expect(act("refundCardPayment", { txid, amount })).rejects.toMatchObject(refused(4000310));
    }
    await expect(act("refundCardPayment", { txid: 5 })).rejects.toMatchObject(refused(4040310));
  });
});
