import type { Need } from "../../anytime/abilities.js";
import {
  activeCard,
  cancelledCard,
  cardAccount,
  cardBalance,
  cardOrder,
  changeCard,
  load,
  orderedCard,
} from "../../anytime/card-fixtures.js";
import { balanceOf, fundedAccount } from "../../anytime/fixtures.js";
import { transferForm } from "../../anytime/transfer-fixtures.js";
import type { World } from "../../anytime/world.js";
import { bodyOf } from "../../expectation.js";
import { at } from "../../json.js";
import type { Call, Caller, Estate, Spending } from "../probe.js";
import { callBy } from "../recipe.js";
import { createMoneyEstate } from "./holdings.js";
import { anytimeRecipes, createThings, formOf } from "./recipes.js";
import { makeStories } from "./stories.js";

/** Rows that are added to a list, so that it has several pages. */
const rows = 5;

/** What a customer of Anytime has. */
export function createAnytimeEstate(world: World<Need>, caller: Caller): Estate {
  const { client } = world;
  const things = createThings(world);
  const recipes = anytimeRecipes(world, things, caller.renewToken);

  const callOf = (operationId: string) => callBy(recipes, world, operationId);

  async function repeat(operationId: string): Promise<void> {
    const call = await callOf(operationId);
    for (let i = 0; i < rows && call !== undefined; i++) await caller.call(call);
  }

  const fillers: Readonly<Record<string, () => Promise<unknown>>> = {
    listAccounts: () => repeat("createAccount"),
    listAccountCards: () => repeat("orderCard"),
    listCardTransactions: () => repeat("creditCard"),
    listCreditTransfers: () => repeat("createCreditTransfer"),
    listAccountStatements: () => repeat("createCreditTransfer"),
    async listIbanStatements() {
      const { id, iban } = await things.account();
      for (let i = 1; i <= rows; i++) await world.money.arrive({ acc_id: id, amount: `${i}.00`, iban });
    },
  };

  return {
    callOf,
    fill: async (operationId) => void (await fillers[operationId]?.()),
    money: createMoneyEstate(world),

    async cardSecrets() {
      const [plastic, single] = [await things.plastic(), await things.single()];
      const pin = await caller.call({
        operationId: "getCardPin",
        path: { card_ref: plastic.card_ref },
        query: { cvc: "000" },
      });
      const pan = await caller.call({ operationId: "getCardPan", path: { card_ref: single.card_ref } });
      return [
        { pin: textAt(pin.content, "pin"), pan: undefined, cvv: "000" },
        { pin: undefined, pan: textAt(pan.content, "pan"), cvv: textAt(pan.content, "cvv") },
      ];
    },

    async callsOfEndedCard() {
      const [plastic, virtual] = [await cancelledCard(world), await cancelledCard(world, "VIRTUAL_SINGLE_USE")];
      const stolen = await activeCard(world);
      await bodyOf(changeCard(world, stolen.card_ref, { card_status: "STO" }));
      const path = { card_ref: plastic.card_ref };
      const move = formOf(load(1));
      const email = { dest_method: "email", dest_value: "cardholder@example.com" };
      return [
        { call: { operationId: "creditCard", path, form: move }, code: 4030350 },
        { call: { operationId: "debitCard", path, form: move }, code: 4030350 },
        { call: { operationId: "getCardPin", path, query: { cvc: "000" } }, code: 4030350 },
        { call: { operationId: "sendCardPin", path }, code: 4030350 },
        { call: { operationId: "createCardDetailsLink", path, form: { ip: "192.0.2.10" } }, code: 4030350 },
        { call: { operationId: "getCardPan", path: { card_ref: virtual.card_ref } }, code: 4030350 },
        { call: { operationId: "sendCardPan", path: { card_ref: virtual.card_ref }, form: email }, code: 4030350 },
        ...["ACT", "BLO", "CAN"].map((card_status) => ({
          call: { operationId: "updateCard", path, form: { card_status } },
          code: 4030350,
        })),
        {
          call: { operationId: "updateCard", path: { card_ref: stolen.card_ref }, form: { card_status: "ACT" } },
          code: 4030365,
        },
      ];
    },

    async makeDated() {
      const { id } = await fundedAccount(world);
      const card = await orderedCard(world);
      await bodyOf(changeCard(world, card.card_ref, { card_status: "ACT" }));
      const transferred = await caller.call({
        operationId: "createCreditTransfer",
        path: { id: `${id}` },
        form: formOf(transferForm({ amount: 3 })),
      });
      await world.transfers.execute(Number(at(transferred.content, "internal_id")));
      const path = { id: `${id}` };
      const ofCard = { card_ref: card.card_ref };
      return [
        { operationId: "checkConnection" },
        { operationId: "listAccountStatements", path },
        { operationId: "listIbanStatements", path },
        { operationId: "listCreditTransfers", path },
        { operationId: "createCreditTransfer", path, form: formOf(transferForm({ amount: 2 })) },
        { operationId: "getCard", path: ofCard },
        { operationId: "listAccountCards", path: { id: `${card.acc_id}` } },
        { operationId: "listCardTransactions", path: ofCard },
      ];
    },

    spendings: () => spendingsOf(world),
    makeEvents: (before) => makeStories(world, things, before),
    // What was loaded and ordered comes to its end within two days.
    async settle() {
      await world.clock?.advance(2 * 86_400);
      await client.GET("/v1.0/apicheck");
      await caller.renewToken();
    },
  };
}

/** Eight calls at once, of which three are affordable. */
const atOnce = 8;

async function spendingsOf(world: World<Need>): Promise<readonly Spending[]> {
  const times = (call: Call) => Array.from({ length: atOnce }, () => call);
  const sender = await fundedAccount(world, "100.00");
  const loaded = await activeCard(world, "VIRTUAL_MULTI_USE");
  // 950.00 are left on the account of the card.
  const unloaded = await activeCard(world, "VIRTUAL_MULTI_USE");
  const orderer = await cardAccount(world, "100.00");
  const order = await cardOrder(world, orderer, { amount: 30, card_type: "VIRTUAL_MULTI_USE" });
  const ofAccount = (id: number, expected: number) => ({ expected, read: () => balanceOf(world, id) });
  return [
    {
      operationId: "createCreditTransfer",
      calls: times({
        operationId: "createCreditTransfer",
        path: { id: `${sender.id}` },
        form: formOf(transferForm({ amount: 30 })),
      }),
      affordable: 3,
      code: 4020210,
      left: ofAccount(sender.id, 1_000),
    },
    {
      operationId: "creditCard",
      calls: times({ operationId: "creditCard", path: { card_ref: loaded.card_ref }, form: formOf(load(300)) }),
      affordable: 3,
      code: 4020210,
      left: ofAccount(loaded.acc_id, 5_000),
    },
    {
      operationId: "debitCard",
      calls: times({ operationId: "debitCard", path: { card_ref: unloaded.card_ref }, form: formOf(load(15)) }),
      affordable: 3,
      code: 4020320,
      left: { expected: 500, read: () => cardBalance(world, unloaded.card_ref) },
    },
    {
      operationId: "orderCard",
      calls: times({ operationId: "orderCard", form: formOf(order) }),
      affordable: 3,
      code: 4020210,
      left: ofAccount(orderer, 1_000),
    },
  ];
}

function textAt(value: unknown, name: string): string | undefined {
  const text = at(value, name);
  return text === undefined || text === null ? undefined : String(text);
}
