import type { CardLimits } from "../../anytime/abilities.js";
import { wrong } from "../../anytime/alter.js";
import {
  activeCard,
  cancelledCard,
  cardBalance,
  cardTransactions,
  foreignCard,
  load,
  orderedCard,
} from "../../anytime/card-fixtures.js";
import { balanceOf, unknownCard } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, cents, expectSame, refused } from "../../expectation.js";

const credit = ({ client }: WorldBase, card_ref: string, amount: number) =>
  client.POST("/v1.0/cards/{card_ref}/credit", { params: { path: { card_ref } }, body: load(amount) });

/** Limits that 50.00 of the order and a load of 60.00 go beyond; each is the only one in reach. */
const limits: readonly {
  readonly code: number;
  readonly span: string;
  readonly limit: CardLimits;
  readonly apart: number;
}[] = [
  { code: 4290310, span: "a day", limit: { loadedInDay: 100 }, apart: 3_600 },
  { code: 4290313, span: "four days", limit: { loadedInFourDays: 100 }, apart: 2 * 86_400 },
  { code: 4290314, span: "a week", limit: { loadedInWeek: 100 }, apart: 5 * 86_400 },
  { code: 4290311, span: "a month", limit: { loadedInMonth: 100 }, apart: 10 * 86_400 },
  { code: 4290312, span: "a year", limit: { loadedInYear: 100 }, apart: 60 * 86_400 },
];

export const creditCardScenarios = [
  scenario(
    "creditCard",
    "answers a receipt and moves the money later",
    { needs: ["money", "clock"] },
    async (world) => {
      const { acc_id, card_ref } = await activeCard(world);
      const receipt = await bodyOf(credit(world, card_ref, 25.5));
      expectSame("the receipt", { acc_id: receipt.acc_id, card_ref: receipt.card_ref }, { acc_id, card_ref });
      await world.clock.advance(3_600);
      expectSame("the balance of the card in cents", await cardBalance(world, card_ref), 7_550);
      expectSame("the balance of the account in cents", await balanceOf(world, acc_id), 92_450);
    },
  ),

  scenario(
    "creditCard",
    "is a settled credit among the transactions of the card",
    { needs: ["money", "clock"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await bodyOf(credit(world, card_ref, 25));
      await world.clock.advance(3_600);
      const found = (await cardTransactions(world, card_ref)).find(({ amount }) => cents(amount) === 2_500);
      expectSame("the transaction", { status: found?.status, type: found?.type }, { status: "S", type: "C" });
    },
  ),

  scenario(
    "creditCard",
    "loads a second time when it is repeated",
    { needs: ["money", "clock"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await bodyOf(credit(world, card_ref, 10));
      await bodyOf(credit(world, card_ref, 10));
      await world.clock.advance(3_600);
      expectSame("the balance of the card in cents", await cardBalance(world, card_ref), 7_000);
    },
  ),

  scenario(
    "creditCard",
    "never overdraws the account, however many come at once",
    { needs: ["money"] },
    async (world) => {
      const { acc_id, card_ref } = await activeCard(world);
      const calls = await Promise.all(Array.from({ length: 6 }, () => credit(world, card_ref, 300)));
      expectSame("the number of loads accepted", calls.filter(({ response }) => response.ok).length, 3);
      expectSame("the balance of the account in cents", await balanceOf(world, acc_id), 5_000);
    },
  ),

  scenario(
    "creditCard",
    "answers 400 4000310 for an amount that is not above 0",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const amount of ["0", "-1", "abc", "1.001", ""])
        await refused(credit(world, card_ref, wrong(amount)), 4000310);
    },
  ),

  scenario(
    "creditCard",
    "answers 400 4000310 for each required field left out",
    { needs: ["money"] },
    async (world) => {
      const { card_ref } = await activeCard(world);
      for (const field of Object.keys(load(10))) {
        const body = wrong({ ...load(10), [field]: undefined });
        await refused(
          world.client.POST("/v1.0/cards/{card_ref}/credit", { params: { path: { card_ref } }, body }),
          4000310,
        );
      }
    },
  ),

  scenario(
    "creditCard",
    "answers 402 4020210 for more money than the account holds",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await refused(credit(world, card_ref, 950.01), 4020210);
    },
  ),

  scenario(
    "creditCard",
    "answers 402 4020321 for more money than a card may hold",
    { needs: ["money", "limits"], evidence: "inferred" },
    async (world) => {
      const { acc_id, card_ref } = await activeCard(world);
      await world.limits.set({ maxBalance: 100 });
      await refused(credit(world, card_ref, 60), 4020321);
      expectSame("the balance of the account in cents", await balanceOf(world, acc_id), 95_000);
    },
  ),

  scenario(
    "creditCard",
    "answers 403 4030320 for a card that is not activated",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world);
      await refused(credit(world, card_ref, 10), 4030320);
    },
  ),

  scenario(
    "creditCard",
    "answers 403 4030330 for less than a load may be",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await refused(credit(world, card_ref, 0.01), 4030330);
    },
  ),

  scenario(
    "creditCard",
    "answers 403 4030331 for more than a load may be",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { acc_id, card_ref } = await activeCard(world);
      await world.money.arrive({ acc_id, amount: "9000000.00" });
      await refused(credit(world, card_ref, 9_000_000), 4030331);
    },
  ),

  scenario(
    "creditCard",
    "answers 403 4030350 for a cancelled card",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await cancelledCard(world);
      await refused(credit(world, card_ref, 10), 4030350);
    },
  ),

  ...limits.map(({ code, span, limit, apart }) =>
    scenario(
      "creditCard",
      `answers 429 ${code} for more than may be loaded in ${span}`,
      { needs: ["money", "clock", "limits"], evidence: "inferred" },
      async (world) => {
        const { card_ref } = await activeCard(world);
        await world.limits.set(limit);
        await world.clock.advance(apart);
        await refused(credit(world, card_ref, 60), code);
        await bodyOf(credit(world, card_ref, 50));
      },
    ),
  ),

  scenario(
    "creditCard",
    "answers 429 4290320 for more loads than a card takes",
    { needs: ["money", "limits"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await activeCard(world);
      await world.limits.set({ loadsInDay: 2 });
      await bodyOf(credit(world, card_ref, 10));
      await refused(credit(world, card_ref, 10), 4290320);
    },
  ),

  scenario(
    "creditCard",
    "answers 451 4510310 for a card of single use",
    { needs: ["money"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await orderedCard(world, "VIRTUAL_SINGLE_USE");
      await refused(credit(world, card_ref, 10), 4510310);
    },
  ),

  scenario("creditCard", "answers 403 4030310 for an unknown card", { evidence: "inferred" }, async (world) => {
    await refused(credit(world, unknownCard, 10), 4030310);
  }),

  scenario(
    "creditCard",
    "answers 403 4030310 for a card of another customer",
    { needs: ["money", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { card_ref } = await foreignCard(world);
      await refused(credit(world, card_ref, 10), 4030310);
    },
  ),
];
