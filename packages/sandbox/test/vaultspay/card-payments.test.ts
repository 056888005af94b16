import { describe, expect, test } from "vitest";
import { setupCards } from "./cards.fixture.js";

interface Outcome {
  readonly transactionId: number;
  readonly status: string;
  readonly apiStatus: string;
  readonly decline: { readonly reason: string; readonly ruleId?: number } | null;
}

async function setupPayments() {
  const world = await setupCards();
  const id = await world.physical();
  const act = (name: string, input: object) => world.act(name, input) as Promise<Outcome>;
  const pay = (members: object = {}) => act("simulateCardPayment", { cardId: id, amount: "100.00", ...members });
  const withdraw = (members: object = {}) => act("simulateAtmWithdrawal", { cardId: id, amount: "100.00", ...members });
  const transaction = async (record: number) => (await world.call("getTransaction", { path: { id: record } })).data;
  const ledger = async () =>
    (await world.call("listLedgerEntries", { path: { id: world.accountId } })).data.map(
      ({ balance, credit, debit }: { balance: number; credit: number; debit: number }) => [debit, credit, balance],
    );
  const audit = () => world.control.audit(world.tenant.id);
  return { ...world, id, pay, withdraw, transaction, ledger, audit, order: act };
}

const declined = (reason: string) => ({ status: "FAILED", apiStatus: "DECLINED", decline: { reason } });
/** 20,000.00 AED, nothing held. */
const untouched = [2_000_000, 0];

describe("simulateCardPayment", () => {
  test("sets the money aside and is in the records", async () => {
    const { audit, id, ledger, money, pay, transaction } = await setupPayments();
    const { transactionId, ...outcome } = await pay();
    expect(outcome).toEqual({ status: "PENDING", apiStatus: "AUTHORISED", decline: null });
    expect(await money()).toEqual([1_990_000, 10_000]);
    expect((await ledger())[0]).toEqual([10_000, 0, 1_990_000]);
    expect(await transaction(transactionId)).toMatchObject({
      transactionType: "Purchase",
      status: "PENDING",
      apiStatus: "AUTHORISED",
      narration: "EXAMPLE BOOKS DUBAI",
      billingAmount: { amount: 100, currencyCode: "AED" },
      transactionAmount: { amount: 100, currencyCode: "AED" },
      card: { id, cardToken: 100004001, lastFourDigits: "4444", cardType: "PHYSICAL", cardTierId: 1 },
      merchant: { mcc: "5942", name: "Example Books", countryCode: "ARE" },
      location: { countryCode: "ARE" },
      senderAccount: { id: 3001 },
      thirdPartyConfigSlug: "pmt-mastercard-issuing",
    });
    expect(await audit()).toEqual([]);
  });

  test("converts at the rate, half a minor unit up", async () => {
    const { money, pay, transaction } = await setupPayments();
    const merchant = { name: "Corner Shop", city: "New York", country: "United States", countryCode: "USA" };
    const { transactionId } = await pay({ amount: "10.00", currency: "USD", rate: "3.67250", merchant });
    expect(await transaction(transactionId)).toMatchObject({
      billingAmount: { amount: 36.73, currencyCode: "AED" },
      transactionAmount: { amount: 10, currencyCode: "USD" },
      conversions: { transactionToBillingCR: 3.6725 },
      narration: "CORNER SHOP NEW YORK",
      location: { countryCode: "USA" },
    });
    expect(await money()).toEqual([1_996_327, 3673]);
  });

  test.each([
    { currency: "JPY", amount: "1000", rate: "0.0245", billing: 24.5 },
    { currency: "KWD", amount: "1.001", rate: "11.9", billing: 11.91 },
  ])("knows the decimals of $currency", async ({ billing, ...members }) => {
    const { pay, transaction } = await setupPayments();
    const { transactionId } = await pay(members);
    expect((await transaction(transactionId)).billingAmount.amount).toBe(billing);
  });

  test("knows the decimals of the account", async () => {
    const { call, order, pay, transaction, virtual } = await setupPayments();
    await order("addCardTier", { title: "Yen", billingCurrencyCode: "JPY" });
    const body = { userId: 2001, currencyId: 9, accountType: "DIGITAL" };
    const { id: accountId } = (await call("createAccount", { body })).data;
    await order("fundAccount", { accountId, amount: "5000" });
    const cardId = await virtual({ cardTierId: 3, accountId });
    const { transactionId } = await pay({ cardId, amount: "10.00", currency: "USD", rate: "150.05" });
    expect((await transaction(transactionId)).billingAmount).toMatchObject({ amount: 1501, currencyCode: "JPY" });
  });

  test.each([
    { name: "no amount", members: { amount: "0.00" } },
    { name: "a third decimal", members: { amount: "1.001" } },
    { name: "no rate for another currency", members: { currency: "USD" } },
    { name: "a rate for its own", members: { rate: "1.1" } },
    { name: "a rate of nothing", members: { currency: "USD", rate: "0" } },
    { name: "less than a minor unit", members: { amount: "0.01", currency: "USD", rate: "0.01" } },
    { name: "an unknown card", members: { cardId: 4999 } },
  ])("refuses $name", async ({ members }) => {
    const { ledger, pay } = await setupPayments();
    await expect(pay(members)).rejects.toMatchObject({ code: "ERR_REFUSED", refusal: 1000 });
    expect(await ledger()).toHaveLength(1);
  });

  test("appears in the lists of its card and of no other", async () => {
    const { call, pay } = await setupPayments();
    await pay();
    const count = async (cardId: number) =>
      (await call("listTransactions", { query: { cardId } })).body.pagination.totalCount;
    expect([await count(4001), await count(4002)]).toEqual([1, 0]);
  });
});

