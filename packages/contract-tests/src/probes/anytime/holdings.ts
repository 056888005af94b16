import type { Need } from "../../anytime/abilities.js";
import { load, orderOn } from "../../anytime/card-fixtures.js";
import { openAccount, uploadPapers } from "../../anytime/fixtures.js";
import { outsideIban, statementsOf, transfer, transfersOf } from "../../anytime/transfer-fixtures.js";
import type { World } from "../../anytime/world.js";
import { bodyOf, cents, refused } from "../../expectation.js";
import type { Journal, MoneyEstate, MoneyMove } from "../probe.js";

/** Rows asked for at once; no probe makes as many. */
const limit_number = 500;

/** Money of a customer of Anytime, by its own words: what accounts and cards hold, and what is on its way. */
export function createMoneyEstate(world: World<Need>): MoneyEstate {
  const { client } = world;
  const accounts = async () =>
    (await bodyOf(client.GET("/v1.0/accounts", { params: { query: { limit_number } } }))).accounts;
  const cards = async (id: number) =>
    (await bodyOf(client.GET("/v1.0/accounts/{id}/cards", { params: { path: { id }, query: { limit_number } } })))
      .cards;
  const transactions = async (card_ref: string) => {
    const params = { path: { card_ref }, query: { limit_number } };
    return (await bodyOf(client.GET("/v1.0/cards/{card_ref}/transactions", { params }))).transactions;
  };

  async function holdings(): Promise<ReadonlyMap<string, number>> {
    const places = new Map<string, number>();
    for (const { acc_id: id } of await accounts()) {
      const { balance } = await bodyOf(client.GET("/v1.0/accounts/{id}/balance", { params: { path: { id } } }));
      places.set(`account ${id}`, cents(balance));
      const open = (await transfersOf(world, id)).filter(({ status }) => /^(To execute|In progress)$/.test(status));
      places.set(
        `transfers of account ${id}`,
        open.reduce((sum, { amount }) => sum + cents(amount), 0),
      );
      for (const { balance: listed, card_ref } of await cards(id)) {
        const alone = await bodyOf(client.GET("/v1.0/cards/{card_ref}", { params: { path: { card_ref } } }));
        places.set(`card ${card_ref}`, cents(alone.balance));
        places.set(`card ${card_ref} in its list`, cents(listed));
        const pending = (await transactions(card_ref)).filter(({ status }) => status === "P");
        const moving = pending.reduce((sum, { amount, fx_fee }) => sum + cents(amount) + cents(fx_fee), 0);
        places.set(`pending of card ${card_ref}`, moving);
      }
    }
    return places;
  }

  async function journals(): Promise<readonly Journal[]> {
    const all: Journal[] = [];
    for (const { acc_id } of await accounts()) {
      const rows = [...(await statementsOf(world, acc_id))].sort((a, b) => Number(a.txid) - Number(b.txid));
      const moved = rows.map((row) => ({ id: row.txid, by: signed(row), to: cents(row.balance) }));
      all.push({
        name: `the list of statements of account ${acc_id}`,
        operationId: "listAccountStatements",
        place: `account ${acc_id}`,
        ...addedUp(moved),
      });
      for (const { card_ref } of await cards(acc_id)) {
        const ofCard = [...(await transactions(card_ref))].sort((a, b) => a.txid - b.txid);
        const steps = ofCard.map((row) => ({
          id: `${row.txid}`,
          by: row.status === "S" ? signed(row) - cents(row.fx_fee) : 0,
          to: cents(row.balance_after),
        }));
        all.push({
          name: `the list of transactions of card ${card_ref}`,
          operationId: "listCardTransactions",
          place: `card ${card_ref}`,
          ...addedUp(steps),
        });
      }
    }
    return all;
  }

  return { holdings, journals, moves: () => movesOf(world) };
}

const signed = ({ amount, type }: { readonly amount: number | string; readonly type: string }) =>
  type === "C" ? cents(amount) : -cents(amount);

interface JournalStep {
  readonly id: string;
  readonly by: number;
  readonly to: number;
}

function addedUp(steps: readonly JournalStep[]): { readonly sum: number; readonly breaks: readonly string[] } {
  let sum = 0;
  const breaks: string[] = [];
  for (const { by, id, to } of steps) {
    sum += by;
    if (to !== sum) breaks.push(id);
  }
  return { sum, breaks };
}

