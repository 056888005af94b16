import { describe, expect, test } from "vitest";
import { company, payment, person, setupAccounts } from "./accounts.fixture.js";
import { publicKey, signIn } from "./setup.js";

describe("createAccount", () => {
  test("opens accounts of both kinds and numbers them", async () => {
    const { call } = await setupAccounts();
    expect((await call("createAccount", { form: company })).body).toEqual({ acc_type: "business", acc_id: 1001 });
    expect((await call("createAccount", { form: person })).body).toEqual({ acc_type: "consumer", acc_id: 1002 });
  });

  test.each([
    { name: "acc_type", value: "individual" },
    { name: "acc_currency", value: "XTS" },
    { name: "acc_currency", value: "eur" },
    { name: "user_gender", value: "X" },
    { name: "user_first_name", value: "" },
    { name: "user_first_name", value: undefined },
    { name: "user_last_name", value: "two\nlines" },
    { name: "user_dob", value: "2016-02-30" },
    { name: "user_dob", value: "2024-03-16" },
    { name: "user_dob", value: "03/11/1992" },
    { name: "user_email", value: "karim" },
    { name: "user_mobile_number", value: "+33600000001" },
    { name: "user_addr_cc", value: "XX" },
    { name: "user_addr_cc", value: "FRA" },
    { name: "user_nationality", value: "ZZ" },
    { name: "corp_addr_cc", value: "EU" },
    { name: "corp_addr_line_3", value: "not in the document" },
  ])("refuses $name $value with 4000210 and names it", async ({ name, value }) => {
    const { call } = await setupAccounts();
    const refused = await call("createAccount", { form: { ...company, [name]: value } });
    expect([refused.status, refused.code]).toEqual([400, 4000210]);
    expect(refused.body.error.message).toContain(name);
  });
});

describe("getAccount", () => {
  test("answers an account of a corporation under the names of the answer", async () => {
    const { call, openAccount } = await setupAccounts();
    const { body } = await call("getAccount", { path: { id: await openAccount(company) } });
    expect(body).toMatchObject({
      acc_id: 1001,
      acc_type: "business",
      corp_name: "Exemple Conseil",
      corp_addr_1: "2 avenue de l'Exemple",
      corp_addr_2: "Building B",
      corp_zip: "69001",
      corp_city: "Lyon",
      corp_cc: "FR",
      user_addr_1: "3 place de l'Exemple",
      user_addr_2: "Flat 4",
    });
  });

  test("answers null for the corporation of a person", async () => {
    const { call, openAccount } = await setupAccounts();
    const { body } = await call("getAccount", { path: { id: await openAccount() } });
    expect(body).toMatchObject({ acc_type: "consumer", corp_name: null, corp_cc: null, user_first_name: "Karim" });
  });
});

describe("listAccounts", () => {
  test("answers page after page in the order of the numbers", async () => {
    const { call, openAccount } = await setupAccounts();
    for (let count = 0; count < 5; count++) await openAccount();
    const page = async (query: Record<string, number>) => (await call("listAccounts", { query })).body;
    const { accounts, filters, total_results } = await page({ limit_start: 3, limit_number: 1 });
    expect(accounts).toEqual([{ acc_id: 1004, acc_type: "consumer" }]);
    expect(filters).toEqual({ limit_start: 3, limit_number: 1 });
    expect(total_results).toBe(5);
    expect((await page({})).accounts).toHaveLength(5);
    expect(await page({ limit_start: 5 })).toMatchObject({ accounts: [], total_results: 5 });
  });

  test.each([
    { limit_start: -1 },
    { limit_start: "x" },
    { limit_number: 0 },
    { limit_number: 1.5 },
    { limit_start: 1e20 },
  ])("refuses %o with 4000210", async (query) => {
    const { call } = await setupAccounts();
    expect((await call("listAccounts", { query })).code).toBe(4000210);
  });
});