describe("a payment is declined, without touching the money,", () => {
  test.each(["FREEZE", "BLOCK", "EXPIRED"])("when the card is %s", async (status) => {
    const { id, money, order, pay, post, transaction } = await setupPayments();
    if (status === "FREEZE") await post("toggleCardFreeze", id);
    if (status === "BLOCK") await post("updateCardStatus", id, { cardStatus: "BLOCK", statusReason: "x" });
    if (status === "EXPIRED") await order("expireCard", { cardId: id });
    const outcome = await pay();
    expect(outcome).toMatchObject(declined("CARD_STATUS"));
    expect(await transaction(outcome.transactionId)).toMatchObject({ status: "FAILED", apiStatus: "DECLINED" });
    expect(await money()).toEqual(untouched);
  });

  test("when the holder is blocked", async () => {
    const { order, pay, userId } = await setupPayments();
    await order("setUserStatus", { userId, status: "BLOCK" });
    expect(await pay()).toMatchObject(declined("HOLDER_STATUS"));
  });

  test("when the account is not active", async () => {
    const { accountId, order, pay } = await setupPayments();
    await order("setAccountStatus", { accountId, status: "BLOCK" });
    expect(await pay()).toMatchObject(declined("ACCOUNT_STATUS"));
  });

  test("when it is more than one purchase may be", async () => {
    const { money, pay } = await setupPayments();
    expect(await pay({ amount: "10000.01" })).toMatchObject(declined("MAX_PURCHASE"));
    expect(await money()).toEqual(untouched);
    expect(await pay({ amount: "10000.00" })).toMatchObject({ decline: null });
  });

  test("when the money does not suffice, held money left out", async () => {
    const { audit, call, money, pay } = await setupPayments();
    const more = { transactionType: "PURCHASE", id: "504", cardId: "4001", value: "50000" };
    await call("updateTransactionLimit", { body: more });
    await pay({ amount: "9999.99" });
    await pay({ amount: "9999.99" });
    expect(await pay({ amount: "0.03" })).toMatchObject(declined("INSUFFICIENT_FUNDS"));
    expect(await pay({ amount: "0.02" })).toMatchObject({ decline: null });
    expect(await money()).toEqual([0, 2_000_000]);
    expect(await audit()).toEqual([]);
  });

  test("when the account is empty", async () => {
    const { call, id, pay, post } = await setupPayments();
    await call("createAccount", { body: { userId: 2001, currencyId: 2, accountType: "DIGITAL" } });
    await post("updateCardAccount", id, { accountId: 3002 });
    expect(await pay({ amount: "0.01" })).toMatchObject(declined("INSUFFICIENT_FUNDS"));
  });

  test("when the network says so", async () => {
    const { money, pay } = await setupPayments();
    expect(await pay({ network: "DECLINED" })).toMatchObject(declined("NETWORK"));
    expect(await money()).toEqual(untouched);
  });

  test("when another PIN is typed in", async () => {
    const { pay } = await setupPayments();
    expect(await pay({ pin: "0000" })).toMatchObject(declined("WRONG_PIN"));
    expect(await pay({ pin: "2580" })).toMatchObject({ decline: null });
  });
});

