import { describe, expect, test } from "vitest";
import { setupAccounts } from "./accounts.fixture.js";

const taken = {
  internal_id: 50_000,
  sender_account_id: 1001,
  sender_account_type: "consumer",
  execution_reference: null,
  transaction_type: "ct",
  beneficiary_name: "John Smith",
  beneficiary_iban: "NL91ABNA0417164300",
  beneficiary_swift: "ABNCNL2A",
  reason: "Invoice 2020-117",
  source_reason: "Supplier October",
  status: "To execute",
  amount: 155,
  currency: "EUR",
  creation_date: "2024-03-15T13:00:00+01:00",
  request_date: "2024-03-15",
  execution_date: null,
};

describe("createCreditTransfer", () => {
  test("takes the transfer on and charges the balance at once", async () => {
    const { audit, balance, readyAccount, transfer, transfersOf } = await setupAccounts();
    const { id } = await readyAccount();
    const { body, status } = await transfer(id);
    expect(status).toBe(200);
    expect(body).toEqual(taken);
    expect(await transfersOf(id)).toEqual([taken]);
    expect(await balance(id)).toBe(845);
    expect(await audit()).toEqual([]);
  });

  test.each([
    { name: "amount", value: "0" },
    { name: "amount", value: "-5" },
    { name: "amount", value: "1.001" },
    { name: "amount", value: "1e2" },
    { name: "amount", value: "12,50" },
    { name: "amount", value: undefined },
    { name: "dst_iban", value: "NL86ABNA1666412472" },
    { name: "dst_iban", value: "XX86ABNA1666412472" },
    { name: "dst_swift", value: "ABNCNL" },
    { name: "dst_name", value: "" },
    { name: "dst_name", value: "two\nlines" },
    { name: "src_comment", value: undefined },
    { name: "dst_comment", value: "\u0007" },
    { name: "currency", value: "EUR" },
  ])("refuses $name $value with 4000210 and names it", async ({ name, value }) => {
    const { balance, readyAccount, transfer } = await setupAccounts();
    const { id } = await readyAccount();
    const refused = await transfer(id, { [name]: value });
    expect([refused.status, refused.code]).toEqual([400, 4000210]);
    expect(refused.body.error.message).toContain(name);
    expect(await balance(id)).toBe(1000);
  });

  test("refuses what the account is not ready for, one after the other", async () => {
    const { act, call, openAccount, receive, transfer, upload } = await setupAccounts();
    const id = await openAccount();
    const outcome = async () => {
      const { code, status } = await transfer(id);
      return [status, code];
    };
    expect(await outcome()).toEqual([451, 4510210]);
    await upload(id, "user_passport", "user_dom_1");
    expect(await outcome()).toEqual([403, 4030220]);
    await act("reviewKycFile", { acc_id: id, verdict: "accepted" });
    expect(await outcome()).toEqual([403, 4030221]);
    await call("createIban", { path: { id }, form: { country_code: "FR" } });
    expect(await outcome()).toEqual([402, 4020210]);
    await receive(id, "154.99");
    expect(await outcome()).toEqual([402, 4020210]);
    await receive(id, "0.01");
    expect(await outcome()).toEqual([200, undefined]);
  });

  test("refuses the sender's own IBAN and virtual IBAN with 4000220", async () => {
    const { call, readyAccount, transfer } = await setupAccounts();
    const { id, iban } = await readyAccount();
    const virtual = (await call("createVirtualIban", { path: { id }, form: { type: "C" } })).body.iban;
    for (const dst_iban of [iban, virtual]) {
      const refused = await transfer(id, { dst_iban });
      expect([refused.status, refused.code]).toEqual([400, 4000220]);
    }
  });

  test("refuses an account of another currency and a virtual IBAN for debits", async () => {
    const { call, readyAccount, transfer } = await setupAccounts();
    const [{ id }, pounds, other] = [
      await readyAccount(),
      await readyAccount({ acc_currency: "GBP" }),
      await readyAccount(),
    ];
    const debit = (await call("createVirtualIban", { path: { id: other.id }, form: { type: "D" } })).body.iban;
    for (const dst_iban of [pounds.iban, debit]) expect((await transfer(id, { dst_iban })).code).toBe(4000210);
  });

  test("spends what is there and no more, however many come at once", async () => {
    const { audit, balance, readyAccount, statements, transfer } = await setupAccounts();
    const { id } = await readyAccount({ money: "1000.00" });
    const faults: string[] = [];
    const attempts = Array.from({ length: 50 }, async () => {
      const { code, status } = await transfer(id, { amount: "30" });
      faults.push(...(await audit()));
      return code ?? status;
    });
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter((outcome) => outcome === 200)).toHaveLength(33);
    expect(outcomes.filter((outcome) => outcome === 4020210)).toHaveLength(17);
    expect(faults).toEqual([]);
    expect(await balance(id)).toBe(10);
    expect(await statements(id)).toHaveLength(34);
  });
});

describe("listCreditTransfers", () => {
  test("answers those of the account, oldest first, all at once", async () => {
    const { call, readyAccount, transfer } = await setupAccounts();
    const [{ id }, other] = [await readyAccount(), await readyAccount()];
    for (const amount of ["1", "2"]) await transfer(id, { amount });
    await transfer(other.id, { amount: "3" });
    const { body } = await call("listCreditTransfers", { path: { id } });
    expect(body.filters).toEqual({});
    expect(body["credit-transfers"]).toMatchObject([{ amount: 1 }, { amount: 2 }]);
  });

  test("refuses a filter with 4000210: the document has none", async () => {
    const { call, openAccount } = await setupAccounts();
    const id = await openAccount();
    expect((await call("listCreditTransfers", { path: { id }, query: { limit_start: 0 } })).code).toBe(4000210);
  });
});
