import { describe, expect, test } from "vitest";
import { day, neighbour, ownAccount, owner, setupPayments, teamAccount } from "./payments.fixture.js";

const memberAccount = "acc_33333333-3333-4333-8333-000000000003";

/** A company with a member, and transfers from the owner's account. */
async function setupTransfers() {
  const world = await setupPayments({ money: "100.00" });
  const member = await world.invite();
  const send = (body: object = {}) =>
    world.call("createTransfer", {
      body: { from: "owner@example.com", to: "mark@example.com", amount: 25.5, currency: "USD", ...body },
    });
  return { ...world, member, send };
}

describe("createTransfer", () => {
  test("moves money at once and answers both ends", async () => {
    const { audit, available, callAs, member, send } = await setupTransfers();
    const { body, status } = await send({ comment: "Budget of March", tz: "America/New_York" });
    expect(status).toBe(201);
    const who = { id: owner, uuid: "11111111-1111-4111-8111-000000000002", name: "Olga Owner" };
    const sender = { ...who, email: "owner@example.com" };
    const { id, uuid, name, email } = member;
    expect(body).toEqual({
      id: 1,
      amount: "25.50",
      currency: "USD",
      responsible: { ...sender, role: { id: 2, name: "team_owner" } },
      from: { ...sender, account: { id: ownAccount, purpose_type: "common" } },
      to: { id, uuid, name, email, account: { id: memberAccount, purpose_type: "common" } },
      comment: "Budget of March",
      created_at: "2025-03-15 08:00:00",
      request_id: expect.any(String),
    });
    expect(await available()).toBe("74.50");
    expect((await (await callAs(id))("listBalances")).body.data[0].available).toBe("25.50");
    expect(await audit()).toEqual([]);
  });

  test("takes accounts by their identifier, and shows the owner of a team for its account", async () => {
    const { send } = await setupTransfers();
    const { body } = await send({ from: ownAccount.toUpperCase(), to: teamAccount });
    expect(body.to).toMatchObject({ id: owner, account: { id: teamAccount, purpose_type: "team" } });
    expect(body.comment).toBeNull();
    const back = await send({ from: teamAccount, to: "OWNER@example.com" });
    expect(back.status).toBe(201);
  });

  test.each([
    {
      name: "nothing at all",
      body: { from: undefined, to: undefined, amount: undefined },
      fields: ["from", "to", "amount"],
    },
    { name: "an unknown sender", body: { from: "nobody@example.com" }, fields: ["from"] },
    { name: "an unknown account", body: { from: "acc_x" }, fields: ["from"] },
    { name: "an unknown recipient", body: { to: "acc_x" }, fields: ["to"] },
    { name: "the same address twice", body: { to: "owner@example.com" }, fields: ["to"] },
    { name: "address and account of one user", body: { to: ownAccount }, fields: ["to"] },
    { name: "three decimals", body: { amount: 1.001 }, fields: ["amount"] },
    { name: "no amount above 0", body: { amount: 0 }, fields: ["amount"] },
    { name: "text for an amount", body: { amount: "1" }, fields: ["amount"] },
    { name: "an amount beyond all numbers", body: { amount: 1e21 }, fields: ["amount"] },
    { name: "a cent more than is there", body: { amount: 100.01 }, fields: ["amount"] },
    { name: "another currency", body: { currency: "EUR" }, fields: ["currency"] },
    { name: "a comment that is too long", body: { comment: "x".repeat(256) }, fields: ["comment"] },
    { name: "an unknown time zone", body: { tz: "Mars/Olympus" }, fields: ["tz"] },
    { name: "several things at once", body: { from: "x", amount: 1.001 }, fields: ["from", "amount"] },
  ])("refuses $name with 422", async ({ body, fields }) => {
    const { available, list, send } = await setupTransfers();
    const { errors, status } = await send(body);
    expect([status, Object.keys(errors ?? {}).sort()]).toEqual([422, [...fields].sort()]);
    expect([await available(), await list("listTransfers")]).toEqual(["100.00", []]);
  });

  test("says what the samples of the text say", async () => {
    const { call, send } = await setupTransfers();
    const { body } = await call("createTransfer", { body: { currency: "USD" } });
    expect(body).toMatchObject({
      message: "The given data was invalid.",
      errors: {
        from: ["The from field is required."],
        to: ["The to field is required."],
        amount: ["The amount field is required."],
      },
    });
    const same = await send({ to: "owner@example.com" });
    expect(same.errors).toEqual({ to: ["The to and from must be different."] });
  });

  test("takes money from own accounts and those of the team one owns, not from others", async () => {
    const { callAs, member, send } = await setupTransfers();
    await send();
    const asMember = await callAs(member.id);
    const order = { to: "owner@example.com", amount: 1, currency: "USD" };
    const statusOf = async (from: string) => (await asMember("createTransfer", { body: { ...order, from } })).status;
    expect(await statusOf("mark@example.com")).toBe(201);
    expect(await statusOf(teamAccount)).toBe(422);
    const fromOwner = await asMember("createTransfer", { body: { ...order, from: ownAccount, to: teamAccount } });
    expect(fromOwner.errors).toEqual({ from: ["The selected from is invalid."] });
  });

  test("never overdraws when many come at once", async () => {
    const { audit, available, send } = await setupTransfers();
    const sent = await Promise.all(Array.from({ length: 12 }, () => send({ amount: 15 })));
    expect(sent.filter(({ status }) => status === 201)).toHaveLength(6);
    expect([await available(), await audit()]).toEqual(["10.00", []]);
  });
});

