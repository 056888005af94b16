import { describe, expect, test } from "vitest";
import { type CardWorld, day, outcome, setupCards } from "./cards.fixture.js";

const start = { amount: "100" };

/** Loads a card with these amounts, one after the other, and settles them. */
async function fill({ load, settle }: CardWorld, card_ref: string, ...amounts: string[]): Promise<void> {
  for (const amount of amounts) expect(outcome(await load(card_ref, amount))).toEqual([200, undefined]);
  await settle();
}

describe("setCardLimits", () => {
  test("answers every limit, and keeps what it is not told to change", async () => {
    const { act } = await setupCards();
    const first = await act("setCardLimits", { max_load: 3_000 });
    expect(first).toEqual({
      min_load: 1,
      max_load: 3_000,
      max_balance: 10_000,
      max_loads_per_day: 5_000,
      max_loads_per_4_days: 10_000,
      max_loads_per_week: 15_000,
      max_loads_per_month: 25_000,
      max_loads_per_year: 100_000,
      max_number_of_loads_per_day: 20,
      max_number_of_cards: 10,
    });
    const second = await act("setCardLimits", { min_load: 0, max_load: null });
    expect(second).toMatchObject({ min_load: 0, max_load: 3_000 });
  });

  test.each([{ max_load: -1 }, { max_load: 1.5 }, { max_load: "10" }, { max_lode: 1 }])("refuses %o", async (input) => {
    const { act } = await setupCards();
    await expect(act("setCardLimits", input)).rejects.toMatchObject({ code: "ERR_INPUT" });
  });

  test("holds for the tenant alone", async () => {
    const { act, control, tenant, sandbox } = await setupCards();
    await act("setCardLimits", { max_load: 1 });
    const other = await sandbox.control.tenants.create({ api: "anytime" });
    expect(await control.act(other.id, "setCardLimits")).toMatchObject({ max_load: 2_500 });
    expect(await control.act(tenant.id, "setCardLimits")).toMatchObject({ max_load: 1 });
  });

  test("changes how many cards an account may have", async () => {
    const { act, place } = await setupCards();
    await act("setCardLimits", { max_number_of_cards: 1 });
    expect((await place()).status).toBe(200);
    expect(outcome(await place())).toEqual([429, 4290330]);
  });

  test("changes the smallest and the greatest load", async () => {
    const { act, activeCard, load } = await setupCards();
    const card_ref = await activeCard();
    await act("setCardLimits", { min_load: 5, max_load: 6 });
    expect(outcome(await load(card_ref, "4.99"))).toEqual([403, 4030330]);
    expect(outcome(await load(card_ref, "6.01"))).toEqual([403, 4030331]);
    expect((await load(card_ref, "6")).status).toBe(200);
  });
});

describe("limits of loads", () => {
  test("refuse a balance above 10,000.00 with 4020321, loads on the way included", async () => {
    const world = await setupCards();
    await world.act("setCardLimits", { max_loads_per_day: 100_000, max_loads_per_4_days: 100_000 });
    const card_ref = await world.activeCard({ amount: "2500" });
    await fill(world, card_ref, "2500", "2500");
    expect((await world.load(card_ref, "2499.99")).status).toBe(200);
    expect(outcome(await world.load(card_ref, "1"))).toEqual([402, 4020321]);
    await world.unload(card_ref, "1");
    expect((await world.load(card_ref, "1")).status).toBe(200);
  });

  test.each([
    { name: "24 hours", span: day, limit: "max_loads_per_day", code: 4290310 },
    { name: "4 days", span: 4 * day, limit: "max_loads_per_4_days", code: 4290313 },
    { name: "7 days", span: 7 * day, limit: "max_loads_per_week", code: 4290314 },
    { name: "30 days", span: 30 * day, limit: "max_loads_per_month", code: 4290311 },
    { name: "365 days", span: 365 * day, limit: "max_loads_per_year", code: 4290312 },
  ])("$name: refuse with $code until the first load is older than that", async ({ span, limit, code }) => {
    const { act, activeCard, load, pass } = await setupCards();
    await act("setCardLimits", { [limit]: 150 });
    const card_ref = await activeCard(start);
    expect((await load(card_ref, "50")).status).toBe(200);
    expect(outcome(await load(card_ref, "1"))).toEqual([429, code]);
    await pass(span - 1);
    expect(outcome(await load(card_ref, "1"))).toEqual([429, code]);
    await pass(1);
    expect((await load(card_ref, "150")).status).toBe(200);
  });

  test("stand at 5,000 a day, 10,000 in four, 15,000 in seven, 25,000 in thirty and 100,000 in 365", async () => {
    const world = await setupCards();
    await world.act("receiveMoney", { acc_id: world.acc_id, amount: "900000" });
    await world.act("setCardLimits", { max_balance: 1_000_000 });
    const card_ref = await world.activeCard({ amount: "2500", expiry_date: "2029-03-15" });
    const refusals: (number | undefined)[] = [];
    let hours = 0;
    // 2,500.00 as often as it is let, else a day's wait: the limits bite one after the other.
    for (let loaded = 2_500; loaded < 100_000; ) {
      const { code, status } = await world.load(card_ref, "2500");
      if (status === 200) loaded += 2_500;
      else {
        if (!refusals.includes(code)) refusals.push(code);
        await world.pass(day);
        hours += 24;
      }
    }
    expect(refusals).toEqual([4290310, 4290313, 4290314, 4290311]);
    expect(hours / 24).toBeLessThan(365);
    await world.pass(30 * day);
    expect(outcome(await world.load(card_ref, "1"))).toEqual([429, 4290312]);
  });

  test("name the shortest window when several are full", async () => {
    const { act, activeCard, load } = await setupCards();
    await act("setCardLimits", { max_loads_per_week: 100, max_loads_per_4_days: 100, max_loads_per_year: 100 });
    expect(outcome(await load(await activeCard(start), "1"))).toEqual([429, 4290313]);
  });

  test("refuse the twenty-first load in 24 hours with 4290320", async () => {
    const { activeCard, load, pass } = await setupCards();
    const card_ref = await activeCard();
    for (let number = 2; number <= 20; number++) expect((await load(card_ref, "1")).status).toBe(200);
    expect(outcome(await load(card_ref, "1"))).toEqual([429, 4290320]);
    await pass(day);
    expect((await load(card_ref, "1")).status).toBe(200);
  });
});
