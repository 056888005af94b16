import { describe, expect, test } from "vitest";
import { type Attempt, judgePayment } from "../../src/brocard/decline.js";

const micro = { limit: 500, sum: 1200, spent: 0 };

interface Changes {
  readonly amount?: number;
  readonly fees?: number;
  readonly card?: Partial<Attempt["card"]>;
  readonly holder?: Partial<Attempt["holder"]>;
  readonly money?: Partial<Attempt["money"]>;
}

/** A payment of 10.00 that an active card with 100.00 may make, and what is different about it. */
function attempt({ amount = 1000, fees = 0, card, holder, money }: Changes = {}): Attempt {
  return {
    amount,
    fees,
    card: {
      state: 2,
      isArchived: false,
      balanceType: "account_balance",
      transactionLimit: 5000,
      totalLimit: null,
      spent: 0,
      micro: undefined,
      ...card,
    },
    holder: { isBlocked: false, transactionLimit: null, ...holder },
    money: { available: 10_000, owed: 0, ...money },
  };
}

describe("judgePayment", () => {
  test.each([
    { name: "an active card with money", changes: {} },
    { name: "exactly the limit of one payment", changes: { amount: 5000 } },
    { name: "exactly what is left of the card's limit", changes: { card: { totalLimit: 3000, spent: 2000 } } },
    { name: "exactly what is there, the fee among it", changes: { fees: 1, money: { available: 1001 } } },
    { name: "a card of its own balance", changes: { card: { balanceType: "card_balance" } } },
  ] as const)("lets $name pay", ({ changes }) => {
    expect(judgePayment(attempt(changes))).toEqual({ decline: null, isMicro: false });
  });

  test.each([
    { name: "a blocked card", changes: { card: { state: 3 } }, decline: "card-blocked" },
    { name: "a paused card", changes: { card: { state: 4 } }, decline: "card-paused" },
    { name: "the card of a blocked member", changes: { holder: { isBlocked: true } }, decline: "card-blocked" },
    {
      name: "more than one payment may be",
      changes: { amount: 5001 },
      decline: "limit-transaction-less-than-amount",
    },
    {
      name: "more than one payment of the holder may be",
      changes: { holder: { transactionLimit: 999 } },
      decline: "limit-transaction-less-than-amount",
    },
    {
      name: "more than the card may spend",
      changes: { card: { totalLimit: 2999, spent: 2000 } },
      decline: "limit-cart-less-than-amount",
    },
    {
      name: "more than the account has",
      changes: { money: { available: 999 } },
      decline: "balance-less-than-amount",
    },
    {
      name: "a fee the account cannot pay",
      changes: { fees: 1, money: { available: 1000 } },
      decline: "balance-less-than-amount",
    },
    {
      name: "more than the card has",
      changes: { card: { balanceType: "card_balance" }, money: { available: 999 } },
      decline: "card-balance-less-than-amount",
    },
    { name: "a negative balance", changes: { money: { available: 0, owed: 1 } }, decline: "negative_balance" },
  ] as const)("declines $name with $decline", ({ changes, decline }) => {
    expect(judgePayment(attempt(changes))).toEqual({ decline });
  });

  test("names the state of the card before its limits, and limits before money", () => {
    const poor = { amount: 9999, money: { available: 0 } };
    expect(judgePayment(attempt({ ...poor, card: { state: 4 } }))).toEqual({ decline: "card-paused" });
    expect(judgePayment(attempt(poor))).toEqual({ decline: "limit-transaction-less-than-amount" });
  });
});

describe("micro-payments of a card that is not active", () => {
  test.each([
    { name: "the greatest of them", amount: 500, card: { state: 4, micro } },
    { name: "what is left of their sum", amount: 500, card: { state: 3, micro: { ...micro, spent: 700 } } },
    {
      name: "any amount without limits",
      amount: 4000,
      card: { state: 3, micro: { limit: null, sum: null, spent: 0 } },
    },
  ] as const)("pass: $name", ({ amount, card }) => {
    expect(judgePayment(attempt({ amount, card }))).toEqual({ decline: null, isMicro: true });
  });

  test.each([
    { name: "too great a one", amount: 501, card: { state: 4, micro }, decline: "card-paused" },
    { name: "one too many", amount: 500, card: { state: 3, micro: { ...micro, spent: 701 } }, decline: "card-blocked" },
    { name: "one from the archive", amount: 1, card: { state: 3, isArchived: true, micro }, decline: "card-blocked" },
  ] as const)("do not pass: $name", ({ amount, card, decline }) => {
    expect(judgePayment(attempt({ amount, card }))).toEqual({ decline });
  });

  test("are none while the card is active", () => {
    expect(judgePayment(attempt({ card: { micro } }))).toEqual({ decline: null, isMicro: false });
  });
});