describe("simulateAtmWithdrawal", () => {
  test("sets the money aside, as a withdrawal without a merchant", async () => {
    const { money, transaction, withdraw } = await setupPayments();
    const { transactionId } = await withdraw({ pin: "2580" });
    const record = await transaction(transactionId);
    expect(record).toMatchObject({
      transactionType: "Withdrawal",
      status: "PENDING",
      location: { countryCode: "ARE" },
    });
    expect(record).not.toHaveProperty("merchant");
    expect(await money()).toEqual([1_990_000, 10_000]);
  });

  test("is not for virtual cards, nor for cards without a PIN", async () => {
    const { order, post, secrets, virtual, withdraw } = await setupPayments();
    expect(await withdraw({ cardId: await virtual() })).toMatchObject(declined("NO_PLASTIC"));
    await post("reportCardIssue", 4001, { issueType: "DAMAGED", statusReason: "Broken" });
    await post("reviewCardIssue", 4001);
    await post("renewCard", 4001);
    await order("completeCardIssuance", { cardId: 4003 });
    await post("activateCard", 4003, await secrets(4003));
    expect(await withdraw({ cardId: 4003 })).toMatchObject(declined("PIN_NOT_SET"));
  });

  test("is declined by the limits of the card", async () => {
    const { withdraw } = await setupPayments();
    const limit = (ruleId: number) => ({ decline: { reason: "TRANSACTION_LIMIT", ruleId } });
    expect(await withdraw({ amount: "1500.01" })).toMatchObject(limit(503));
    expect(await withdraw({ amount: "1500.00" })).toMatchObject({ decline: null });
    expect(await withdraw({ amount: "500.01" })).toMatchObject(limit(501));
  });
});

describe("settleCardPayment", () => {
  test("gives the held money to the merchant", async () => {
    const { audit, ledger, money, order, pay, transaction } = await setupPayments();
    const { transactionId } = await pay();
    expect(await order("settleCardPayment", { transactionId })).toMatchObject({ status: "SUCCESS" });
    expect(await money()).toEqual([1_990_000, 0]);
    expect(await transaction(transactionId)).toMatchObject({ status: "SUCCESS", apiStatus: "SETTLED" });
    expect(await ledger()).toHaveLength(2);
    expect(await audit()).toEqual([]);
  });

  test("happens once, and not to what was declined", async () => {
    const { order, pay } = await setupPayments();
    const { transactionId } = await pay();
    await order("settleCardPayment", { transactionId });
    const refused = await pay({ network: "DECLINED" });
    for (const id of [transactionId, refused.transactionId]) {
      await expect(order("settleCardPayment", { transactionId: id })).rejects.toMatchObject({ refusal: 1010 });
    }
    await expect(order("settleCardPayment", { transactionId: 6999 })).rejects.toMatchObject({ refusal: 1000 });
  });

  test("goes on after the card was blocked", async () => {
    const { id, order, pay, post } = await setupPayments();
    const { transactionId } = await pay();
    await post("updateCardStatus", id, { cardStatus: "BLOCK", statusReason: "x" });
    expect(await order("settleCardPayment", { transactionId })).toMatchObject({ status: "SUCCESS" });
  });
});

describe("reverseCardPayment", () => {
  test.each([false, true])("gives everything back; settled before: %s", async (isSettled) => {
    const { audit, ledger, money, order, pay, transaction } = await setupPayments();
    const { transactionId } = await pay();
    if (isSettled) await order("settleCardPayment", { transactionId });
    expect(await order("reverseCardPayment", { transactionId })).toMatchObject({
      status: "FAILED",
      apiStatus: "REVERSED",
    });
    expect(await money()).toEqual(untouched);
    expect((await ledger())[0]).toEqual([0, 10_000, 2_000_000]);
    expect(await transaction(transactionId)).toMatchObject({ status: "FAILED", apiStatus: "REVERSED" });
    expect(await audit()).toEqual([]);
  });

  test("happens once, and not to what was declined", async () => {
    const { money, order, pay } = await setupPayments();
    const { transactionId } = await pay();
    await order("reverseCardPayment", { transactionId });
    const refused = await pay({ network: "DECLINED" });
    for (const id of [transactionId, refused.transactionId]) {
      await expect(order("reverseCardPayment", { transactionId: id })).rejects.toMatchObject({ refusal: 1010 });
      await expect(order("settleCardPayment", { transactionId: id })).rejects.toMatchObject({ refusal: 1010 });
    }
    expect(await money()).toEqual(untouched);
  });
});

test("a day of payments leaves the books balanced and the account as its ledger says", async () => {
  const { audit, ledger, money, order, pay, withdraw } = await setupPayments();
  let spent = 0;
  for (let turn = 1; turn <= 12; turn++) {
    const { decline, transactionId } = await (turn % 3 === 0 ? withdraw : pay)({ amount: `${turn * 7}.37` });
    expect(decline).toBeNull();
    if (turn % 2 === 0) await order("settleCardPayment", { transactionId });
    if (turn % 4 === 0) await order("reverseCardPayment", { transactionId });
    else spent += turn * 700 + 37;
  }
  const [available, held] = await money();
  expect(available).toBe(2_000_000 - spent);
  expect((await ledger())[0][2]).toBe(available);
  expect(held).toBe([1, 3, 5, 7, 9, 11].reduce((sum, turn) => sum + turn * 700 + 37, 0));
  expect(await audit()).toEqual([]);
});
