import { succeeded } from "../../expectation.js";
import type { Need } from "../../vaultspay/abilities.js";
import { dollar, newAccount } from "../../vaultspay/fixtures.js";
import { refusedWith } from "../../vaultspay/refusals.js";
import { newContact, ownAccount, transferForm } from "../../vaultspay/transfer-fixtures.js";
import type { World } from "../../vaultspay/world.js";
import type { Journal, MoneyEstate, MoneyMove } from "../probe.js";
import type { Things } from "./things.js";

const changes = (moved: Readonly<Record<string, number>>) => () => new Map(Object.entries(moved));

/** Where money of an account lies, by the names of the API. */
const placesOf = (id: number) => ({ free: `balance of ${id}`, held: `balanceOnHold of ${id}` });

/** Money of a company: at hand on its accounts and those of its customers, and set aside there. */
export function createMoneyEstate(world: World<Need>, things: Things): MoneyEstate {
  const { client } = world;
  const accounts = async () =>
    (await succeeded(client.GET("/be/api/v1/accounts", { params: { query: { perPage: 100 } } }))).data;

  async function holdings(): Promise<ReadonlyMap<string, number>> {
    const held = new Map<string, number>();
    for (const { balance, balanceOnHold, id } of await accounts()) {
      held.set(placesOf(id).free, balance);
      held.set(placesOf(id).held, balanceOnHold);
    }
    return held;
  }

  async function journalOf(id: number): Promise<Journal> {
    const path = { id };
    const { data } = await succeeded(client.GET("/be/api/v1/account-ledger/{id}", { params: { path } }));
    const breaks: string[] = [];
    let sum = 0;
    // The newest entry stands first.
    for (const entry of [...data].reverse()) {
      sum += entry.credit - entry.debit;
      if (entry.balance !== sum) breaks.push(`${entry.id}`);
    }
    return { name: `the ledger of ${id}`, operationId: "listLedgerEntries", place: placesOf(id).free, sum, breaks };
  }

  return {
    holdings,
    moves: () => movesOf(world, things),
    async journals() {
      const all = await accounts();
      return Promise.all(all.map(({ id }) => journalOf(id)));
    },
  };
}

async function* movesOf(world: World<Need>, things: Things): AsyncGenerator<MoneyMove> {
  const { id } = await ownAccount(world);
  const own = placesOf(id);
  const { account, user } = await things.holder();
  const theirs = placesOf(account.id);
  const dollars = await newAccount(world, user.id, dollar);
  yield {
    name: "money that arrives",
    operationId: "listAccounts",
    act: () => world.money.arrive(id, "1000.00"),
    changes: changes({ [own.free]: 100_000 }),
  };
  yield {
    name: "money that arrives for a customer",
    operationId: "listAccounts",
    act: () => world.money.arrive(account.id, "300.00"),
    changes: changes({ [theirs.free]: 30_000 }),
  };
  yield {
    name: "money in another currency",
    operationId: "listAccounts",
    act: () => world.money.arrive(dollars.id, "12.34"),
    changes: changes({ [placesOf(dollars.id).free]: 1_234 }),
  };
  yield* transferMoves(world, things, own, theirs);
  yield* cardMoves(world, things, theirs);
}

type Places = ReturnType<typeof placesOf>;

/** Transfers to the outside and to a customer: under way, done, given back, refused. */
async function* transferMoves(
  world: World<Need>,
  things: Things,
  own: Places,
  theirs: Places,
): AsyncGenerator<MoneyMove> {
  const outside = await things.contact();
  const inside = await newContact(world, (await things.holder()).account.iban ?? "");
  let id = 0;
  let amount = 0;
  let total = 0;
  const send = (contact: number, minor: number) => async () => {
    const body = transferForm(contact, { amount: minor });
    const { data } = await succeeded(world.client.POST("/tc/api/v1/direct-transfer", { body }));
    id = data.id;
    amount = data.amount;
    total = data.amount + data.totalCharges;
  };
  const move = (
    name: string,
    act: MoneyMove["act"],
    moved: () => Readonly<Record<string, number>>,
    operationId = "createDirectTransfer",
  ): MoneyMove => ({ name, operationId, act, changes: () => new Map(Object.entries(moved())) });
  const begun = () => ({ [own.free]: -total, [own.held]: total });

  yield move("a transfer of 100.01 to the outside", send(outside.id, 10_001), begun);
  yield move(
    "its end",
    () => world.transfers.settle(id),
    () => ({ [own.held]: -total }),
    "getTransaction",
  );
  yield move(
    "its return",
    () => world.transfers.reverse(id),
    () => ({ [own.free]: total }),
    "getTransaction",
  );
  yield move("a transfer of 20.02 to a customer", send(inside.id, 2_002), begun);
  yield move(
    "its arrival",
    () => world.transfers.settle(id),
    () => ({ [own.held]: -total, [theirs.free]: amount }),
    "getTransaction",
  );
  yield move(
    "its return by the customer",
    () => world.transfers.reverse(id),
    () => ({ [own.free]: total, [theirs.free]: -amount }),
    "getTransaction",
  );
  yield move("a transfer of 30.03 under way", send(outside.id, 3_003), begun);
  yield move(
    "its return before its end",
    () => world.transfers.reverse(id),
    () => ({ [own.free]: total, [own.held]: -total }),
    "getTransaction",
  );
  const body = transferForm(outside.id, { amount: 99_999_999 });
  yield move(
    "a transfer beyond the money",
    () => refusedWith(world.client.POST("/tc/api/v1/direct-transfer", { body }), 1010),
    () => ({}),
  );
}

/** Payments of a card: set aside, taken, given back, declined. */
async function* cardMoves(world: World<Need>, things: Things, theirs: Places): AsyncGenerator<MoneyMove> {
  const { payments } = world;
  const { id: cardId } = await things.card();
  let id = 0;
  const pay =
    (amount: string, more: object = {}) =>
    async () => {
      id = await payments.pay({ cardId, amount, ...more });
    };
  const operationId = "listTransactions";
  const begun = (minor: number) => changes({ [theirs.free]: -minor, [theirs.held]: minor });
  yield { name: "a payment of 12.34", operationId, act: pay("12.34"), changes: begun(1_234) };
  yield {
    name: "its settlement",
    operationId,
    act: () => payments.settle(id),
    changes: changes({ [theirs.held]: -1_234 }),
  };
  yield {
    name: "its return",
    operationId,
    act: () => payments.reverse(id),
    changes: changes({ [theirs.free]: 1_234 }),
  };
  yield {
    name: "a payment of 10.01 dollars",
    operationId,
    act: pay("10.01", { currency: "USD", rate: "3.6725" }),
    changes: begun(3_676),
  };
  yield {
    name: "its return before its settlement",
    operationId,
    act: () => payments.reverse(id),
    changes: changes({ [theirs.free]: 3_676, [theirs.held]: -3_676 }),
  };
  yield { name: "a payment beyond the money", operationId, act: pay("9000.00"), changes: changes({}) };
}
