import type { Need } from "../../brocard/abilities.js";
import { changeCard, issueCard } from "../../brocard/fixtures.js";
import { refusedFields } from "../../brocard/refusals.js";
import type { World } from "../../brocard/world.js";
import { cents, succeeded } from "../../expectation.js";
import type { MoneyEstate, MoneyMove } from "../probe.js";
import type { Things } from "./recipes.js";

const changes = (moved: Readonly<Record<string, number>>) => () => new Map(Object.entries(moved));

const pending = "pending payments";

/** Money of a company: on the accounts of its users and of the team, on cards of their own, and reserved for payments. */
export function createMoneyEstate(world: World<Need>, things: Things): MoneyEstate {
  const { client } = world;

  async function holdings(): Promise<ReadonlyMap<string, number>> {
    const held = new Map<string, number>();
    const { data: users } = await succeeded(client.GET("/api/v2/users", { params: { query: { per_page: 1000 } } }));
    for (const { email } of users) {
      const { data } = await succeeded(
        client.GET("/api/v2/accounts", { params: { query: { email, per_page: 1000 } } }),
      );
      for (const { available, id } of data) held.set(`account ${id}`, cents(available));
    }
    const query = { per_page: 1000, archived: "include" } as const;
    const { data: cards } = await succeeded(client.GET("/api/v2/cards", { params: { query } }));
    for (const { available, balance_type, id } of cards) {
      if (balance_type === "card_balance") held.set(`card ${id}`, cents(available));
    }
    const waiting = { per_page: 1000, "states[]": [3 as const] };
    const { data: payments } = await succeeded(client.GET("/api/v2/payments", { params: { query: waiting } }));
    const sums = payments.map(({ amount, fees }) =>
      [amount, ...fees.map((fee) => fee.amount)].reduce((sum, each) => sum + cents(each), 0),
    );
    held.set(
      pending,
      sums.reduce((sum, each) => sum + each, 0),
    );
    return held;
  }

  // No list of the API has a running balance, and none holds all movements of an account.
  return { holdings, moves: () => movesOf(world, things), journals: async () => [] };
}

async function accountOf({ client }: World<Need>, email: string): Promise<string> {
  const { data } = await succeeded(client.GET("/api/v2/accounts", { params: { query: { email } } }));
  return `account ${data.find(({ purpose_type }) => purpose_type === "common")?.id}`;
}

async function* movesOf(world: World<Need>, things: Things): AsyncGenerator<MoneyMove> {
  const { client, payments, topUps } = world;
  const [owner, member] = [await things.owner(), await things.member()];
  const [own, theirs] = [await accountOf(world, owner.email), await accountOf(world, member.email)];
  const card = await issueCard(world);
  const top = { income: "1000.00", commission: "1.50" };
  yield {
    name: "a top-up of 1000.00 less 1.50",
    operationId: "listTopUps",
    act: () => topUps.arrive(top),
    changes: changes({ [own]: 99_850 }),
  };

  const send = (amount: number) =>
    client.POST("/api/v2/transfers", { body: { from: owner.email, to: member.email, amount, currency: "USD" } });
  yield {
    name: "a transfer of 10.01",
    operationId: "createTransfer",
    act: () => succeeded(send(10.01)),
    changes: changes({ [own]: -1_001, [theirs]: 1_001 }),
  };
  yield {
    name: "a transfer that is refused",
    operationId: "createTransfer",
    act: () => refusedFields(send(5000), { amount: true }),
    changes: changes({}),
  };

  let filled = 0;
  yield {
    name: "a card with 50.00",
    operationId: "createCard",
    act: async () => {
      filled = (await issueCard(world, "card_balance")).id;
    },
    changes: () =>
      new Map([
        [own, -5_000],
        [`card ${filled}`, 5_000],
      ]),
  };
  const onCard = (amount: number) => ({ [`card ${filled}`]: amount });
  yield {
    name: "the return of 19.70 from a card",
    operationId: "updateCard",
    act: () => succeeded(changeCard(world, filled, { balance: 30.3 })),
    changes: changes({ [own]: 1_970, ...onCard(-1_970) }),
  };
  yield {
    name: "a balance that is refused",
    operationId: "updateCard",
    act: () => refusedFields(changeCard(world, filled, { balance: 50_000 }), { balance: true }),
    changes: changes({}),
  };

  let id = 0;
  const pay =
    (card_id: number, amount: string, more: object = {}) =>
    async () => {
      id = await payments.pay({ card_id, amount, ...more });
    };
  const payment = { operationId: "listPayments" };
  yield {
    ...payment,
    name: "a payment of 7.77 with a fee of 0.10",
    act: pay(card.id, "7.77", { fees: [{ amount: "0.10" }] }),
    changes: changes({ [own]: -787, [pending]: 787 }),
  };
  yield { ...payment, name: "its settlement", act: () => payments.settle(id), changes: changes({ [pending]: -787 }) };
  yield {
    operationId: "listRefunds",
    name: "a refund of 2.00",
    act: () => payments.refund(id, "2.00"),
    changes: changes({ [own]: 200 }),
  };
  yield {
    ...payment,
    name: "a payment of 20.00",
    act: pay(card.id, "20.00"),
    changes: changes({ [own]: -2_000, [pending]: 2_000 }),
  };
  yield {
    ...payment,
    name: "its settlement by 15.00",
    act: () => payments.settle(id, { amount: "15.00" }),
    changes: changes({ [pending]: -2_000, [own]: 500 }),
  };
  yield {
    ...payment,
    name: "a payment that is declined",
    act: pay(card.id, "1.00", { decline: "declined-by-merchant" }),
    changes: changes({}),
  };
  yield {
    ...payment,
    name: "a declined payment with a fee of 0.25",
    act: pay(card.id, "1.00", { decline: "declined-by-bank", decline_fees: [{ amount: "0.25" }] }),
    changes: changes({ [own]: -25 }),
  };
  yield {
    ...payment,
    name: "a payment of 5.00 from a card",
    act: pay(filled, "5.00"),
    changes: changes({ ...onCard(-500), [pending]: 500 }),
  };
  yield {
    ...payment,
    name: "its return",
    act: () => payments.reverse(id),
    changes: changes({ ...onCard(500), [pending]: -500 }),
  };
  yield { ...payment, name: "a payment beyond the card", act: pay(filled, "30.31"), changes: changes({}) };

  const { client: _, ...rest } = world;
  if ("company" in rest) {
    const team = (await succeeded(client.GET("/api/v2/accounts", { params: { query: { email: owner.email } } }))).data;
    const shared = `account ${team.find(({ purpose_type }) => purpose_type === "team")?.id}`;
    yield {
      operationId: "listAccounts",
      name: "money for the team",
      act: () => world.money.arrive({ amount: "12.00", team_id: owner.team.id }),
      changes: changes({ [shared]: 1_200 }),
    };
  }
}
