import { describe, expect, test } from "vitest";
import { day, neighbour, outcome, setupCards } from "./cards.fixture.js";
import { publicKey } from "./setup.js";

describe("orderCard", () => {
  test("orders a plastic card that waits for its activation, with its money on it at once", async () => {
    const { acc_id, balance, card, place } = await setupCards();
    const { status, body } = await place({ amount: "50.25" });
    expect([status, body]).toEqual([200, { order_id: 7001, order_status: 3, card_ref: "ANY0000000000" }]);
    expect(await card(body.card_ref)).toEqual({
      acc_id,
      card_type: "PLASTIC",
      card_ref: "ANY0000000000",
      activation_date: null,
      balance: 50.25,
      validity_month: 24,
      expiry_date: "2026-03-31",
      status: "INA",
      pos: true,
      atm: true,
      card_holder: { gender: "F", first_name: "Jeanne", last_name: "Moreau-Test" },
      card_name: { first_name: "Jeanne", last_name: "Moreau-Test", embossed: "JEANNE MOREAU-TEST" },
    });
    expect(await balance()).toBe(99_949.75);
  });

  test.each(["VIRTUAL_SINGLE_USE", "VIRTUAL_MULTI_USE"])(
    "orders a %s card that is active at once",
    async (card_type) => {
      const { card, place } = await setupCards();
      const { body } = await place({ card_type });
      expect(body.order_status).toBe(9);
      const shown = { card_type, status: "ACT", activation_date: "2024-03-15", atm: false };
      expect(await card(body.card_ref)).toMatchObject(shown);
    },
  );

  test("takes plastic where no type is asked for", async () => {
    const { card, place } = await setupCards();
    const { body } = await place({ card_type: undefined });
    expect((await card(body.card_ref)).card_type).toBe("PLASTIC");
  });

  test("tells the first load by webhook, and writes it on both sides", async () => {
    const { acc_id, call, place, told, transactions } = await setupCards();
    const { card_ref } = (await place({ amount: "50" })).body;
    const load = {
      txid: 11111111110,
      type: "C",
      status: "S",
      amount: 50,
      balance_after: 50,
      description: "First load",
    };
    expect(await transactions(card_ref)).toMatchObject([load]);
    expect(await told()).toMatchObject([{ card_ref, transaction: { txid: "11111111110", status: "S", type: "C" } }]);
    const statements = (await call("listAccountStatements", { path: { id: acc_id } })).body.transactions;
    expect(statements.at(-1)).toMatchObject({ amount: 50, type: "D", status: "S", balance: 99_950 });
  });

  test.each([
    { name: "an expiry date today", form: { expiry_date: "2024-03-15" } },
    { name: "an expiry date that is no day", form: { expiry_date: "2025-02-29" } },
    { name: "an expiry date more than five years away", form: { expiry_date: "2029-03-16" } },
    { name: "an expiry date of another form", form: { expiry_date: "31/03/2026" } },
    { name: "an amount of 0", form: { amount: "0" } },
    { name: "a negative amount", form: { amount: "-5" } },
    { name: "an amount of three decimals", form: { amount: "5.001" } },
    { name: "an amount with an exponent", form: { amount: "1e2" } },
    { name: "another language", form: { language: "de" } },
    { name: "another card type", form: { card_type: "METAL" } },
    { name: "a country nobody knows", form: { delivery_cc: "XX" } },
    { name: "no name on the card", form: { card_name: undefined } },
    { name: "a blank name on the card", form: { card_name: "  " } },
    { name: "a line break in the name", form: { card_name: "JEANNE\r\nMOREAU" } },
    { name: "no street", form: { delivery_addr_1: "" } },
    { name: "an account that is no number", form: { acc_id: "me" } },
    { name: "an unknown member", form: { color: "gold" } },
  ])("refuses $name with 4000310", async ({ form }) => {
    const { balance, place } = await setupCards();
    expect(outcome(await place(form))).toEqual([400, 4000310]);
    expect(await balance()).toBe(100_000);
  });

  test("lets the fifth year end on the day of the order", async () => {
    const { place } = await setupCards();
    expect((await place({ expiry_date: "2029-03-15" })).status).toBe(200);
  });

  test("refuses an account the tenant does not have with 4030210", async () => {
    const { place } = await setupCards();
    expect(outcome(await place({ acc_id: 999_999 }))).toEqual([403, 4030210]);
  });

  test.each(["VIRTUAL_SINGLE_USE", "VIRTUAL_MULTI_USE"])(
    "refuses a %s card for a consumer with 4030370",
    async (card_type) => {
      const { openAccount, place } = await setupCards();
      const acc_id = await openAccount({ acc_type: "consumer" });
      expect(outcome(await place({ acc_id, card_type }))).toEqual([403, 4030370]);
      expect((await place({ acc_id })).status).toBe(200);
    },
  );

  test("refuses an account without KYC files with 4510320", async () => {
    const { openAccount, place } = await setupCards();
    expect(outcome(await place({ acc_id: await openAccount({ kyc: false }) }))).toEqual([451, 4510320]);
  });

  test.each([
    { amount: "0.99", code: 4030330 },
    { amount: "2500.01", code: 4030331 },
  ])("refuses a first load of $amount with $code", async ({ amount, code }) => {
    const { place } = await setupCards();
    expect(outcome(await place({ amount }))).toEqual([403, code]);
  });

  test("refuses more than the account holds with 4020210, and makes no card", async () => {
    const { call, openAccount, place, told } = await setupCards();
    const acc_id = await openAccount({ money: "49.99" });
    expect(outcome(await place({ acc_id }))).toEqual([402, 4020210]);
    expect((await call("listAccountCards", { path: { id: acc_id } })).body.total_results).toBe(0);
    expect(await told()).toEqual([]);
  });

  test("refuses the eleventh card in use with 4290330, until one of the ten has ended", async () => {
    const { activeCard, place, update } = await setupCards();
    const card_ref = await activeCard();
    for (let number = 2; number <= 10; number++) expect((await place()).status).toBe(200);
    expect(outcome(await place())).toEqual([429, 4290330]);
    await update(card_ref, { card_status: "CAN" });
    expect((await place()).status).toBe(200);
  });

  test("orders the same cards from the same seed", async () => {
    const first = await setupCards({ seed: "one" });
    const second = await setupCards({ seed: "one" });
    const form = { card_type: "VIRTUAL_SINGLE_USE" };
    const pan = async ({ activeCard, call }: typeof first) =>
      (await call("getCardPan", { path: { card_ref: await activeCard(form) } })).body.pan;
    expect(await pan(first)).toBe(await pan(second));
  });
});

