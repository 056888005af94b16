import { describe, expect, test } from "vitest";
import { setupCards } from "./cards.fixture.js";

const day = 86_400_000;

async function setupLimits() {
  const world = await setupCards();
  const id = await world.physical();
  const list = async (query: Record<string, string | number> = {}) =>
    (await world.call("listTransactionLimits", { query })).data;
  const change = (members: object) =>
    world.call("updateTransactionLimit", {
      body: { transactionType: "ATM_WITHDRAWAL", id: "501", value: "100.00", cardId: "4001", ...members },
    });
  const pay = (amount: string, members: object = {}) =>
    world.act("simulateCardPayment", { cardId: id, amount, ...members }) as Promise<{ transactionId: number }>;
  const withdraw = (amount: string) =>
    world.act("simulateAtmWithdrawal", { cardId: id, amount }) as Promise<{ transactionId: number }>;
  const limit = (members: object) =>
    world.act("addTransactionLimit", {
      cardId: id,
      transactionType: "PURCHASE",
      frequency: "DAILY",
      limitType: "LIMIT",
      operator: "LESS_THAN_OR_EQUAL",
      limit: "100.00",
      allowedLimit: "1000.00",
      ...members,
    }) as Promise<{ id: number; slug: string }>;
  const advance = (milliseconds: number) => world.control.moveClock(world.tenant.id, { advance: milliseconds });
  return { ...world, id, list, change, pay, withdraw, limit, advance };
}

const passed = { decline: null };
const stoppedBy = (ruleId: number) => ({ status: "FAILED", decline: { reason: "TRANSACTION_LIMIT", ruleId } });

describe("listTransactionLimits", () => {
  test("answers those of a card, and those of the company without one", async () => {
    const { id, list } = await setupLimits();
    const ofCard = await list({ cardId: id });
    expect(ofCard.slice(0, 2)).toEqual([
      {
        id: 501,
        transactionType: "ATM_WITHDRAWAL",
        frequency: "DAILY",
        currencyCode: "AED",
        limitType: "LIMIT",
        slug: "DAILY_ATM_WITHDRAWAL_MAX_EQ_PMT_MASTERCARD_ISSUING_LIMIT",
        operator: "LESS_THAN_OR_EQUAL",
        thirdPartyConfig: "pmt-mastercard-issuing",
        limit: "2000.00",
        allowedLimit: "5000.00",
      },
      expect.objectContaining({ id: 502, limitType: "COUNT", limit: "100", allowedLimit: "500" }),
    ]);
    const ofCompany = await list();
    expect(ofCompany[0]).toMatchObject({ id: 401, slug: "ONE_TIME_DEPOSIT_MAX_VP_ACQ_LIMIT", operator: "LESS_THAN" });
  });

  test("gives each a number of its own, however many a company has", async () => {
    const { id, limit, list } = await setupLimits();
    for (let count = 0; count < 101; count++) await limit({ cardId: undefined });
    const { id: last } = await limit({});
    const [company, card] = [await list(), await list({ cardId: id })];
    const numbers = [...company, ...card].map((each: { id: number }) => each.id);
    expect([company.length, new Set(numbers).size, numbers.includes(last)]).toEqual([103, 103 + card.length, true]);
  });

  test("filters by type and processor; filters are combined", async () => {
    const { id, list } = await setupLimits();
    const ids = async (query: Record<string, string | number>) =>
      (await list(query)).map((row: { id: number }) => row.id);
    expect(await ids({ transactionType: "DEPOSIT" })).toEqual([401]);
    expect(await ids({ thirdPartyConfig: "pmt-mastercard-issuing" })).toEqual([402]);
    expect(await ids({ thirdPartyConfig: "nobody" })).toEqual([]);
    expect(await ids({ cardId: id, transactionType: "ATM_WITHDRAWAL" })).toEqual([501, 503]);
    expect(await ids({ thirdPartyConfig: "vp-acq", transactionType: "ALL" })).toEqual([]);
  });

  test.each([
    { query: { cardId: 4999 }, keys: ["cardId"] },
    { query: { transactionType: "TRANSFER" }, keys: ["transactionType"] },
  ])("refuses $keys with 422/1000", async ({ keys, query }) => {
    const { call } = await setupCards();
    const refused = await call("listTransactionLimits", { query: { ...query } });
    expect(refused).toMatchObject({ status: 422, code: 1000, keys });
  });
});

