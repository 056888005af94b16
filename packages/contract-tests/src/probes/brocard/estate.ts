import type { Need } from "../../brocard/abilities.js";
import { embedLink, openEmbed } from "../../brocard/embed-fixtures.js";
import { binOf, changeCard, inviteUser, issueCard, ownUser } from "../../brocard/fixtures.js";
import type { World } from "../../brocard/world.js";
import { cents, succeeded } from "../../expectation.js";
import type { Call, Estate, Spending } from "../probe.js";
import { callBy } from "../recipe.js";
import { createMoneyEstate } from "./money.js";
import { brocardFillers, brocardRecipes, createThings } from "./recipes.js";
import { makeStories } from "./stories.js";

/** What a company at Brocard has. */
export function createBrocardEstate(world: World<Need>): Estate {
  const things = createThings(world);
  const recipes = brocardRecipes(world, things);
  const fillers = brocardFillers(world, things);

  return {
    callOf: (operationId) => callBy(recipes, world, operationId),
    fill: async (operationId) => void (await fillers[operationId]?.()),
    money: createMoneyEstate(world, things),

    async cardSecrets() {
      const secrets = [];
      for (const card of [await things.card(), await things.filled()]) {
        const { address } = await embedLink(world, card.id);
        const text = String(await succeeded(openEmbed(world, address))).replace(/<[^>]*>/g, " ");
        const pan = /(?:\d{4}\s+){3}\d{4}/.exec(text)?.[0].replace(/\s/g, "");
        secrets.push({ pan, pin: undefined, cvv: undefined });
      }
      return secrets;
    },

    // No card ends for good: a blocked one is set back to work, and the archive is left again.
    callsOfEndedCard: async () => [],
    makeDated: () => makeDated(world),
    spendings: () => spendingsOf(world),
    makeEvents: (before) => makeStories(world, things, before),
    settle: async () => undefined,
  };
}

async function makeDated(world: World<Need>): Promise<readonly Call[]> {
  await world.money.arrive({ amount: "500.00" });
  const [owner, user, card] = [await ownUser(world), await inviteUser(world), await issueCard(world)];
  await succeeded(changeCard(world, card.id, { title: "Dated" }));
  const payment = await world.payments.pay({ card_id: card.id, amount: "10.00" });
  await world.payments.settle(payment);
  const refund = await world.payments.refund(payment, "1.00");
  await world.topUps.arrive({ income: "20.00" });
  const body = { from: owner.email, to: user.email, amount: 1, currency: "USD" as const };
  const transfer = await succeeded(world.client.POST("/api/v2/transfers", { body }));
  const ofCard = { card_id: `${card.id}` };
  return [
    { operationId: "listCards" },
    { operationId: "getCard", path: ofCard },
    { operationId: "listCardChanges", path: ofCard },
    { operationId: "listPayments" },
    { operationId: "getPayment", path: { payment_id: `${payment}` } },
    { operationId: "listRefunds" },
    { operationId: "getRefund", path: { refund_id: `${refund}` } },
    { operationId: "listTopUps" },
    { operationId: "listTransfers" },
    { operationId: "getTransfer", path: { transfer_id: `${transfer.id}` } },
    { operationId: "getUser", path: { user_id: `${user.id}` } },
  ];
}

/** Eight calls at once, of which three are affordable. */
const atOnce = 8;

async function spendingsOf(world: World<Need>): Promise<readonly Spending[]> {
  const times = (call: Call) => Array.from({ length: atOnce }, () => call);
  const [owner, sender, holder] = [await ownUser(world), await inviteUser(world), await inviteUser(world)];
  for (const { email } of [sender, holder]) await world.money.arrive({ amount: "100.00", email });
  const left = (email: string) => ({
    expected: 1_000,
    read: async () => {
      const { data } = await succeeded(world.client.GET("/api/v2/accounts", { params: { query: { email } } }));
      return cents(data.find(({ purpose_type }) => purpose_type === "common")?.available ?? "0");
    },
  });
  const card = { title: "At once", user_id: holder.id, transaction_limit: 100, balance: 30 };
  return [
    {
      operationId: "createTransfer",
      calls: times({
        operationId: "createTransfer",
        json: { from: sender.email, to: owner.email, amount: 30, currency: "USD" },
      }),
      affordable: 3,
      code: 422,
      left: left(sender.email),
    },
    {
      operationId: "createCard",
      calls: times({ operationId: "createCard", json: { ...card, bin: await binOf(world, "card_balance") } }),
      affordable: 3,
      code: 422,
      left: left(holder.email),
    },
  ];
}
