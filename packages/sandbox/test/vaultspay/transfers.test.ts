import { memoryReplayStore, verifyVaultsPayWebhook } from "@openissuing/signing";
import { describe, expect, test } from "vitest";
import { isIban } from "../../src/core/iban.js";
import { bankOf, holderOf, maskedName } from "../../src/vaultspay/banks.js";
import { setup } from "./setup.js";
import { addAminaWithMoney, supplier } from "./users.fixture.js";

const order = {
  senderAccountId: "3001",
  paymentContactId: "5001",
  purpose: "GOODS_BOUGHT",
  description: "Invoice 2026 117",
  amount: 100_000,
};

/** Amina with 5000.00, the supplier as a contact, and webhooks that arrive. */
async function world(tenant: Readonly<Record<string, unknown>> = {}, statuses: readonly number[] = []) {
  const hooks: { readonly body: string; readonly signature: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    hooks.push({ body: String(init?.body), signature: new Headers(init?.headers).get("VaultsPay-Signature") });
    return new Response(null, { status: statuses[hooks.length - 1] ?? 200 });
  };
  const made = await setup({ fetch, tenant: { webhookUrl: "http://hooks.test/in", ...tenant } });
  await addAminaWithMoney(made);
  await made.call("createPaymentContact", { body: supplier });
  const send = (change: Readonly<Record<string, unknown>> = {}) =>
    made.call("createDirectTransfer", { body: { ...order, ...change } });
  const money = async (id = 3001) => {
    const { data } = await made.call("getAccount", { path: { id } });
    return [data.balance, data.balanceOnHold];
  };
  const audit = () => made.control.audit(made.tenant.id);
  return { ...made, hooks, send, money, audit };
}

describe("validateIban", () => {
  test("answers the bank and the holder, masked", async () => {
    const { call } = await setup();
    expect((await call("validateIban", { body: { iban: supplier.iban } })).data).toEqual({
      valid: true,
      uniqueReference: supplier.iban,
      details: {
        bankCode: "033",
        accountTitle: "Ex***** Su***** LLC",
        iban: supplier.iban,
        swiftCode: "TESTAEAD",
        bankName: "Example Bank",
      },
    });
  });

  test("asks for the holder where the bank does not tell", async () => {
    const { call } = await setup();
    const iban = "AE820301234567890123456";
    for (const accountTitle of [undefined, null, "", "  "]) {
      const refused = await call("validateIban", { body: { iban, accountTitle } });
      expect(refused).toMatchObject({ status: 422, code: 1000, keys: ["accountTitle"] });
    }
    const { data } = await call("validateIban", { body: { iban, accountTitle: "Example Supplies LLC" } });
    expect(data.details).toMatchObject({ bankCode: "030", accountTitle: "Ex***** Su***** LLC" });
  });

  test("names the holder of an account of the company", async () => {
    const { call } = await setup();
    const { iban } = (await call("getAccount", { path: { id: 3000 } })).data;
    expect((await call("validateIban", { body: { iban } })).data.details.accountTitle).toBe("Ol***** Ow*****");
  });

  test.each([
    { name: "wrong check digits", iban: "AE080331234567890123456" },
    { name: "spaces", iban: "AE07 0331 2345 6789 0123 456" },
    { name: "small letters", iban: "ae070331234567890123456" },
    { name: "a digit too few", iban: "AE07033123456789012345" },
    { name: "another country", iban: "DE89370400440532013000" },
    { name: "no such bank", iban: "AE109991234567890123456" },
    { name: "nothing of it", iban: "x" },
  ])("refuses $name with 500 and 1010", async ({ iban }) => {
    const { call, errors } = await setup();
    const refused = await call("validateIban", { body: { iban } });
    expect([refused.status, refused.body]).toEqual([500, { code: 1010, message: "Invalid IBAN", type: "BAD_REQUEST" }]);
    expect(errors).toEqual([]);
  });

  test("knows the banks of the text, and holders that stay the same", () => {
    expect([bankOf("AE820301234567890123456")?.code, bankOf("AE000960000000000000000")?.code]).toEqual(["030", "096"]);
    expect(isIban("AE109991234567890123456")).toBe(true);
    expect(bankOf("AE109991234567890123456")).toBeUndefined();
    expect(holderOf("AE820301234567890123499")).toBe(holderOf("AE820301234567890123499"));
    expect(maskedName("Al Ñandú Co")).toBe("Al Ña***** Co");
  });
});