describe("getOrderTracking", () => {
  test("answers a link a day after a plastic card was ordered, and none before", async () => {
    const { call, pass, place } = await setupCards();
    const id = (await place()).body.order_id;
    await pass(day - 1);
    expect(outcome(await call("getOrderTracking", { path: { id } }))).toEqual([404, 4040410]);
    await pass(1);
    const { body } = await call("getOrderTracking", { path: { id } });
    expect(body).toEqual({ tracking_link: "https://tracking.example.com/parcels/7001" });
  });

  test("has no link for a virtual card, ever", async () => {
    const { call, pass, place } = await setupCards();
    const id = (await place({ card_type: "VIRTUAL_MULTI_USE" })).body.order_id;
    await pass(30 * day);
    expect(outcome(await call("getOrderTracking", { path: { id } }))).toEqual([404, 4040410]);
  });

  test("refuses an order of another tenant and one nobody made with 4030410", async () => {
    const world = await setupCards();
    const { order_id } = (await world.place()).body;
    const other = await neighbour(world, publicKey);
    for (const id of [order_id, 1, Number.MAX_SAFE_INTEGER]) {
      expect(outcome(await other.call("getOrderTracking", { path: { id } }))).toEqual([403, 4030410]);
    }
  });

  test.each(["0", "-1", "x", "1.5"])("refuses the identifier %s with 4000310", async (id) => {
    const { call } = await setupCards();
    expect(outcome(await call("getOrderTracking", { path: { id } }))).toEqual([400, 4000310]);
  });
});
