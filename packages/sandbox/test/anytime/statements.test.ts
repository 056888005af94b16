import { describe, expect, test } from "vitest";
import { setupAccounts } from "./accounts.fixture.js";

const day = 86_400;

describe("listAccountStatements", () => {
  test("answers every movement with the balance after it", async () => {
    const { call, readyAccount, transfer } = await setupAccounts();
    const { id } = await readyAccount({ money: "1500.75" });
    await transfer(id, { amount: "250" });
    const { body } = await call("listAccountStatements", { path: { id } });
    expect(body).toMatchObject({ acc_id: id, acc_type: "consumer", total_results: 2 });
    expect(body.filters).toEqual({ limit_start: 0, limit_number: 50 });
    expect(body.transactions).toEqual([
      {
        txid: "200001",
        description: "Transfer from outside",
        date: "2024-03-15 13:00:00",
        amount: 1500.75,
        type: "C",
        balance: 1500.75,
        currency: "EUR",
        iban: [],
        status: "S",
        executionDate: "2024-03-15 13:00:00",
        virtual_iban: null,
      },
      {
        txid: "200002",
        description: "Transfer to John Smith",
        date: "2024-03-15 13:00:00",
        amount: 250,
        type: "D",
        balance: 1250.75,
        currency: "EUR",
        iban: [{ iban: "NL91ABNA0417164300", swift: "ABNCNL2A", comment: "Supplier October" }],
        status: "P",
        executionDate: null,
        virtual_iban: null,
      },
    ]);
  });

  test("answers page after page without gaps or repetitions", async () => {
    const { call, openAccount, receive } = await setupAccounts();
    const id = await openAccount();
    for (let cents = 1; cents <= 7; cents++) await receive(id, `0.0${cents}`);
    const amounts: number[] = [];
    for (let limit_start = 0; limit_start < 9; limit_start += 3) {
      const { body } = await call("listAccountStatements", { path: { id }, query: { limit_start, limit_number: 3 } });
      expect(body).toMatchObject({ total_results: 7, filters: { limit_start, limit_number: 3 } });
      amounts.push(...body.transactions.map(({ amount }: { amount: number }) => amount));
    }
    expect(amounts).toEqual([0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07]);
  });

  test.each([
    { query: {}, days: [15, 16, 17] },
    { query: { date_start: "2024-03-16" }, days: [16, 17] },
    { query: { date_end: "2024-03-16" }, days: [15, 16] },
    { query: { date_start: "2024-03-16", date_end: "2024-03-16" }, days: [16] },
    { query: { date_start: "2024-03-18" }, days: [] },
    { query: { date_start: "2024-03-15", date_end: "2024-03-17", limit_start: 2 }, days: [17] },
  ])("takes the days of $query, both ends included", async ({ query, days }) => {
    const { call, openAccount, pass, receive } = await setupAccounts();
    const id = await openAccount();
    for (const amount of ["15", "16", "17"]) {
      await receive(id, amount);
      await pass(day);
    }
    const { body } = await call("listAccountStatements", { path: { id }, query });
    expect(body.transactions.map(({ amount }: { amount: number }) => amount)).toEqual(days);
    expect(body.filters).toEqual({ limit_start: 0, limit_number: 50, ...query });
    expect(body.total_results).toBe(days.length + (query.limit_start ?? 0));
  });

  test("counts a movement of French midnight to the new day", async () => {
    const { call, openAccount, pass, receive } = await setupAccounts();
    const id = await openAccount();
    await pass(11 * 3600);
    await receive(id, "1.00");
    const query = { date_start: "2024-03-16" };
    const { body } = await call("listAccountStatements", { path: { id }, query });
    expect(body.transactions).toMatchObject([{ date: "2024-03-16 00:00:00" }]);
  });

  test.each([
    { name: "reversed dates", query: { date_start: "2024-03-16", date_end: "2024-03-15" }, code: 4000050 },
    { name: "a day that is not in the calendar", query: { date_start: "2024-02-30" }, code: 4000210 },
    { name: "a day in another form", query: { date_end: "15/03/2024" }, code: 4000210 },
    { name: "a negative position", query: { limit_start: -1 }, code: 4000210 },
    { name: "an empty page", query: { limit_number: 0 }, code: 4000210 },
    { name: "a page that is no number", query: { limit_number: "all" }, code: 4000210 },
  ])("refuses $name with $code, here and for the IBAN", async ({ query, code }) => {
    const { call, openAccount } = await setupAccounts();
    const id = await openAccount();
    for (const operation of ["listAccountStatements", "listIbanStatements"]) {
      expect((await call(operation, { path: { id }, query })).code).toBe(code);
    }
  });
});

describe("listIbanStatements", () => {
  test("answers only the movements through an IBAN", async () => {
    const { act, call, readyAccount, transfer } = await setupAccounts();
    const { id, iban } = await readyAccount();
    await act("receiveMoney", { iban, amount: "20.00", sender_name: "Jane Roe", comment: "Invoice 42" });
    await transfer(id, { amount: "5" });
    const { body } = await call("listIbanStatements", { path: { id } });
    expect(body).toMatchObject({ total_results: 2, filters: { limit_start: 0, limit_number: 50 } });
    expect(body.transactions).toMatchObject([
      {
        description: "Transfer from Jane Roe",
        type: "C",
        amount: 20,
        balance: 1020,
        iban: [{ comment: "Invoice 42" }],
      },
      { description: "Transfer to John Smith", type: "D", amount: 5, balance: 1015, iban: [{ swift: "ABNCNL2A" }] },
    ]);
  });

  test("names the virtual IBAN that money came through", async () => {
    const { act, call, readyAccount } = await setupAccounts();
    const { id } = await readyAccount();
    const virtual = (await call("createVirtualIban", { path: { id }, form: { type: "C" } })).body.iban;
    await act("receiveMoney", { iban: virtual, amount: "20.00" });
    const { body } = await call("listIbanStatements", { path: { id } });
    expect(body.transactions).toMatchObject([{ amount: 20, virtual_iban: virtual }]);
  });
});

describe("getAccountStatement", () => {
  test("answers the movement as the list does", async () => {
    const { call, openAccount, receive, statements } = await setupAccounts();
    const id = await openAccount();
    await receive(id, "3.50", { sender_iban: "DE89370400440532013000", sender_name: "Jane Roe" });
    const [listed] = await statements(id);
    const { body } = await call("getAccountStatement", { path: { id, txid: listed.txid } });
    expect(body).toEqual(listed);
    expect(body).toMatchObject({ description: "Transfer from Jane Roe", iban: [{ iban: "DE89370400440532013000" }] });
  });

  test.each(["200002", "0", "-1", "0200001", "1e5", "abc", "9".repeat(40)])("finds no %s: 4040210", async (txid) => {
    const { call, openAccount, receive } = await setupAccounts();
    const id = await openAccount();
    await receive(id, "3.50");
    const refused = await call("getAccountStatement", { path: { id, txid } });
    expect([refused.status, refused.code]).toEqual([404, 4040210]);
  });

  test("finds no movement of another account", async () => {
    const { call, openAccount, receive } = await setupAccounts();
    const [id, other] = [await openAccount(), await openAccount()];
    await receive(other, "3.50");
    expect((await call("getAccountStatement", { path: { id, txid: "200001" } })).code).toBe(4040210);
  });
});