describe("createPaymentContact", () => {
  test("stores an IBAN under a title, once", async () => {
    const { call } = await setup();
    const made = await call("createPaymentContact", { body: supplier });
    expect(made.data).toMatchObject({
      id: 5001,
      title: "Example Supplies",
      userId: 2000,
      details: { iban: supplier.iban },
      status: true,
      thirdPartyConfigId: 9,
    });
    const again = await call("createPaymentContact", { body: { ...supplier, title: "Another" } });
    expect(again).toMatchObject({ status: 500, code: 1010 });
  });

  test.each([
    { change: { title: undefined }, status: 422, code: 1000, keys: ["title"] },
    { change: { title: " " }, status: 422, code: 1000, keys: ["title"] },
    { change: { iban: "AE820301234567890123456" }, status: 422, code: 1000, keys: ["accountTitle"] },
    { change: { iban: "AE000000000000000000000" }, status: 500, code: 1010, keys: undefined },
  ])("refuses $change", async ({ change, code, keys, status }) => {
    const { call } = await setup();
    const refused = await call("createPaymentContact", { body: { ...supplier, ...change } });
    expect([refused.status, refused.code, refused.keys]).toEqual([status, code, keys]);
  });
});

describe("createDirectTransfer", () => {
  test("sets amount and charges aside, and is done five seconds later", async () => {
    const { audit, call, control, hooks, money, send, tenant } = await world();
    const { data } = await send();
    expect(data).toEqual({
      id: 6001,
      transactionId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      gatewayRefId: "gw-0000006001",
      currencyCode: "AED",
      amount: 100_000,
      totalCharges: 10_000,
      narration: "Transfer to Example Supplies",
      status: "PENDING",
    });
    expect(await money()).toEqual([390_000, 110_000]);
    await control.moveClock(tenant.id, { advance: 4999 });
    expect((await call("getTransaction", { path: { id: 6001 } })).data.status).toBe("PENDING");
    await control.moveClock(tenant.id, { advance: 1 });
    await control.settle();
    expect(await money()).toEqual([390_000, 0]);
    expect((await call("getTransaction", { path: { id: 6001 } })).data.status).toBe("SUCCESS");
    expect(hooks.map(({ body }) => JSON.parse(body))).toEqual([
      { transactionId: data.transactionId, amount: 100_000, status: "SUCCESS", refId: "gw-0000006001" },
    ]);
    expect(await audit()).toEqual([]);
  });

  test("shows what left the account in its ledger", async () => {
    const { call, send } = await world();
    await send();
    expect((await call("listLedgerEntries", { path: { id: 3001 } })).data[0]).toMatchObject({
      transactionId: 6001,
      debit: 110_000,
      credit: 0,
      balance: 390_000,
      narration: "Transfer of 110000 to Example Supplies",
    });
  });

  test("is a transaction in major units, with its charge", async () => {
    const { call, send } = await world();
    const { data: made } = await send({ amount: 2550 });
    const { data } = await call("getTransaction", { path: { id: made.id } });
    expect(data).toMatchObject({
      transactionType: "Transfer",
      dateTime: "2026-01-15T09:30:00.000+00:00",
      totalCharges: 2.55,
      billingAmount: { amount: 25.5, currencyCode: "AED", amountType: "BILLING" },
      transactionAmount: { amount: 25.5, currencyCode: "AED", amountType: "TRANSACTION" },
      senderAccount: { id: 3001, accountNumber: "************3001", iban: "AE170330000010000003001" },
      receiverAccount: { accountTitle: "Example Supplies LLC", accountNumber: "************3456", iban: supplier.iban },
      thirdPartyConfigSlug: "vp-transfers",
      charges: [
        { title: "Transfer fee", fixed: false, value: 10, chargeType: "FEE", billingAmount: 2.55, inclusive: false },
      ],
    });
    expect(data).not.toHaveProperty("conversions");
  });

  test("of the company's customer arrives inside of it", async () => {
    const { act, audit, call, money, send } = await world();
    const { iban } = (await call("getAccount", { path: { id: 3000 } })).data;
    const contact = (await call("createPaymentContact", { body: { title: "Us", iban } })).data;
    const { data } = await send({ paymentContactId: String(contact.id), amount: 1000 });
    expect(await money(3000)).toEqual([0, 0]);
    await act("settleTransfer", { id: data.id });
    expect([await money(3000), await money(3001)]).toEqual([
      [1000, 0],
      [498_900, 0],
    ]);
    await act("reverseTransfer", { id: data.id });
    expect([await money(3000), await money(3001)]).toEqual([
      [0, 0],
      [500_000, 0],
    ]);
    expect(await audit()).toEqual([]);
  });

  test("comes from the company's own account when only a currency is told", async () => {
    const { act, call, send } = await world();
    await act("fundAccount", { accountId: 3000, amount: "50.00" });
    const { data } = await send({ senderAccountId: undefined, currencyCode: "AED", amount: 1000 });
    expect((await call("getTransaction", { path: { id: data.id } })).data.senderAccount.id).toBe(3000);
    const none = await send({ senderAccountId: undefined, currencyCode: "EUR", amount: 1000 });
    expect(none).toMatchObject({ status: 422, keys: ["currencyCode"] });
  });

  test("costs what the company arranged, rounded to the minor unit", async () => {
    const { send } = await world({ transferFeePercent: 1 });
    expect((await send({ amount: 149 })).data.totalCharges).toBe(1);
    expect((await send({ amount: 150 })).data.totalCharges).toBe(2);
    const free = await world({ transferFeePercent: 0 });
    expect((await free.send()).data.totalCharges).toBe(0);
  });

  test.each([
    { name: "more than there is", amount: 500_001 },
    { name: "an amount whose charges are too much", amount: 454_546 },
    { name: "an amount no account can hold", amount: Number.MAX_SAFE_INTEGER },
  ])("refuses $name and leaves no trace", async ({ amount }) => {
    const { call, errors, money, send } = await world();
    expect(await send({ amount })).toMatchObject({ status: 500, code: 1010 });
    expect(await money()).toEqual([500_000, 0]);
    expect((await call("listTransactions")).body.pagination.totalCount).toBe(1);
    expect(errors).toEqual([]);
  });

  test.each([
    { change: { paymentContactId: "7" }, keys: ["paymentContactId"] },
    { change: { paymentContactId: "99999999999999999999" }, keys: ["paymentContactId"] },
    { change: { paymentContactId: 5001 }, keys: ["paymentContactId"] },
    { change: { senderAccountId: "7" }, keys: ["senderAccountId"] },
    { change: { currencyCode: "EUR" }, keys: ["currencyCode"] },
    { change: { senderAccountId: undefined }, keys: ["senderAccountId"] },
    { change: { senderAccountId: undefined, other: 1 }, keys: ["senderAccountId"] },
    { change: { purpose: "FUN" }, keys: ["purpose"] },
    { change: { description: "über" }, keys: ["description"] },
    { change: { description: "x".repeat(101) }, keys: ["description"] },
    { change: { amount: 0 }, keys: ["amount"] },
    { change: { amount: 1.5 }, keys: ["amount"] },
    { change: { amount: "100" }, keys: ["amount"] },
    { change: { amount: 1e300 }, keys: ["amount"] },
  ])("refuses $change", async ({ change, keys }) => {
    const { send } = await world();
    expect(await send(change)).toMatchObject({ status: 422, code: 1000, keys });
  });

  test("is refused with 1035 while the holder's check is open", async () => {
    const { act, send } = await world();
    await act("reviewKyc", { userId: 2001, status: "PENDING" });
    const refused = await send();
    expect([refused.status, refused.body.errors]).toEqual([403, [{ key: "actionRequired", reason: "COMPLETE_KYC" }]]);
  });

  test("is refused with 1012 from an account that is not active, and with 1006 for a user who is blocked", async () => {
    const { act, send } = await world();
    await act("setAccountStatus", { accountId: 3001, status: "BLOCK" });
    expect(await send()).toMatchObject({ status: 500, code: 1012 });
    await act("setUserStatus", { userId: 2001, status: "BLOCK" });
    expect(await send()).toMatchObject({ status: 403, code: 1006 });
  });
});

