import { describe, expect, test } from "vitest";
import { day, listed, neighbour, owner, setupPayments, teamAccount } from "./payments.fixture.js";

const methods = listed("TopUpMethod");
const refused = (refusal: number) => ({ code: "ERR_REFUSED", refusal });

describe("topUp", () => {
  test("brings what is left after the commission to the account", async () => {
    const { act, audit, available, list } = await setupPayments({ money: "0" });
    await act("topUp", { income: "1000.00", commission: "10.01", method: "marketcall" });
    expect(await available()).toBe("989.99");
    expect(await list("listTopUps")).toEqual([
      {
        id: 1,
        amount: "989.99",
        income: "1000.00",
        commission: "10.01",
        currency: "USD",
        state: { value: 2, label: "Committed" },
        user: {
          id: owner,
          uuid: "11111111-1111-4111-8111-000000000002",
          name: "Olga Owner",
          email: "owner@example.com",
          team: { id: 1, name: "Example team" },
        },
        method: "marketcall",
        date: "2025-03-15 12:00:00",
      },
    ]);
    expect(await audit()).toEqual([]);
  });

  test.each([
    { state: 1, label: "Pending" },
    { state: 3, label: "Processing Error" },
    { state: 4, label: "Expired" },
    { state: 5, label: "Reverted" },
  ])("brings nothing in state $state, $label", async ({ label, state }) => {
    const { act, available, list } = await setupPayments({ money: "0" });
    await act("topUp", { income: "1", state });
    expect(await available()).toBe("0.00");
    expect((await list("listTopUps"))[0].state).toEqual({ value: state, label });
  });

  test("goes to the account of a team or of another user", async () => {
    const { act, call, callAs, invite, list } = await setupPayments({ money: "0" });
    const { id } = await invite();
    await act("topUp", { income: "7", account: teamAccount });
    await act("topUp", { income: "8", user_id: id });
    expect((await list("listTopUps")).map(({ user }) => user.id)).toEqual([owner, id]);
    expect((await (await callAs(id))("listBalances")).body.data[0].available).toBe("8.00");
    const accounts = (await call("listAccounts", { query: { email: "owner@example.com" } })).body.data;
    expect(accounts.map(({ available }: { available: string }) => available)).toEqual(["0.00", "7.00"]);
  });

  test.each([
    { name: "no income", input: { income: "0" } },
    { name: "three decimals", input: { income: "1.001" } },
    { name: "a commission as large as the income", input: { income: "1", commission: "1" } },
    { name: "a commission below 0", input: { income: "1", commission: "-1" } },
  ])("refuses $name with 422, an unknown receiver with 404", async ({ input }) => {
    const { act } = await setupPayments({ money: "0" });
    await expect(act("topUp", input)).rejects.toMatchObject(refused(422));
    await expect(act("topUp", { income: "1", user_id: 99 })).rejects.toMatchObject(refused(404));
  });
});

describe("changeTopUpState", () => {
  test("commits a pending top-up, and reverts it even below zero", async () => {
    const { act, audit, available, call } = await setupPayments({ money: "0" });
    await act("topUp", { income: "50", commission: "5", state: 1 });
    await act("changeTopUpState", { top_up_id: 1, state: 2 });
    expect(await available()).toBe("45.00");
    const order = { from: "owner@example.com", to: teamAccount, amount: 40, currency: "USD" };
    await call("createTransfer", { body: order });
    await act("changeTopUpState", { top_up_id: 1, state: 5 });
    expect(await available()).toBe("-40.00");
    await act("topUp", { income: "30" });
    expect(await available()).toBe("-10.00");
    await call("createTransfer", { body: { ...order, from: teamAccount, to: "owner@example.com" } });
    expect([await available(), await audit()]).toEqual(["30.00", []]);
  });

  test.each([
    { from: 1, to: 5 },
    { from: 2, to: 1 },
    { from: 3, to: 2 },
    { from: 4, to: 2 },
    { from: 5, to: 2 },
  ])("refuses to go from $from to $to with 422", async ({ from, to }) => {
    const { act } = await setupPayments({ money: "0" });
    await act("topUp", { income: "50", state: from });
    await expect(act("changeTopUpState", { top_up_id: 1, state: to })).rejects.toMatchObject(refused(422));
    await expect(act("changeTopUpState", { top_up_id: 2, state: to })).rejects.toMatchObject(refused(404));
  });
});

