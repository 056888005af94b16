import { describe, expect, test } from "vitest";
import { accountBin, cardBin, day, neighbour, owner, setupPayments } from "./payments.fixture.js";

/** Five refunds, a day apart: of the owner's two cards in turn, the last of a member's. */
async function setupRefunds() {
  const world = await setupPayments();
  const { invite, issue, pass, pay, refund, settle, act } = world;
  const member = await invite();
  await act("topUp", { income: "100", user_id: member.id });
  const [first, second, third] = [await issue(), await issue({ bin: cardBin }), await issue({ user_id: member.id })];
  for (const card_id of [first, second, first, second, third]) {
    const { id } = await pay(card_id, "10");
    await settle(id);
    await refund(id, { amount: "2.50" });
    await pass(day);
  }
  const ids = async (query: object) => (await world.list("listRefunds", { ...query })).map(({ id }) => id);
  return { ...world, cards: { first, second, third }, ids, member };
}

describe("listRefunds", () => {
  test("finds by each filter, all of them together", async () => {
    const { cards, ids, member } = await setupRefunds();
    expect(await ids({})).toEqual([1, 2, 3, 4, 5]);
    expect(await ids({ "ids[]": [2, 5, 77] })).toEqual([2, 5]);
    expect(await ids({ "bins[]": [cardBin] })).toEqual([2, 4]);
    expect(await ids({ "cards[]": [cards.first] })).toEqual([1, 3]);
    expect(await ids({ "users[]": [member.id] })).toEqual([5]);
    expect(await ids({ "teams[]": [1] })).toHaveLength(5);
    expect(await ids({ "teams[]": [9] })).toEqual([]);
    expect(await ids({ "dates[begin]": "2025-03-16", "dates[end]": "2025-03-17" })).toEqual([2, 3]);
    expect(await ids({ "bins[]": [accountBin], "users[]": [owner] })).toEqual([1, 3]);
  });

  test("leads through pages by cursor under the same filters, forth and back", async () => {
    const { call } = await setupRefunds();
    const page = async (cursor: string) =>
      (await call("listRefunds", { query: { per_page: 2, "users[]": [owner], cursor } })).body;
    const idsOf = ({ data }: { data: { id: number }[] }) => data.map(({ id }) => id);
    const first = await page("null");
    const second = await page(first.next_cursor);
    expect([idsOf(first), idsOf(second)]).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect([first.prev_cursor, second.next_cursor]).toEqual([null, null]);
    expect(idsOf(await page(second.prev_cursor))).toEqual([1, 2]);
    expect(first.per_page).toBe(2);
  });

  test("answers 50 a page, and none for 0", async () => {
    const { call } = await setupRefunds();
    expect((await call("listRefunds")).body).toMatchObject({ per_page: 50, prev_cursor: null, next_cursor: null });
    const none = { data: [], per_page: 0, prev_cursor: null, next_cursor: null };
    expect((await call("listRefunds", { query: { per_page: 0 } })).body).toMatchObject(none);
  });

  test("refuses what does not fit with 422", async () => {
    const { call } = await setupPayments();
    const query = { "dates[begin]": "x", "dates[end]": "y", cursor: "x" };
    expect((await call("listRefunds", { query })).errors).toEqual({
      "dates.begin": ["The dates.begin does not match the format Y-m-d H:i:s."],
      "dates.end": ["The dates.end does not match the format Y-m-d H:i:s."],
      cursor: ["The selected cursor is invalid."],
    });
  });

  test("shows a member the own ones, another company none", async () => {
    const world = await setupRefunds();
    const asMember = await world.callAs(world.member.id);
    expect((await asMember("listRefunds")).body.data.map(({ id }: { id: number }) => id)).toEqual([5]);
    expect((await (await neighbour(world)).call("listRefunds")).body.data).toEqual([]);
  });
});

describe("getRefund", () => {
  test("answers a refund in the time zone of the request", async () => {
    const { call, cards } = await setupRefunds();
    const { body } = await call("getRefund", { path: { refund_id: 2 }, query: { tz: "America/New_York" } });
    expect(body).toMatchObject({
      id: 2,
      amount: "2.50",
      currency: "USD",
      user: { id: owner, email: "owner@example.com", name: "Olga Owner", team: { id: 1, name: "Example team" } },
      card: { id: cards.second, title: "Ads", bin: cardBin },
      date: "2025-03-16 08:00:00",
    });
  });

  test("answers 404 for an unknown one and one of another company, 403 for one of others", async () => {
    const world = await setupRefunds();
    const statusFor = async (calls: typeof world.call, refund_id: number) =>
      (await calls("getRefund", { path: { refund_id } })).status;
    expect(await statusFor(world.call, 6)).toBe(404);
    expect(await statusFor((await neighbour(world)).call, 1)).toBe(404);
    const asMember = await world.callAs(world.member.id);
    expect([await statusFor(asMember, 5), await statusFor(asMember, 1)]).toEqual([200, 403]);
  });
});