describe("updateTransactionLimit", () => {
  test("changes what counts for the next transaction", async () => {
    const { change, list, withdraw } = await setupLimits();
    expect(await withdraw("150.00")).toMatchObject(passed);
    expect((await change({ value: "200.5" })).data).toMatchObject({
      id: 501,
      limit: "200.50",
      allowedLimit: "5000.00",
    });
    expect((await list({ cardId: 4001 }))[0].limit).toBe("200.50");
    expect(await withdraw("50.51")).toMatchObject(stoppedBy(501));
    expect(await withdraw("50.50")).toMatchObject(passed);
  });

  test("changes one of the company without a card", async () => {
    const { change, list } = await setupLimits();
    const members = { transactionType: "DEPOSIT", id: "401", value: "50000.00", cardId: undefined };
    expect((await change(members)).data.limit).toBe("50000.00");
    expect((await list())[0].limit).toBe("50000.00");
  });

  test.each([
    { name: "an unknown card", members: { cardId: "4999" }, keys: ["cardId"] },
    { name: "an unknown limit", members: { id: "999" }, keys: ["id"] },
    { name: "a limit beyond all numbers", members: { id: "9".repeat(30) }, keys: ["id"] },
    { name: "a limit of a card without the card", members: { cardId: undefined }, keys: ["cardId"] },
    { name: "a limit of another card", members: { id: "506" }, keys: ["cardId"] },
    {
      name: "a limit of the company with a card",
      members: { id: "401", transactionType: "DEPOSIT" },
      keys: ["cardId"],
    },
    { name: "another type than the limit's", members: { transactionType: "ALL" }, keys: ["transactionType"] },
    { name: "more than is allowed", members: { value: "5000.01" }, keys: ["value"] },
    {
      name: "a third of a transaction",
      members: { id: "502", transactionType: "PURCHASE", value: "0.33" },
      keys: ["value"],
    },
    { name: "a negative value", members: { value: "-1" }, keys: ["value"] },
    { name: "no text", members: { value: 100 }, keys: ["value"] },
  ])("refuses $name with 422/1000", async ({ keys, members }) => {
    const { change, errors, list, virtual } = await setupLimits();
    await virtual();
    const before = await list({ cardId: 4001 });
    expect(await change(members)).toMatchObject({ status: 422, code: 1000, keys });
    expect(await list({ cardId: 4001 })).toEqual(before);
    expect(errors).toEqual([]);
  });
});

