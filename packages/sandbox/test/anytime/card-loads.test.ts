import { describe, expect, test } from "vitest";
import { neighbour, outcome, setupCards } from "./cards.fixture.js";
import { publicKey } from "./setup.js";

describe("creditCard", () => {
  test("holds the money at once and brings it to the card five seconds later", async () => {
    const { acc_id, activeCard, balance, card, load, pass } = await setupCards();
    const card_ref = await activeCard();
    const { body } = await load(card_ref, "250.00");
    expect(body).toEqual({ card_ref, acc_id, transaction_id: 11111111111 });
    expect([await balance(), (await card(card_ref)).balance]).toEqual([99_700, 50]);
    await pass(4_999);
    expect((await card(card_ref)).balance).toBe(50);
    await pass(1);
    expect([await balance(), (await card(card_ref)).balance]).toEqual([99_700, 300]);
  });

  test("is pending on both sides, then settled", async () => {
    const { acc_id, activeCard, call, load, settle, transactions } = await setupCards();
    const card_ref = await activeCard();
    await load(card_ref, "250");
    const statement = async () =>
      (await call("listAccountStatements", { path: { id: acc_id } })).body.transactions.at(-1);
    const movement = { amount: 250, type: "D", balance: 99_700, description: "for the account" };
    expect((await transactions(card_ref)).at(-1)).toMatchObject({ status: "P", type: "C", balance_after: 50 });
    expect(await statement()).toMatchObject({ ...movement, status: "P", executionDate: null });
    await settle();
    const settled = { status: "S", type: "C", amount: 250, balance_after: 300, description: "for the card", mcc: 6012 };
    expect((await transactions(card_ref)).at(-1)).toMatchObject(settled);
    expect(await statement()).toMatchObject({ ...movement, status: "S", executionDate: "2024-03-15 13:00:05" });
  });

  test("is told by webhook once it settled, in the form of the example", async () => {
    const { acc_id, activeCard, load, settle, told } = await setupCards();
    const card_ref = await activeCard();
    await load(card_ref, "250");
    expect(await told()).toHaveLength(1);
    await settle();
    expect((await told())[1]).toEqual({
      method: "card_last_tx",
      card_ref,
      acc_id: String(acc_id),
      transaction: {
        txid: "11111111111",
        mcc: "6012",
        amount: 250,
        amount_fx: 250,
        currency: "EUR",
        fx: "1.000000",
        fx_fee: 0,
        status: "S",
        type: "C",
        balance_after: "300.00",
        date: "2024-03-15 13:00:05",
        description: "for the card",
      },
    });
  });

  test.each([
    { amount: "0.99", status: 403, code: 4030330 },
    { amount: "2500.01", status: 403, code: 4030331 },
    { amount: "0", status: 400, code: 4000310 },
    { amount: "1.005", status: 400, code: 4000310 },
    { amount: "ten", status: 400, code: 4000310 },
  ])("refuses $amount with $code", async ({ amount, status, code }) => {
    const { activeCard, balance, load } = await setupCards();
    expect(outcome(await load(await activeCard(), amount))).toEqual([status, code]);
    expect(await balance()).toBe(99_950);
  });

  test("takes the smallest and the greatest load", async () => {
    const { activeCard, load } = await setupCards();
    const card_ref = await activeCard();
    expect((await load(card_ref, "1")).status).toBe(200);
    expect((await load(card_ref, "2500.00")).status).toBe(200);
  });

  test("refuses more than the account holds with 4020210", async () => {
    const { activeCard, load, openAccount } = await setupCards();
    const card_ref = await activeCard({ acc_id: await openAccount({ money: "60" }) });
    expect(outcome(await load(card_ref, "10.01"))).toEqual([402, 4020210]);
    expect((await load(card_ref, "10")).status).toBe(200);
  });

  test("refuses a card that waits for its activation with 4030320, an ended one with 4030350", async () => {
    const { activeCard, load, place, update } = await setupCards();
    expect(outcome(await load((await place()).body.card_ref, "10"))).toEqual([403, 4030320]);
    for (const card_status of ["STO", "LOS", "DAM", "CAN"]) {
      const card_ref = await activeCard();
      await update(card_ref, { card_status });
      expect(outcome(await load(card_ref, "10"))).toEqual([403, 4030350]);
    }
  });

  test("loads a blocked card", async () => {
    const { activeCard, load, update } = await setupCards();
    const card_ref = await activeCard();
    await update(card_ref, { card_status: "BLO" });
    expect((await load(card_ref, "10")).status).toBe(200);
  });

  test("refuses a card of single use with 4510310", async () => {
    const { activeCard, load } = await setupCards();
    const card_ref = await activeCard({ card_type: "VIRTUAL_SINGLE_USE" });
    expect(outcome(await load(card_ref, "10"))).toEqual([451, 4510310]);
  });

  test("refuses a card of another tenant with 4030310, and moves nothing", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const other = await neighbour(world, publicKey);
    const form = { amount: "10", acc_comment: "", card_comment: "" };
    expect(outcome(await other.call("creditCard", { path: { card_ref }, form }))).toEqual([403, 4030310]);
    await world.settle();
    expect((await world.card(card_ref)).balance).toBe(50);
  });

  test("declines a load whose card ended on the way, and gives the money back", async () => {
    const { acc_id, activeCard, balance, call, load, settle, told, transactions, update } = await setupCards();
    const card_ref = await activeCard();
    await load(card_ref, "250");
    await update(card_ref, { card_status: "STO" });
    await settle();
    expect(await balance()).toBe(99_950);
    const failed_reason = [{ code: "TRS0004", message: expect.any(String) }];
    expect((await transactions(card_ref)).at(-1)).toMatchObject({ status: "D", failed_reason, balance_after: 50 });
    expect((await told()).at(-1)).toMatchObject({ transaction: { status: "D", type: "C", amount: 250 } });
    const statements = (await call("listAccountStatements", { path: { id: acc_id } })).body.transactions.slice(-2);
    expect(statements).toMatchObject([
      { type: "D", status: "D", amount: 250 },
      { type: "C", status: "S", amount: 250, balance: 99_950 },
    ]);
  });

  test("answers 4510330 when a fault asks for it: no caller can take KYC files back", async () => {
    const { activeCard, balance, control, load, tenant } = await setupCards();
    const card_ref = await activeCard();
    control.faults.add({ tenant: tenant.id, operationId: "creditCard", code: 4510330 });
    expect(outcome(await load(card_ref, "10"))).toEqual([451, 4510330]);
    expect(await balance()).toBe(99_950);
  });

  test("counts in the units of a currency without decimals", async () => {
    const { activeCard, card, load, openAccount, settle } = await setupCards();
    const card_ref = await activeCard({
      acc_id: await openAccount({ acc_currency: "JPY", money: "9000" }),
      amount: "50",
    });
    expect(outcome(await load(card_ref, "10.5"))).toEqual([400, 4000310]);
    await load(card_ref, "2500");
    await settle();
    expect((await card(card_ref)).balance).toBe(2_550);
  });
});