describe("listTransfers", () => {
  test("finds by number, sender, recipient and date", async () => {
    const { list, member, pass, send } = await setupTransfers();
    await send();
    await pass(day);
    await send({ to: teamAccount });
    await send({ from: "mark@example.com", to: "owner@example.com", amount: 1 });
    const ids = async (query?: object) => (await list("listTransfers", { ...query })).map(({ id }) => id);
    expect(await ids()).toEqual([1, 2, 3]);
    expect(await ids({ "ids[]": [1, 3, 9] })).toEqual([1, 3]);
    expect(await ids({ "from[]": [owner] })).toEqual([1, 2]);
    expect(await ids({ "to[]": [member.id] })).toEqual([1]);
    expect(await ids({ "dates[begin]": "2025-03-16" })).toEqual([2, 3]);
    expect(await ids({ "dates[end]": "2025-03-15 23:59:59", "to[]": [owner] })).toEqual([]);
  });

  test("answers numbered pages", async () => {
    const { call, send } = await setupTransfers();
    for (let number = 0; number < 5; number++) await send({ amount: 1 });
    const { body } = await call("listTransfers", { query: { per_page: 2, page: 3 } });
    expect(body).toMatchObject({ total: 5, per_page: 2, current_page: 3, last_page: 3 });
    expect(body.data.map(({ id }: { id: number }) => id)).toEqual([5]);
  });

  test("refuses a sender that is no number with 422", async () => {
    const { call } = await setupTransfers();
    const { errors } = await call("listTransfers", { query: { "from[]": ["x"], "dates[begin]": "24.02.2025" } });
    expect(errors).toEqual({
      "from.0": ["The from.0 must be an integer."],
      "dates.begin": ["The dates.begin does not match the format Y-m-d H:i:s."],
    });
  });
});

describe("getTransfer", () => {
  test("answers a transfer in the time zone of the request", async () => {
    const { call, send } = await setupTransfers();
    const { request_id: _, ...made } = (await send()).body;
    const { body } = await call("getTransfer", { path: { transfer_id: 1 }, query: { tz: "Asia/Tokyo" } });
    expect(body).toMatchObject({ ...made, created_at: "2025-03-15 21:00:00" });
  });

  test("answers 404 for an unknown one and one of another company, 403 for one of others", async () => {
    const world = await setupTransfers();
    const { call, callAs, invite, send } = world;
    await send();
    const { id } = await invite("Nora Nosy");
    const statusFor = async (calls: typeof call, transfer_id: number | string) =>
      (await calls("getTransfer", { path: { transfer_id } })).status;
    expect(await statusFor(call, 2)).toBe(404);
    expect(await statusFor(call, "x")).toBe(404);
    expect(await statusFor((await neighbour(world)).call, 1)).toBe(404);
    const asStranger = await callAs(id);
    expect(await statusFor(asStranger, 1)).toBe(403);
    expect((await asStranger("listTransfers")).body.total).toBe(0);
  });
});