describe("a limit declines", () => {
  test("what passes the sum of a day, until the next one begins in UTC", async () => {
    const { advance, limit, pay } = await setupLimits();
    const { id } = await limit({});
    expect(await pay("60.00")).toMatchObject(passed);
    expect(await pay("40.01")).toMatchObject(stoppedBy(id));
    expect(await pay("40.00")).toMatchObject(passed);
    await advance(14.5 * 3_600_000 - 1);
    expect(await pay("0.01")).toMatchObject(stoppedBy(id));
    await advance(1);
    expect(await pay("100.00")).toMatchObject(passed);
  });

  test("what passes the number of a month, until the next one", async () => {
    const { advance, limit, pay } = await setupLimits();
    const { id } = await limit({ frequency: "MONTHLY", limitType: "COUNT", limit: "2", allowedLimit: "2" });
    for (const outcome of [passed, passed, stoppedBy(id)]) expect(await pay("1.00")).toMatchObject(outcome);
    await advance(16 * day);
    expect(await pay("1.00")).toMatchObject(stoppedBy(id));
    await advance(day);
    expect(await pay("1.00")).toMatchObject(passed);
  });

  test("a single transaction that is too large, or too small", async () => {
    const { limit, pay } = await setupLimits();
    const most = await limit({ frequency: "ONE_TIME" });
    const least = await limit({ frequency: "ONE_TIME", operator: "GREATER", limit: "5.00" });
    expect(least.slug).toBe("ONE_TIME_PURCHASE_MIN_PMT_MASTERCARD_ISSUING_LIMIT");
    expect(await pay("100.01")).toMatchObject(stoppedBy(most.id));
    expect(await pay("5.00")).toMatchObject(stoppedBy(least.id));
    for (let turn = 0; turn < 3; turn++) expect(await pay("100.00")).toMatchObject(passed);
  });

  test("the kind it is about, and ALL counts every kind", async () => {
    const { limit, pay, withdraw } = await setupLimits();
    await limit({ limit: "10.00" });
    expect(await withdraw("50.00")).toMatchObject(passed);
    const all = await limit({ transactionType: "ALL", limit: "55.00" });
    expect(await pay("6.00")).toMatchObject(stoppedBy(all.id));
    expect(await pay("5.00")).toMatchObject(passed);
  });

  test("nothing for a declined payment, and gives back what was reversed", async () => {
    const { act, limit, pay } = await setupLimits();
    const { id } = await limit({});
    await pay("100.00", { network: "DECLINED" });
    const { transactionId } = await pay("100.00");
    expect(await pay("1.00")).toMatchObject(stoppedBy(id));
    await act("reverseCardPayment", { transactionId });
    expect(await pay("100.00")).toMatchObject(passed);
  });

  test("over all cards of the company, for its processor", async () => {
    const { act, limit, pay, virtual } = await setupLimits();
    const { id } = await limit({ cardId: undefined });
    await limit({ cardId: undefined, thirdPartyConfig: "vp-acq", limit: "1.00" });
    const other = await virtual();
    expect(await pay("60.00")).toMatchObject(passed);
    expect(await act("simulateCardPayment", { cardId: other, amount: "41.00" })).toMatchObject(stoppedBy(id));
    expect(await act("simulateCardPayment", { cardId: other, amount: "40.00" })).toMatchObject(passed);
  });

  test("what was settled as well as what is held", async () => {
    const { act, limit, pay } = await setupLimits();
    const { id } = await limit({});
    const { transactionId } = await pay("100.00");
    await act("settleCardPayment", { transactionId });
    expect(await pay("0.01")).toMatchObject(stoppedBy(id));
  });

  test("nothing because of other cards, when it is one of a card", async () => {
    const { act, limit, pay, virtual } = await setupLimits();
    await limit({});
    await act("simulateCardPayment", { cardId: await virtual(), amount: "60.00" });
    expect(await pay("100.00")).toMatchObject(passed);
  });

  test("nothing of other processors and other currencies, when it is one of the company", async () => {
    const { act, call, limit, pay, virtual } = await setupLimits();
    const { id } = await limit({ cardId: undefined });
    await act("addCardTier", { title: "Other processor", cardNetwork: "VISA" });
    await act("addCardTier", { title: "Other currency", billingCurrencyCode: "USD" });
    const body = { userId: 2001, currencyId: 1, accountType: "DIGITAL" };
    const { id: accountId } = (await call("createAccount", { body })).data;
    await act("fundAccount", { accountId, amount: "500.00" });
    const others = [await virtual({ cardTierId: 3 }), await virtual({ cardTierId: 4, accountId })];
    for (const cardId of others) {
      expect(await act("simulateCardPayment", { cardId, amount: "150.00" })).toMatchObject(passed);
    }
    expect(await pay("100.01")).toMatchObject(stoppedBy(id));
    expect(await pay("100.00")).toMatchObject(passed);
  });

  test("nothing where the tier has limits off", async () => {
    const { act, limit, virtual } = await setupLimits();
    await act("addCardTier", { title: "Free", enableLimits: false });
    const id = await virtual({ cardTierId: 3 });
    await limit({ cardId: id, limit: "1.00" });
    expect(await act("simulateCardPayment", { cardId: id, amount: "50.00" })).toMatchObject(passed);
  });
});

test("a limit that allows less than it is, or is of no card, is not added", async () => {
  const { limit } = await setupLimits();
  await expect(limit({ limit: "2000.00" })).rejects.toMatchObject({ refusal: 1000 });
  await expect(limit({ cardId: 4999 })).rejects.toMatchObject({ refusal: 1000 });
});