/** A story of everything that moves money, one movement after the other, each to the cent. */
async function* movesOf(world: World<Need>): AsyncGenerator<MoneyMove> {
  const { client } = world;
  const id = await openAccount(world);
  await uploadPapers(world, id);
  await world.kyc.accept(id);
  const iban = await bodyOf(
    client.POST("/v1.0/accounts/{id}/iban", { params: { path: { id } }, body: { country_code: "FR" } }),
  );
  const other = await openAccount(world);
  await uploadPapers(world, other);
  await world.kyc.accept(other);
  const params = { params: { path: { id: other } }, body: { country_code: "FR" } };
  const otherIban = await bodyOf(client.POST("/v1.0/accounts/{id}/iban", params));

  const account = `account ${id}`;
  const transfers = `transfers of account ${id}`;
  const changes = (entries: Readonly<Record<string, number>>) => () => new Map(Object.entries(entries));
  const settle = () => world.clock.advance(60);

  yield { name: "the opening of accounts", act: async () => undefined, changes: changes({}) };
  yield {
    name: "money that arrives on an IBAN",
    operationId: "getAccountBalance",
    act: () => world.money.arrive({ acc_id: id, amount: "1000.07", iban: iban.iban }),
    changes: changes({ [account]: 100_007 }),
  };

  let card = "";
  const onCard = (by: number) => ({ [`card ${card}`]: by, [`card ${card} in its list`]: by });
  yield {
    name: "the order of a card loaded with 50.01",
    operationId: "orderCard",
    act: async () => {
      const body = { amount: 50.01 };
      card = (await orderOn(world, id, "VIRTUAL_MULTI_USE", body)).card_ref;
    },
    changes: () => new Map(Object.entries({ [account]: -5_001, ...onCard(5_001) })),
  };
  const pending = `pending of card ${card}`;
  const path = { card_ref: card };
  yield {
    name: "a load of 25.50",
    operationId: "creditCard",
    act: () => bodyOf(client.POST("/v1.0/cards/{card_ref}/credit", { params: { path }, body: load(25.5) })),
    changes: changes({ [account]: -2_550, [pending]: 2_550 }),
  };
  yield {
    name: "the settlement of a load",
    operationId: "creditCard",
    act: settle,
    changes: changes({ [pending]: -2_550, ...onCard(2_550) }),
  };
  yield {
    name: "an unload of 12.34",
    operationId: "debitCard",
    act: () => bodyOf(client.POST("/v1.0/cards/{card_ref}/debit", { params: { path }, body: load(12.34) })),
    changes: changes({ ...onCard(-1_234), [pending]: 1_234 }),
  };
  yield {
    name: "the settlement of an unload",
    operationId: "debitCard",
    act: settle,
    changes: changes({ [account]: 1_234, [pending]: -1_234 }),
  };
  yield {
    name: "a payment of 7.77",
    operationId: "listCardTransactions",
    act: async () => {
      await world.payments.pay({ card_ref: card, amount: "7.77" });
      await settle();
    },
    changes: changes(onCard(-777)),
  };
  yield {
    name: "a payment that is declined",
    operationId: "listCardTransactions",
    act: () => world.payments.pay({ card_ref: card, amount: "9000.00" }),
    changes: changes({}),
  };
  for (const refusal of ["credit", "debit"] as const) {
    yield {
      name: `a ${refusal} that is refused`,
      operationId: `${refusal}Card`,
      act: () =>
        refused(
          client.POST(`/v1.0/cards/{card_ref}/${refusal}`, { params: { path }, body: load(2_400) }),
          refusal === "credit" ? 4020210 : 4020320,
        ),
      changes: changes({}),
    };
  }

  let ctid = 0;
  const order = (amount: number, dst_iban: string) => async () => {
    ctid = (
      await bodyOf(
        transfer(world, id, { amount, dst_iban, dst_swift: dst_iban === outsideIban ? "ABNCNL2A" : otherIban.swift }),
      )
    ).internal_id;
  };
  yield {
    name: "a transfer of 10.01 to the outside",
    operationId: "createCreditTransfer",
    act: order(10.01, outsideIban),
    changes: changes({ [account]: -1_001, [transfers]: 1_001 }),
  };
  yield {
    name: "the execution of a transfer to the outside",
    operationId: "listCreditTransfers",
    act: () => world.transfers.execute(ctid),
    changes: changes({ [transfers]: -1_001 }),
  };
  yield {
    name: "a transfer of 20.02 to another account",
    operationId: "createCreditTransfer",
    act: order(20.02, otherIban.iban),
    changes: changes({ [account]: -2_002, [transfers]: 2_002 }),
  };
  yield {
    name: "the execution of a transfer to another account",
    operationId: "listCreditTransfers",
    act: () => world.transfers.execute(ctid),
    changes: changes({ [transfers]: -2_002, [`account ${other}`]: 2_002 }),
  };
  yield {
    name: "a transfer of 30.03 that waits",
    operationId: "createCreditTransfer",
    act: order(30.03, outsideIban),
    changes: changes({ [account]: -3_003, [transfers]: 3_003 }),
  };
  yield {
    name: "the cancellation of a transfer",
    operationId: "listCreditTransfers",
    act: () => world.transfers.cancel(ctid),
    changes: changes({ [account]: 3_003, [transfers]: -3_003 }),
  };
}