test("a transfer above the company's limit is refused with 1050", async () => {
  const { control, send, tenant } = await world({ transferLimit: "1000" });
  expect(await send({ amount: 100_001 })).toMatchObject({ status: 500, code: 1050 });
  expect((await send({ amount: 100_000 })).status).toBe(200);
  await control.tenants.change(tenant.id, { transferLimit: null });
  expect((await send({ amount: 100_001 })).status).toBe(200);
});

describe("a transfer", () => {
  test("that is pending can be given back with its charges", async () => {
    const { act, audit, call, control, hooks, money, send, tenant } = await world();
    const { data } = await send();
    await act("reverseTransfer", { id: data.id });
    expect(await money()).toEqual([500_000, 0]);
    expect((await call("getTransaction", { path: { id: data.id } })).data).toMatchObject({
      status: "FAILED",
      apiStatus: "REVERSED",
    });
    await control.moveClock(tenant.id, { advance: 60_000 });
    await control.settle();
    expect(hooks.map(({ body }) => JSON.parse(body).status)).toEqual(["REVERSED"]);
    expect(await money()).toEqual([500_000, 0]);
    expect(await audit()).toEqual([]);
  });

  test("that is done can be given back, once", async () => {
    const { act, audit, call, control, hooks, money, send } = await world();
    const { data } = await send();
    await act("settleTransfer", { id: data.id });
    await act("reverseTransfer", { id: data.id });
    await control.settle();
    expect(hooks.map(({ body }) => JSON.parse(body).status)).toEqual(["SUCCESS", "REVERSED"]);
    expect(await money()).toEqual([500_000, 0]);
    expect((await call("listLedgerEntries", { path: { id: 3001 } })).data[0]).toMatchObject({
      credit: 110_000,
      debit: 0,
    });
    await expect(act("reverseTransfer", { id: data.id })).rejects.toMatchObject({ code: "ERR_REFUSED" });
    await expect(act("settleTransfer", { id: data.id })).rejects.toMatchObject({ code: "ERR_REFUSED" });
    await expect(act("settleTransfer", { id: 6000 })).rejects.toMatchObject({ code: "ERR_REFUSED" });
    expect(await audit()).toEqual([]);
  });
});

