import { describe, expect, test } from "vitest";
import { setupAccounts } from "./accounts.fixture.js";

const executed = {
  internal_id: 50_000,
  sender_account_id: 1001,
  sender_account_type: "consumer",
  creation_date: "2024-03-15T13:00:00+01:00",
  request_date: "2024-03-15",
  execution_date: "2024-03-15",
  execution_reference: "123456789123",
  transaction_type: "ct",
  beneficiary_name: "John Smith",
  beneficiary_iban: "NL91ABNA0417164300",
  beneficiary_swift_code: "ABNCNL2A",
  reason: "Invoice 2020-117",
  status: "Executed",
  amount: "155.00",
  currency: "EUR",
};

async function sent(changes = {}) {
  const world = await setupAccounts();
  const { id, iban } = await world.readyAccount();
  await world.transfer(id, changes);
  const status = async () => (await world.transfersOf(id))[0].status;
  return { ...world, id, iban, status };
}

describe("a credit transfer", () => {
  test("is to execute, in progress after a minute and executed after an hour", async () => {
    const { audit, balance, id, pass, status, transfersOf } = await sent();
    expect(await status()).toBe("To execute");
    await pass(59);
    expect(await status()).toBe("To execute");
    await pass(1);
    expect(await status()).toBe("In progress");
    await pass(3539);
    expect(await status()).toBe("In progress");
    await pass(1);
    const [{ execution_date, execution_reference }] = await transfersOf(id);
    expect([execution_date, execution_reference]).toEqual(["2024-03-15", "123456789123"]);
    expect(await status()).toBe("Executed");
    expect(await balance(id)).toBe(845);
    expect(await audit()).toEqual([]);
  });

  test("is executed at its hour and not at the one the clock jumped to", async () => {
    const { id, pass, statements, transfersOf } = await sent();
    await pass(30 * 86_400);
    expect((await transfersOf(id))[0].execution_date).toBe("2024-03-15");
    expect((await statements(id))[1]).toMatchObject({ status: "S", executionDate: "2024-03-15 14:00:00" });
  });

  test("is told of once when it is executed, and not before", async () => {
    const { pass, told } = await sent();
    await pass(3599);
    expect(await told()).toEqual([]);
    await pass(1);
    await pass(86_400);
    expect(await told()).toMatchObject([
      { type_response: "async", event_name: "credit_transfer_processed", body: { "credit-transfers": [executed] } },
    ]);
    expect((await told())[0].body).toEqual({ "credit-transfers": [executed] });
  });

  test("is told of with 99 others: 250 transfers make three webhooks", async () => {
    const { audit, pass, readyAccount, told, transfer } = await setupAccounts();
    const { id } = await readyAccount();
    for (let count = 0; count < 250; count++) await transfer(id, { amount: "1" });
    await pass(3600);
    const rows: { internal_id: number }[][] = (await told()).map(({ body }) => body["credit-transfers"]);
    expect(rows.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(rows.flat().map(({ internal_id }) => internal_id)).toEqual(
      Array.from({ length: 250 }, (_, n) => 50_000 + n),
    );
    expect(await audit()).toEqual([]);
  });

  test("shares its webhook with those of the same second", async () => {
    const { pass, readyAccount, told, transfer } = await setupAccounts();
    const { id } = await readyAccount();
    for (let count = 0; count < 3; count++) {
      await transfer(id, { amount: "1" });
      await pass(0.3);
    }
    await pass(0.1);
    await transfer(id, { amount: "1" });
    await pass(3600);
    expect((await told()).map(({ body }) => body["credit-transfers"].length)).toEqual([3, 1]);
  });

  test("credits an account of the same tenant when it is executed", async () => {
    const { audit, balance, pass, readyAccount, statements, transfer } = await setupAccounts();
    const [from, to] = [await readyAccount({ corp_name: "Exemple Conseil" }), await readyAccount({ money: "0" })];
    await transfer(from.id, { dst_iban: to.iban, amount: "12.34" });
    expect([await balance(from.id), await balance(to.id)]).toEqual([987.66, 0]);
    await pass(3600);
    expect([await balance(from.id), await balance(to.id)]).toEqual([987.66, 12.34]);
    expect(await statements(to.id)).toMatchObject([
      {
        description: "Transfer from Exemple Conseil",
        date: "2024-03-15 14:00:00",
        amount: 12.34,
        type: "C",
        balance: 12.34,
        iban: [{ iban: from.iban, swift: from.swift, comment: "Invoice 2020-117" }],
        status: "S",
        virtual_iban: null,
      },
    ]);
    expect(await audit()).toEqual([]);
  });

  test("arrives through a virtual IBAN for credits", async () => {
    const { balance, call, pass, readyAccount, statements, transfer } = await setupAccounts();
    const [from, to] = [await readyAccount(), await readyAccount({ money: "0" })];
    const virtual = (await call("createVirtualIban", { path: { id: to.id }, form: { type: "C" } })).body.iban;
    await transfer(from.id, { dst_iban: virtual, amount: "5" });
    await pass(3600);
    expect(await balance(to.id)).toBe(5);
    expect(await statements(to.id)).toMatchObject([{ amount: 5, virtual_iban: virtual }]);
  });

  test("is cancelled when its receiver changed the currency meanwhile", async () => {
    const { audit, balance, call, pass, readyAccount, transfer, transfersOf } = await setupAccounts();
    const [from, to] = [await readyAccount(), await readyAccount({ money: "0" })];
    await transfer(from.id, { dst_iban: to.iban });
    const { body } = await call("getAccount", { path: { id: to.id } });
    const { user_addr_1: user_addr_line_1, user_addr_2: user_addr_line_2, ...account } = body;
    const user = Object.entries(account).filter(([name]) => name.startsWith("user_"));
    const form = { ...Object.fromEntries(user), user_addr_line_1, user_addr_line_2, acc_currency: "GBP" };
    expect((await call("updateAccount", { path: { id: to.id }, form })).status).toBe(200);
    await pass(3600);
    expect((await transfersOf(from.id))[0].status).toBe("Cancelled");
    expect([await balance(from.id), await audit()]).toEqual([1000, []]);
  });
});

describe("executeTransfer", () => {
  test("executes at once, is told of, and leaves nothing for later", async () => {
    const { act, pass, status, told } = await sent();
    expect(await act("executeTransfer", { internal_id: 50_000 })).toEqual(executed);
    expect(await status()).toBe("Executed");
    await pass(3600);
    expect(await told()).toHaveLength(1);
  });
});

describe("cancelTransfer", () => {
  test.each([0, 60])("gives the money back %s seconds after the creation", async (seconds) => {
    const { act, audit, balance, id, pass, status, told } = await sent();
    await pass(seconds);
    const cancelled = { ...executed, execution_date: null, execution_reference: null, status: "Cancelled" };
    expect(await act("cancelTransfer", { internal_id: 50_000 })).toEqual(cancelled);
    await pass(3600);
    expect(await status()).toBe("Cancelled");
    expect(await balance(id)).toBe(1000);
    expect(await audit()).toEqual([]);
    expect((await told()).map(({ body }) => body)).toEqual([{ "credit-transfers": [cancelled] }]);
  });

  test("leaves two cancelled lines in the statements that sum to nothing", async () => {
    const { act, id, statements } = await sent();
    await act("cancelTransfer", { internal_id: 50_000 });
    expect(await statements(id)).toMatchObject([
      { type: "C", amount: 1000, balance: 1000, status: "S" },
      { type: "D", amount: 155, balance: 845, status: "C", executionDate: null },
      { type: "C", amount: 155, balance: 1000, status: "C", iban: [{ iban: "NL91ABNA0417164300" }] },
    ]);
  });

  test.each(["executeTransfer", "cancelTransfer"])(
    "and executeTransfer refuse a transfer that %s ended",
    async (end) => {
      const { act } = await sent();
      await act(end, { internal_id: 50_000 });
      for (const action of ["executeTransfer", "cancelTransfer"]) {
        const refused = act(action, { internal_id: 50_000 });
        await expect(refused).rejects.toMatchObject({ code: "ERR_REFUSED", refusal: 4000210 });
      }
    },
  );

  test("refuses a transfer that does not exist", async () => {
    const { act } = await sent();
    const refused = act("cancelTransfer", { internal_id: 50_001 });
    await expect(refused).rejects.toMatchObject({ code: "ERR_REFUSED", refusal: 4000210 });
  });
});
