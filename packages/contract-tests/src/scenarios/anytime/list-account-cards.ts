import { cardAccount, orderOn } from "../../anytime/card-fixtures.js";
import { openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

const list = ({ client }: WorldBase, id: number, query: { limit_start?: number; limit_number?: number } = {}) =>
  client.GET("/v1.0/accounts/{id}/cards", { params: { path: { id }, query } });

export const listAccountCardsScenarios = [
  scenario("listAccountCards", "answers an empty list for an account without cards", {}, async (world) => {
    const id = await openAccount(world);
    const { acc_id, total_results, cards } = await bodyOf(list(world, id));
    expectSame("the list", { acc_id, total_results, cards }, { acc_id: id, total_results: 0, cards: [] });
  }),

  scenario(
    "listAccountCards",
    "shows each card as getCard does, its switches as numbers",
    { needs: ["money"] },
    async (world) => {
      const id = await cardAccount(world);
      const { card_ref } = await orderOn(world, id);
      const { cards } = await bodyOf(list(world, id));
      const path = { card_ref };
      const card = await bodyOf(world.client.GET("/v1.0/cards/{card_ref}", { params: { path } }));
      const { acc_id, validity_month, pos, atm, ...shared } = card;
      expectSame("the card in the list", cards, [{ ...shared, pos: Number(pos), atm: Number(atm) }]);
      expectSame("acc_id", acc_id, id);
      expectSame("validity_month", validity_month > 0, true);
    },
  ),

  scenario(
    "listAccountCards",
    "cuts pages that neither overlap nor leave a row out",
    { needs: ["money"] },
    async (world) => {
      const id = await cardAccount(world);
      for (let i = 0; i < 3; i++) await orderOn(world, id, "VIRTUAL_MULTI_USE");
      const first = await bodyOf(list(world, id, { limit_start: 0, limit_number: 2 }));
      const second = await bodyOf(list(world, id, { limit_start: 2, limit_number: 2 }));
      expectSame("the sizes of the pages", [first.cards.length, second.cards.length], [2, 1]);
      expectSame("total_results", [first.total_results, second.total_results], [3, 3]);
      const refs = new Set([...first.cards, ...second.cards].map(({ card_ref }) => card_ref));
      expectSame("the number of different cards", refs.size, 3);
    },
  ),

  scenario(
    "listAccountCards",
    "answers 400 4000210 for page limits out of range",
    { evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      for (const query of [{ limit_start: -1 }, { limit_number: 0 }]) await refused(list(world, id, query), 4000210);
    },
  ),

  scenario(
    "listAccountCards",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(list(world, unknownAccount), 4030210);
    },
  ),

  scenario(
    "listAccountCards",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(list(world, await openAccount(await world.neighbour())), 4030210);
    },
  ),
];