describe("debitCard", () => {
  test("takes the money off the card at once and brings it to the account five seconds later", async () => {
    const { acc_id, activeCard, balance, call, card, settle, told, transactions, unload } = await setupCards();
    const card_ref = await activeCard();
    const { body } = await unload(card_ref, "12.50");
    expect(body).toEqual({ card_ref, acc_id, transaction_id: 11111111111 });
    expect([await balance(), (await card(card_ref)).balance]).toEqual([99_950, 37.5]);
    expect((await transactions(card_ref)).at(-1)).toMatchObject({ status: "P", type: "D", balance_after: 37.5 });
    await settle();
    expect([await balance(), (await card(card_ref)).balance]).toEqual([99_962.5, 37.5]);
    expect((await transactions(card_ref)).at(-1)).toMatchObject({ status: "S", type: "D", amount: 12.5 });
    expect((await told()).at(-1)).toMatchObject({ transaction: { status: "S", type: "D", balance_after: "37.50" } });
    const statement = (await call("listAccountStatements", { path: { id: acc_id } })).body.transactions.at(-1);
    expect(statement).toMatchObject({
      type: "C",
      status: "S",
      amount: 12.5,
      balance: 99_962.5,
      description: "for the account",
    });
  });

  test("refuses more than the card holds with 4020320, and empties it", async () => {
    const { activeCard, card, unload } = await setupCards();
    const card_ref = await activeCard();
    expect(outcome(await unload(card_ref, "50.01"))).toEqual([402, 4020320]);
    expect((await unload(card_ref, "50")).status).toBe(200);
    expect((await card(card_ref)).balance).toBe(0);
  });

  test.each(["0", "-1", "0.001", "x"])("refuses the amount %s with 4000310", async (amount) => {
    const { activeCard, unload } = await setupCards();
    expect(outcome(await unload(await activeCard(), amount))).toEqual([400, 4000310]);
  });

  test("refuses a card that waits for its activation with 4030320, an ended one with 4030350", async () => {
    const { place, unload, update } = await setupCards();
    const { card_ref } = (await place()).body;
    expect(outcome(await unload(card_ref, "1"))).toEqual([403, 4030320]);
    await update(card_ref, { card_status: "ACT" });
    await update(card_ref, { card_status: "CAN" });
    expect(outcome(await unload(card_ref, "1"))).toEqual([403, 4030350]);
  });

  test("refuses a card of another tenant with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const other = await neighbour(world, publicKey);
    const form = { amount: "10", acc_comment: "", card_comment: "" };
    expect(outcome(await other.call("debitCard", { path: { card_ref }, form }))).toEqual([403, 4030310]);
  });
});

describe("loads and unloads at once", () => {
  test("never overdraw the account, however many come together", async () => {
    const { activeCard, audit, balance, card, load, openAccount, settle } = await setupCards();
    const acc_id = await openAccount({ money: "150" });
    const card_ref = await activeCard({ acc_id });
    const answers = await Promise.all(Array.from({ length: 50 }, () => load(card_ref, "7.77")));
    const done = answers.filter(({ status }) => status === 200).length;
    expect(done).toBe(12); // 100.00 on the account; 12 times 7.77 is 93.24
    expect(answers.filter(({ code }) => code === 4020210)).toHaveLength(38);
    await settle();
    expect([await balance(acc_id), (await card(card_ref)).balance]).toEqual([6.76, 143.24]);
    expect(await audit()).toEqual([]);
  });

  test("never overdraw the card, however many come together", async () => {
    const { activeCard, audit, card, pay, settle, unload } = await setupCards();
    const card_ref = await activeCard();
    const answers = await Promise.all(Array.from({ length: 25 }, () => unload(card_ref, "3.30")));
    const payments = await Promise.all(Array.from({ length: 25 }, () => pay({ card_ref, amount: "3.30" })));
    const unloads = answers.filter(({ status }) => status === 200).length;
    const paid = payments.filter(({ status }) => status === "P").length;
    expect(unloads + paid).toBe(15);
    await settle();
    expect((await card(card_ref)).balance).toBe(0.5);
    expect(await audit()).toEqual([]);
  });
});
