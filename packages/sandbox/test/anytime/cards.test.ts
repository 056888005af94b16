import { describe, expect, test } from "vitest";
import { neighbour, outcome, setupCards } from "./cards.fixture.js";
import { publicKey } from "./setup.js";

const unknown = "ANY9999999999";

describe("listAccountCards", () => {
  test("lists cards in the order of their orders, switches as integers", async () => {
    const { acc_id, activeCard, call, place, update } = await setupCards();
    const first = await activeCard();
    await update(first, { card_atm: 0 });
    await place({ card_type: "VIRTUAL_MULTI_USE", amount: "20" });
    const { body } = await call("listAccountCards", { path: { id: acc_id } });
    expect(body).toMatchObject({ filters: { limit_start: 0, limit_number: 50 }, acc_id, total_results: 2 });
    expect(body.cards).toMatchObject([
      { card_ref: first, status: "ACT", balance: 50, atm: 0, pos: 1 },
      { card_ref: "ANY0000000001", card_type: "VIRTUAL_MULTI_USE", status: "ACT", balance: 20, atm: 0, pos: 1 },
    ]);
  });

  test("cuts a page and counts all", async () => {
    const { acc_id, call, place } = await setupCards();
    for (let number = 0; number < 3; number++) await place();
    const query = { limit_start: 1, limit_number: 1 };
    const { body } = await call("listAccountCards", { path: { id: acc_id }, query });
    expect([body.filters, body.total_results]).toEqual([query, 3]);
    expect(body.cards).toMatchObject([{ card_ref: "ANY0000000001" }]);
  });

  test("shows cards of the account alone", async () => {
    const { call, openAccount, place } = await setupCards();
    await place();
    const { body } = await call("listAccountCards", { path: { id: await openAccount() } });
    expect([body.total_results, body.cards]).toEqual([0, []]);
  });

  test("refuses an account the tenant does not have with 4030210, a malformed limit with 4000210", async () => {
    const world = await setupCards();
    const other = await neighbour(world, publicKey);
    const path = { id: world.acc_id };
    expect(outcome(await other.call("listAccountCards", { path }))).toEqual([403, 4030210]);
    for (const query of [{ limit_number: 0 }, { limit_start: -1 }, { limit_number: "x" }]) {
      expect(outcome(await world.call("listAccountCards", { path, query }))).toEqual([400, 4000210]);
    }
  });
});

describe("getCard", () => {
  test("refuses a card of another tenant and one nobody ordered with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const other = await neighbour(world, publicKey);
    expect(outcome(await other.call("getCard", { path: { card_ref } }))).toEqual([403, 4030310]);
    expect(outcome(await world.call("getCard", { path: { card_ref: unknown } }))).toEqual([403, 4030310]);
  });

  test.each(["ANY1", "any0000000000", "XXX0000000000", "ANY00000000000"])(
    "refuses the reference %s with 4000310",
    async (card_ref) => {
      const { call } = await setupCards();
      expect(outcome(await call("getCard", { path: { card_ref } }))).toEqual([400, 4000310]);
    },
  );

  test("counts whole months of validity", async () => {
    const { card, place } = await setupCards();
    const months = async (expiry_date: string) =>
      (await card((await place({ expiry_date })).body.card_ref)).validity_month;
    expect(await months("2025-03-15")).toBe(12);
    expect(await months("2025-03-14")).toBe(11);
    expect(await months("2024-03-16")).toBe(0);
  });
});

describe("updateCard", () => {
  test("activates a card and keeps the day", async () => {
    const { card, pass, place, update } = await setupCards();
    const { card_ref } = (await place()).body;
    const { body } = await update(card_ref, { card_status: "ACT" });
    expect(body).toEqual({ card_ref, status: "ACT", pos: 1, atm: 1, renew: 0 });
    await pass(86_400_000);
    await update(card_ref, { card_status: "BLO" });
    await update(card_ref, { card_status: "ACT" });
    expect(await card(card_ref)).toMatchObject({ status: "ACT", activation_date: "2024-03-15" });
  });

  test("changes switches and renewal, and leaves the rest", async () => {
    const { activeCard, card, update } = await setupCards();
    const card_ref = await activeCard();
    expect((await update(card_ref, { card_pos: 0 })).body).toMatchObject({ status: "ACT", pos: 0, atm: 1, renew: 0 });
    expect((await update(card_ref, { card_renew: 1 })).body).toMatchObject({ status: "ACT", pos: 0, atm: 1, renew: 1 });
    expect((await update(card_ref, { card_status: "BLO" })).body).toMatchObject({
      status: "BLO",
      pos: 0,
      atm: 1,
      renew: 1,
    });
    expect(await card(card_ref)).toMatchObject({ status: "BLO", pos: false, atm: true });
  });

  test("takes a change of nothing", async () => {
    const { activeCard, update } = await setupCards();
    expect(outcome(await update(await activeCard(), {}))).toEqual([200, undefined]);
  });

  test.each(["STO", "LOS", "DAM"])(
    "takes a %s card back to no use with 4030365, and cancels it",
    async (card_status) => {
      const { activeCard, update } = await setupCards();
      const card_ref = await activeCard();
      expect((await update(card_ref, { card_status })).body.status).toBe(card_status);
      expect(outcome(await update(card_ref, { card_status: "ACT" }))).toEqual([403, 4030365]);
      expect(outcome(await update(card_ref, { card_pos: 0 }))).toEqual([403, 4030350]);
      expect((await update(card_ref, { card_status: "CAN" })).status).toBe(200);
      expect(outcome(await update(card_ref, { card_status: "ACT" }))).toEqual([403, 4030350]);
    },
  );

  test.each([{ card_status: "BLO" }, { card_status: "CAN" }, { card_pos: 0 }, { card_renew: 1 }])(
    "refuses %o on a card that waits for its activation with 4030320",
    async (form) => {
      const { place, update } = await setupCards();
      expect(outcome(await update((await place()).body.card_ref, form))).toEqual([403, 4030320]);
    },
  );

  test("activates and sets switches in one change", async () => {
    const { place, update } = await setupCards();
    const { body } = await update((await place()).body.card_ref, { card_status: "ACT", card_atm: 0 });
    expect(body).toMatchObject({ status: "ACT", atm: 0 });
  });

  test("refuses to renew a card whose holder has no name with 4030390", async () => {
    const { activeCard, openAccount, update } = await setupCards();
    const acc_id = await openAccount({ user_first_name: " ", user_last_name: " " });
    const card_ref = await activeCard({ acc_id });
    expect(outcome(await update(card_ref, { card_renew: 1 }))).toEqual([403, 4030390]);
    expect((await update(card_ref, { card_renew: 0 })).status).toBe(200);
  });

  test.each([{ card_status: "act" }, { card_pos: 2 }, { card_atm: "true" }, { status: "ACT" }])(
    "refuses %o with 4000310",
    async (form) => {
      const { activeCard, update } = await setupCards();
      expect(outcome(await update(await activeCard(), form))).toEqual([400, 4000310]);
    },
  );

  test("refuses a card of another tenant with 4030310", async () => {
    const world = await setupCards();
    const card_ref = await world.activeCard();
    const other = await neighbour(world, publicKey);
    const answer = await other.call("updateCard", { path: { card_ref }, form: { card_status: "BLO" } });
    expect(outcome(answer)).toEqual([403, 4030310]);
    expect((await world.card(card_ref)).status).toBe("ACT");
  });
});
