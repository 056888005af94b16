import { describe, expect, test } from "vitest";
import { accountBin, cardBin, day, neighbour, owner, setupPayments } from "./payments.fixture.js";

const ids = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

describe("getPayment", () => {
  test("answers everything about a payment, in the time zone of the request", async () => {
    const { call, issue, pay } = await setupPayments();
    const card = await call("getCard", { path: { card_id: await issue({ title: "Spring campaign" }) } });
    const merchant = { name: "Example Shop", mcc: "5399", descriptor: "EXAMPLE*SHOP 42", country: "DE" };
    await pay(card.body.id, "20.50", { merchant, fees: [{ type: "international", amount: "0.41" }] });
    const { body } = await call("getPayment", { path: { payment_id: 1 }, query: { tz: "Europe/Kyiv" } });
    expect(body).toEqual({
      id: 1,
      amount: "20.50",
      currency: "USD",
      merchant: { id: 1, ...merchant, country: { id: 1, code: "DE" } },
      state: { value: 3, label: "PENDING" },
      is_micro: false,
      decline: null,
      user: { id: owner, email: "owner@example.com", name: "Olga Owner", team: { id: 1, name: "Example team" } },
      card: { id: card.body.id, title: "Spring campaign", last_four: card.body.last_four, bin: accountBin },
      fees: [{ type: "international", amount: "0.41", currency: "USD" }],
      date: "2025-03-15 14:00:00",
      date_received: "2025-03-15 14:00:00",
      date_final_state: null,
      request_id: expect.any(String),
    });
  });

  test("answers 404 for an unknown one and one of another company, 403 for one of others", async () => {
    const world = await setupPayments();
    await world.pay(await world.issue(), "1");
    const statusFor = async (calls: typeof world.call, payment_id: number | string) =>
      (await calls("getPayment", { path: { payment_id } })).status;
    expect(await statusFor(world.call, 2)).toBe(404);
    expect(await statusFor(world.call, "x")).toBe(404);
    expect(await statusFor((await neighbour(world)).call, 1)).toBe(404);
    expect(await statusFor(await world.callAs((await world.invite()).id), 1)).toBe(403);
  });
});