describe("listTopUps", () => {
  /** One top-up of each way, a day apart, states in turn; the third is a member's. */
  async function setupTopUps() {
    const world = await setupPayments({ money: "0" });
    const member = await world.invite();
    for (const [index, method] of methods.entries()) {
      await world.act("topUp", {
        income: "1",
        method,
        state: (index % 5) + 1,
        ...(index === 2 ? { user_id: member.id } : {}),
      });
      await world.pass(day);
    }
    const ids = async (query: object) => (await world.list("listTopUps", { ...query })).map(({ id }) => id);
    return { ...world, ids, member };
  }

  test("finds each way", async () => {
    const { ids } = await setupTopUps();
    for (const [index, method] of methods.entries()) expect(await ids({ "methods[]": [method] })).toEqual([index + 1]);
  });

  test("finds by number, state, user, team and date, all of them together", async () => {
    const { ids, member } = await setupTopUps();
    expect(await ids({ "ids[]": [2, 5, 77] })).toEqual([2, 5]);
    expect(await ids({ "states[]": [1, 5] })).toEqual([1, 5, 6, 10]);
    expect(await ids({ "users[]": [member.id] })).toEqual([3]);
    expect(await ids({ "teams[]": [1] })).toHaveLength(10);
    expect(await ids({ "teams[]": [2] })).toEqual([]);
    expect(await ids({ "dates[begin]": "2025-03-17", "dates[end]": "2025-03-18" })).toEqual([3, 4]);
    expect(await ids({ "states[]": [1], "methods[]": ["usdt_trc"] })).toEqual([6]);
  });

  test("leads through pages by cursor, forth and back, each row once", async () => {
    const { call } = await setupTopUps();
    const page = async (cursor: string) =>
      (await call("listTopUps", { query: { per_page: 4, cursor, "users[]": [owner] } })).body;
    const first = await page("null");
    const second = await page(first.next_cursor);
    const third = await page(second.next_cursor);
    const idsOf = ({ data }: { data: { id: number }[] }) => data.map(({ id }) => id);
    expect([first, second, third].map(idsOf)).toEqual([[1, 2, 4, 5], [6, 7, 8, 9], [10]]);
    expect([first.prev_cursor, third.next_cursor]).toEqual([null, null]);
    expect(idsOf(await page(third.prev_cursor))).toEqual([6, 7, 8, 9]);
    expect((await page(second.prev_cursor)).prev_cursor).toBeNull();
  });

  test("refuses what the sample of the text refuses, and a cursor of another list", async () => {
    const { call } = await setupPayments({ money: "0" });
    const query = { "dates[begin]": "x", "dates[end]": "y", "methods[]": ["cash"], "states[]": ["x"] };
    expect((await call("listTopUps", { query })).errors).toEqual({
      "dates.begin": ["The dates.begin does not match the format Y-m-d H:i:s."],
      "dates.end": ["The dates.end does not match the format Y-m-d H:i:s."],
      "methods.0": ["The selected methods.0 is invalid."],
      "states.0": ["The states.0 field is not a valid enum."],
    });
    const cursor = Buffer.from('{"refunds.id":1,"_pointsToNextItems":true}').toString("base64url");
    expect((await call("listTopUps", { query: { cursor } })).errors).toEqual({
      cursor: ["The selected cursor is invalid."],
    });
  });

  test("shows a member the own ones, an owner those of the team, a stranger none", async () => {
    const world = await setupTopUps();
    const { callAs, ids, member } = world;
    expect(await ids({})).toHaveLength(10);
    expect((await (await callAs(member.id))("listTopUps")).body.data.map(({ id }: { id: number }) => id)).toEqual([3]);
    expect((await (await neighbour(world)).call("listTopUps")).body.data).toEqual([]);
  });
});