describe("the webhook transaction_performed", () => {
  test("is signed with the company's secret over its very bytes", async () => {
    const { act, control, hooks, send, tenant } = await world();
    await act("settleTransfer", { id: (await send()).data.id });
    await control.settle();
    const [hook] = hooks;
    const secret = String(tenant.settings.webhookSecret);
    const verify = (body: string) =>
      verifyVaultsPayWebhook({
        body,
        signature: hook?.signature,
        secret,
        store: memoryReplayStore(),
        isWebhook: (value): value is object => typeof value === "object",
      });
    await expect(verify(hook?.body ?? "")).resolves.toMatchObject({ status: "SUCCESS" });
    await expect(verify(`${hook?.body} `)).rejects.toMatchObject({ code: "ERR_WEBHOOK_SIGNATURE_MISMATCH" });
  });

  test("is tried three times with growing pauses, the same bytes and signature each time", async () => {
    const { act, control, hooks, send, tenant } = await world({}, [500, 404, 503]);
    await act("settleTransfer", { id: (await send()).data.id });
    await control.settle();
    for (const pause of [5000, 30_000]) {
      await control.moveClock(tenant.id, { advance: pause });
      await control.settle();
    }
    await control.moveClock(tenant.id, { advance: 86_400_000 });
    await control.settle();
    expect(hooks).toHaveLength(3);
    expect(new Set(hooks.map(({ body, signature }) => `${signature} ${body}`)).size).toBe(1);
    expect(await control.deliveries(tenant.id)).toMatchObject([{ state: "failed", attempts: 3, last_status: 503 }]);
  });

  test("is signed with the new secret once it was changed", async () => {
    const { act, control, hooks, send, tenant } = await world();
    for (const webhookSecret of ["first-secret-0001", "other-secret-0002"]) {
      await control.tenants.change(tenant.id, { webhookSecret });
      await act("settleTransfer", { id: (await send({ amount: 100 })).data.id });
    }
    await control.settle();
    const { signVaultsPayWebhook } = await import("@openissuing/signing");
    const [, last] = hooks;
    const bytes = new TextEncoder().encode(last?.body);
    expect(last?.signature).toBe(await signVaultsPayWebhook("other-secret-0002", bytes));
  });
});

