import { describe, expect, test } from "vitest";
import { setup } from "./setup.js";

const owner = { email: "owner@example.com" };

describe("listAccounts", () => {
  test("lists the account of the user and that of the team, without money at first", async () => {
    const { call } = await setup();
    const { body, status } = await call("listAccounts", { query: owner });
    expect(status).toBe(200);
    const none = { balance: "0.00", reserved: "0.00", available: "0.00", currency: "usd" };
    expect(body.data).toEqual([
      { id: "acc_33333333-3333-4333-8333-000000000001", ...none, purpose_type: "common", team: null },
      {
        id: "acc_33333333-3333-4333-8333-000000000002",
        ...none,
        purpose_type: "team",
        team: { id: 1, name: "Example team", charges_for_payments: "team account" },
      },
    ]);
    expect(body).toMatchObject({ total: 2, per_page: 50, current_page: 1, last_page: 1 });
  });

  test("counts the balances of cards as reserved", async () => {
    const { act, call } = await setup();
    await act("fundAccount", { amount: "100.00" });
    await call("createCard", { body: { bin: "411111", title: "x", user_id: 2, transaction_limit: 1, balance: 30.5 } });
    const [account] = (await call("listAccounts", { query: owner })).body.data;
    expect(account).toMatchObject({ balance: "100.00", reserved: "30.50", available: "69.50" });
  });

  test("finds the user whatever the case of the address", async () => {
    const { call } = await setup();
    expect((await call("listAccounts", { query: { email: "OWNER@Example.com" } })).body.total).toBe(2);
  });

  test("answers one page at a time and nothing behind the last", async () => {
    const { call } = await setup();
    const second = (await call("listAccounts", { query: { ...owner, per_page: 1, page: 2 } })).body;
    expect(second).toMatchObject({ data: [{ purpose_type: "team" }], total: 2, current_page: 2, last_page: 2 });
    const third = (await call("listAccounts", { query: { ...owner, per_page: 1, page: 3 } })).body;
    expect(third).toMatchObject({ data: [], total: 2, current_page: 3, last_page: 2 });
  });

  test("answers no rows for a page of 0", async () => {
    const { call } = await setup();
    const { body } = await call("listAccounts", { query: { ...owner, per_page: 0 } });
    expect(body).toMatchObject({ data: [], total: 2, per_page: 0, current_page: 1, last_page: 1 });
  });

  test("leaves team accounts out where the company does not allow them", async () => {
    const { call } = await setup({ tenant: { teamAccounts: false } });
    expect((await call("listAccounts", { query: owner })).body.total).toBe(1);
  });

  test("lists the accounts of all teams a user owns", async () => {
    const { act, call } = await setup();
    await act("createTeam", { name: "Second team" });
    const names = (await call("listAccounts", { query: owner })).body.data.map(
      ({ team }: { team: { name: string } | null }) => team?.name,
    );
    expect(names).toEqual([undefined, "Example team", "Second team"]);
  });

  test("refuses an address nobody has, and one of a user the caller may not see, in the same words", async () => {
    const { call, callAs, invite } = await setup();
    const errors = { email: ["The selected email is invalid."] };
    expect((await call("listAccounts", { query: { email: "nobody@example.com" } })).errors).toEqual(errors);
    const member = await callAs((await invite()).id);
    expect((await member("listAccounts", { query: owner })).errors).toEqual(errors);
    expect((await member("listAccounts", { query: { email: "mark@example.com" } })).status).toBe(200);
  });
});

describe("listBalances", () => {
  test("adds up what is on the account and on its cards", async () => {
    const { act, call } = await setup();
    await act("fundAccount", { amount: "1000.00" });
    await call("createCard", { body: { bin: "411111", title: "x", user_id: 2, transaction_limit: 1, balance: 200 } });
    expect((await call("listBalances")).body.data).toEqual([
      { total: "1000.00", reserved: "200.00", available: "800.00", currency: "USD" },
    ]);
  });

  test("answers the money of the caller alone", async () => {
    const { act, call, callAs, invite } = await setup();
    await act("fundAccount", { amount: "5.00" });
    const member = await callAs((await invite()).id);
    expect((await member("listBalances")).body.data[0].total).toBe("0.00");
    expect((await call("listBalances")).body.data[0].total).toBe("5.00");
  });
});

describe("fundAccount", () => {
  test.each([
    { input: { email: "MARK@example.com" }, id: "acc_33333333-3333-4333-8333-000000000003" },
    { input: { team_id: 1 }, id: "acc_33333333-3333-4333-8333-000000000002" },
    { input: { account: "acc_33333333-3333-4333-8333-000000000003" }, id: "acc_33333333-3333-4333-8333-000000000003" },
    { input: {}, id: "acc_33333333-3333-4333-8333-000000000001" },
  ])("finds the account of $input", async ({ input, id }) => {
    const { act, control, invite, tenant } = await setup();
    await invite();
    expect(await act("fundAccount", { ...input, amount: "1.25" })).toEqual({ account: id, available: "1.25" });
    expect(await control.audit(tenant.id)).toEqual([]);
  });

  test.each([
    { input: { amount: "0" }, code: 422 },
    { input: { amount: "1.001" }, code: 422 },
    { input: { amount: "-1" }, code: 422 },
    { input: { amount: "1", email: "nobody@example.com" }, code: 404 },
  ])("refuses $input", async ({ input, code }) => {
    const { act } = await setup();
    await expect(act("fundAccount", input)).rejects.toMatchObject({ code: "ERR_REFUSED", refusal: code });
  });
});