describe("listPayments", () => {
  /** Payments of two holders on three cards, with all states, merchants and reasons; a tag on the second card. */
  async function setupMany() {
    const world = await setupPayments();
    const { act, call, invite, issue, pay, settle, update } = world;
    const member = await invite("Mark Member", { team_id: 1 });
    await act("topUp", { income: "100", user_id: member.id });
    const [{ uuid }] = (await call("listTags")).body.data;
    const first = await issue();
    const second = await issue({ bin: cardBin, tags: [uuid] });
    const third = await issue({ user_id: member.id });
    const german = { name: "Laden", mcc: "5411", country: "DE" };
    await settle((await pay(first, "1")).id);
    await act("reversePayment", { payment_id: (await pay(second, "2", { merchant: german })).id });
    await pay(third, "3");
    await pay(first, "4", { decline: "network-error" });
    await pay(second, "5", { decline: "fraud_suspicion", merchant: german });
    const limits = { micro_payments_limit: 9, micro_payments_limit_sum: 9 };
    await update(first, { state: 4, micro_payments_enabled: true, ...limits });
    await pay(first, "6");
    return { ...world, cards: { first, second, third }, member, tag: uuid };
  }

  test("finds by each filter", async () => {
    const { cards, member, payments, tag } = await setupMany();
    const found = async (query: object) => ids(await payments({ ...query }));
    expect(await found({})).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await found({ "ids[]": [2, 3, 77] })).toEqual([2, 3]);
    expect(await found({ "bins[]": [cardBin] })).toEqual([2, 5]);
    expect(await found({ "cards[]": [cards.first, cards.third] })).toEqual([1, 3, 4, 6]);
    expect(await found({ "countries[]": [2] })).toEqual([2, 5]);
    expect(await found({ "merchants[]": [1] })).toEqual([1, 3, 4, 6]);
    expect(await found({ "declines[]": ["fraud_suspicion", "card-paused"] })).toEqual([5]);
    expect(await found({ "states[]": [1] })).toEqual([1]);
    expect(await found({ "states[]": [2, 3] })).toEqual([2, 3, 6]);
    expect(await found({ "users[]": [member.id] })).toEqual([3]);
    expect(await found({ "teams[]": [1] })).toHaveLength(6);
    expect(await found({ "teams[]": [9] })).toEqual([]);
    expect(await found({ "tags[]": [tag] })).toEqual([2, 5]);
    expect(await found({ micro: "only" })).toEqual([6]);
    expect(await found({ micro: "exclude" })).toEqual([1, 2, 3, 4, 5]);
    expect(await found({ micro: "include" })).toHaveLength(6);
  });

  test("wants all filters to match", async () => {
    const { cards, payments } = await setupMany();
    expect(ids(await payments({ "cards[]": [cards.first], "states[]": [4] }))).toEqual([4]);
    expect(await payments({ "bins[]": [cardBin], micro: "only" })).toEqual([]);
  });

  test("answers numbered pages that do not overlap, and nothing behind the last", async () => {
    const { call } = await setupMany();
    const page = async (number: number) => (await call("listPayments", { query: { per_page: 4, page: number } })).body;
    const pages = [await page(1), await page(2), await page(3)];
    expect(pages.map(({ data }) => ids(data))).toEqual([[1, 2, 3, 4], [5, 6], []]);
    expect(pages[1]).toMatchObject({ total: 6, per_page: 4, current_page: 2, last_page: 2 });
    const none = (await call("listPayments", { query: { per_page: 0 } })).body;
    expect(none).toMatchObject({ data: [], total: 6, per_page: 0, last_page: 1 });
  });

  test("looks 30 days back without dates, and further with them", async () => {
    const { issue, pass, pay, payments } = await setupPayments();
    const card_id = await issue();
    await pay(card_id, "1");
    await pass(30 * day);
    await pay(card_id, "2");
    expect(ids(await payments())).toEqual([1, 2]);
    await pass(1);
    expect(ids(await payments())).toEqual([2]);
    expect(ids(await payments({ "dates[begin]": "2025-03-15" }))).toEqual([1, 2]);
    expect(ids(await payments({ "dates[end]": "2025-03-15" }))).toEqual([1]);
  });

  test("reads dates in the time zone of the request", async () => {
    const { issue, pay, payments } = await setupPayments();
    await pay(await issue(), "1");
    const noon = { "dates[begin]": "2025-03-15 12:00:00", "dates[end]": "2025-03-15 12:00:00" };
    expect(ids(await payments(noon))).toEqual([1]);
    expect(ids(await payments({ ...noon, tz: "Europe/Kyiv" }))).toEqual([]);
    expect(ids(await payments({ "dates[begin]": "2025-03-16", tz: "Pacific/Auckland" }))).toEqual([1]);
  });

  test("leaves fees for issuing cards out on order", async () => {
    const { issue, payments } = await setupPayments({ tenant: { issuingFee: "2.00" } });
    await issue();
    expect(await payments()).toMatchObject([
      { amount: "2.00", state: { label: "SETTLED" }, merchant: { name: "Brocard" } },
    ]);
    expect(await payments({ internal: 1 })).toHaveLength(1);
    expect(await payments({ internal: 0 })).toEqual([]);
  });

  test("shows a member the own ones, another company none", async () => {
    const world = await setupMany();
    const asMember = await world.callAs(world.member.id);
    expect(ids((await asMember("listPayments")).body.data)).toEqual([3]);
    expect((await (await neighbour(world)).call("listPayments")).body).toMatchObject({ data: [], total: 0 });
  });

  test("refuses what does not fit with 422, all at once", async () => {
    const { call } = await setupPayments();
    const query = {
      "dates[begin]": "24.02.2025",
      "states[]": ["SETTLED"],
      "declines[]": ["card-lost"],
      "tags[]": ["x"],
      micro: "yes",
      internal: 2,
      per_page: 1001,
      cards: 1,
    };
    expect((await call("listPayments", { query })).errors).toEqual({
      "dates.begin": ["The dates.begin does not match the format Y-m-d H:i:s."],
      "states.0": ["The states.0 field is not a valid enum."],
      "declines.0": ["The selected declines.0 is invalid."],
      "tags.0": ["The tags.0 must be a valid UUID."],
      micro: ["The selected micro is invalid."],
      internal: ["The internal field must be true or false."],
      per_page: ["The per_page must not be greater than 1000."],
      cards: ["The cards must be an array."],
    });
  });
});
