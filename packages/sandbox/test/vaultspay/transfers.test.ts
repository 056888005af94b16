import { describe, expect, test } from "vitest";
import { transferWorld as world } from "./transfers.fixture.js";
import { supplier } from "./users.fixture.js";

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