describe("listTransactions", () => {
  async function withTransactions() {
    const made = await world();
    await made.send({ amount: 100 });
    await made.send({ amount: 200 });
    await made.act("settleTransfer", { id: 6001 });
    return made;
  }
  const ids = ({ data }: { readonly data: readonly { readonly id: number }[] }) => data.map(({ id }) => id);

  test("answers the newest first, in pages, without what only one transaction tells", async () => {
    const { call } = await withTransactions();
    const page = await call("listTransactions", { query: { perPage: 2 } });
    expect(ids(page)).toEqual([6002, 6001]);
    expect(page.body.pagination).toEqual({
      currentPage: 1,
      perPage: 2,
      totalPages: 2,
      totalCount: 3,
      sort: "id: DESC",
    });
    expect(page.data[0]).not.toHaveProperty("charges");
    expect(ids(await call("listTransactions", { query: { perPage: 2, page: 2 } }))).toEqual([6000]);
  });

  test.each([
    { query: { status: "PENDING" }, found: [6002] },
    { query: { status: "SUCCESS" }, found: [6001, 6000] },
    { query: { transactionType: "Transfer" }, found: [6002, 6001] },
    { query: { transactionType: "Deposit", status: "SUCCESS" }, found: [6000] },
    { query: { transactionType: "transfer" }, found: [] },
    { query: { accountId: 3001 }, found: [6002, 6001, 6000] },
    { query: { accountId: 3000 }, found: [] },
    { query: { cardId: 4001 }, found: [] },
    { query: { startDate: "2026-01-15", endDate: "2026-01-15" }, found: [6002, 6001, 6000] },
    { query: { startDate: "2026-01-16" }, found: [] },
  ])("with $query finds $found", async ({ query, found }) => {
    const { call } = await withTransactions();
    const answer = await call("listTransactions", { query });
    expect([ids(answer), answer.body.pagination.totalCount]).toEqual([found, found.length]);
  });

  test.each([
    { query: { status: "DONE" }, keys: ["status"] },
    { query: { startDate: "2026-02-30" }, keys: ["startDate"] },
    { query: { accountId: "x", page: -1 }, keys: ["accountId", "page"] },
  ])("refuses $query", async ({ query, keys }) => {
    const { call } = await setup();
    const refused = await call("listTransactions", { query });
    expect([refused.status, [...(refused.keys ?? [])].sort()]).toEqual([422, keys]);
  });

  test.each([7, "x", 0])("knows no transaction %s", async (id) => {
    const { call } = await setup();
    expect(await call("getTransaction", { path: { id } })).toMatchObject({ status: 422, keys: ["id"] });
  });
});