describe("updateAccount", () => {
  const { acc_type: _, ...details } = company;

  test("overwrites what is sent and keeps the corporation's members that are not", async () => {
    const { call, openAccount } = await setupAccounts();
    const id = await openAccount(company);
    const { acc_type: __, ...onlyUser } = person;
    const updated = await call("updateAccount", { path: { id }, form: { ...onlyUser, corp_tva: "FR11111111111" } });
    expect(updated.body).toEqual({ acc_type: "business", acc_id: id });
    const { body } = await call("getAccount", { path: { id } });
    expect(body).toMatchObject({ user_first_name: "Karim", corp_name: "Exemple Conseil", corp_tva: "FR11111111111" });
  });

  test("changes the currency of an account on which nothing moved, and of no other", async () => {
    const { act, call, openAccount } = await setupAccounts();
    const id = await openAccount(company);
    const change = (acc_currency: string) =>
      call("updateAccount", { path: { id }, form: { ...details, acc_currency } });
    expect((await change("GBP")).status).toBe(200);
    await act("receiveMoney", { acc_id: id, amount: "1.00" });
    expect((await change("EUR")).code).toBe(4000210);
    expect((await change("GBP")).status).toBe(200);
  });

  test.each([{ user_dob: "2016-02-30" }, { user_nationality: "ZZ" }, { user_email: "" }, { acc_type: "consumer" }])(
    "refuses %o with 4000210 and changes nothing",
    async (changes) => {
      const { call, openAccount } = await setupAccounts();
      const id = await openAccount(company);
      const before = (await call("getAccount", { path: { id } })).body;
      const form = { ...details, user_first_name: "Someone", ...changes };
      expect((await call("updateAccount", { path: { id }, form })).code).toBe(4000210);
      expect((await call("getAccount", { path: { id } })).body).toEqual(before);
    },
  );
});

describe("getAccountBalance", () => {
  test("is 0 at first and grows with the money that arrives", async () => {
    const { balance, openAccount, receive } = await setupAccounts();
    const id = await openAccount();
    expect(await balance(id)).toBe(0);
    await receive(id, "10.10");
    await receive(id, "0.20");
    expect(await balance(id)).toBe(10.3);
  });

  test("has the digits of the currency", async () => {
    const { balance, openAccount, receive } = await setupAccounts();
    const id = await openAccount({ acc_currency: "JPY" });
    await receive(id, "1500");
    expect(await balance(id)).toBe(1500);
  });
});

describe("an account of someone else", () => {
  const { acc_type: _, ...details } = company;
  const files = { user_identity: new File(["bytes"], "id.jpg") };
  const operations = [
    { operation: "getAccount", options: {} },
    { operation: "updateAccount", options: { form: details } },
    { operation: "getAccountBalance", options: {} },
    { operation: "listAccountStatements", options: {} },
    { operation: "getAccountStatement", options: { path: { txid: "200001" } } },
    { operation: "listIbanStatements", options: {} },
    { operation: "listCreditTransfers", options: {} },
    { operation: "createCreditTransfer", options: { form: payment } },
    { operation: "getCreditTransferTestimonial", options: { path: { ctid: 50_000 } } },
    { operation: "getKyc", options: {} },
    { operation: "uploadKyc", options: { files } },
    { operation: "createIban", options: { form: { country_code: "FR" } } },
    { operation: "createVirtualIban", options: { form: { type: "C" } } },
  ];

  test.each(operations)("is refused with 4030210 by $operation, like one that nobody has", async (row) => {
    const { control, readyAccount, sandbox, transfer } = await setupAccounts();
    const { id } = await readyAccount();
    await transfer(id);
    const other = await control.tenants.create({ api: "anytime", publicKey });
    const call = await signIn(sandbox, other);
    for (const number of [id, 999_999, Number.MAX_SAFE_INTEGER]) {
      const refused = await call(row.operation, { ...row.options, path: { ...row.options.path, id: number } });
      expect([refused.status, refused.code]).toEqual([403, 4030210]);
    }
  });
});
