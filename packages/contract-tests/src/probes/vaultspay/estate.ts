import { succeeded } from "../../expectation.js";
import type { Need } from "../../vaultspay/abilities.js";
import {
  conversionAddress,
  endedCard,
  issueCard,
  type readCard,
  report,
  tokenOf,
} from "../../vaultspay/card-fixtures.js";
import { holder, newAccount, readAccount } from "../../vaultspay/fixtures.js";
import { newContact, transferForm } from "../../vaultspay/transfer-fixtures.js";
import type { World } from "../../vaultspay/world.js";
import type { Call, Caller, CardSecrets, Estate, Spending } from "../probe.js";
import { callBy } from "../recipe.js";
import { createMoneyEstate } from "./money.js";
import { vaultspayRecipes } from "./recipes.js";
import { makeStories } from "./stories.js";
import { createThings } from "./things.js";

/** Rows that are added to a list, so that it has several pages. */
const rows = 5;

/** Seconds after which nothing is under way any more. */
const longEnough = 3_600;

/** What a company at VaultsPay has. */
export function createVaultsPayEstate(world: World<Need>, caller: Caller): Estate {
  const things = createThings(world);
  const recipes = vaultspayRecipes(world, things);
  const each = async (make: () => Promise<unknown>) => {
    for (let i = 0; i < rows; i++) await make();
  };
  const fillers: Readonly<Record<string, () => Promise<unknown>>> = {
    async listAccounts() {
      const { user } = await things.holder();
      await each(() => newAccount(world, user.id));
    },
    listCardIssues: () => each(async () => succeeded(report(world, (await things.issue()).id))),
    async listTransactions() {
      const { account } = await things.holder();
      await each(() => world.money.arrive(account.id, "1.00"));
    },
  };

  return {
    callOf: (operationId) => callBy(recipes, world, operationId),
    fill: async (operationId) => void (await fillers[operationId]?.()),
    money: createMoneyEstate(world, things),

    async cardSecrets() {
      const [plastic, virtual] = [await things.plastic(), await things.card()];
      return [
        { ...(await secretsOf(world, plastic.id)), pin: things.pin() },
        { ...(await secretsOf(world, virtual.id)), pin: undefined },
      ];
    },

    callsOfEndedCard: async () => callsOf(await endedCard(world)),
    makeDated: () => makeDated(world),
    spendings: () => spendingsOf(world),
    makeEvents: (before) => makeStories(world, before),
    async settle() {
      await world.clock?.advance(longEnough);
      await caller.renewToken();
    },
  };
}

async function secretsOf({ client }: World<Need>, cardId: number): Promise<Omit<CardSecrets, "pin">> {
  const { pan } = (await succeeded(client.POST("/pcs/api/v1/get-card-pan", { body: { cardId } }))).data;
  const { cvv } = (await succeeded(client.POST("/pcs/api/v1/get-card-cvv", { body: { cardId } }))).data;
  return { pan, cvv };
}

/** Everything that is refused of a card that was replaced. */
function callsOf(card: Awaited<ReturnType<typeof readCard>>): Awaited<ReturnType<Estate["callsOfEndedCard"]>> {
  const cardId = card.id;
  const refused = (operationId: string, more: object = {}) => ({
    call: { operationId, json: { cardId, ...more } },
    code: 1010,
  });
  return [
    ...["getCardPan", "getCardCvv", "getCardExpiry", "enrollCardThreeDs", "removeCardThreeDs"].map((each) =>
      refused(each),
    ),
    { call: { operationId: "getCardPan", json: { token: tokenOf(card) } }, code: 1010 },
    refused("setCardPin", { pin: "4826" }),
    refused("processCardRequest", { status: "ISSUANCE_IN_PROGRESS" }),
    refused("updateCardManufacturing", { manufacturingStatus: "MANUFACTURED" }),
    refused("updateCardDelivery", { deliveryStatus: "DELIVERED" }),
    refused("activateCard", { pan: "5555555555554444", expiryDate: "12/30" }),
    ...["ACTIVE", "BLOCK"].map((cardStatus) => refused("updateCardStatus", { cardStatus, statusReason: "asked for" })),
    refused("toggleCardFreeze"),
    refused("updateCardAccount", { accountId: card.account.accountId }),
    refused("reportCardIssue", { issueType: "DAMAGED", statusReason: "Chip broken" }),
    ...["reviewCardIssue", "replaceCard", "renewCard", "declineCardIssue"].map((each) => refused(each)),
    refused("requestPhysicalCard", { address: { ...conversionAddress } }),
    refused("processPhysicalCardRequest", { status: "APPROVED" }),
  ];
}

/** Things that happened just now, none of them older. */
async function makeDated(world: World<Need>): Promise<readonly Call[]> {
  const { account, user } = await holder(world);
  await world.money.arrive(account.id, "500.00");
  const card = await issueCard(world, "VIRTUAL", { customerId: user.id, accountId: account.id });
  const payment = await world.payments.pay({ cardId: card.id, amount: "10.00" });
  await world.payments.settle(payment);
  await succeeded(report(world, card.id));
  const query = { accountId: `${account.id}` };
  return [
    { operationId: "listTransactions", query },
    { operationId: "getTransaction", path: { id: `${payment}` } },
    { operationId: "listLedgerEntries", path: { id: `${account.id}` } },
    { operationId: "getCardDetails", json: { cardId: card.id } },
    { operationId: "listCardIssues", query: { cardId: `${card.id}` } },
  ];
}

/** Calls at once, and how many of them the money is enough for. */
const [atOnce, affordable] = [8, 3];
/** Minor units that are left then. */
const rest = 100;

async function spendingsOf(world: World<Need>): Promise<readonly Spending[]> {
  const { account, user } = await holder(world);
  const { id: contact } = await newContact(world);
  const orderFrom = (id: number) => transferForm(contact, { amount: 3_000, senderAccountId: String(id) });
  // What a transfer takes beyond its amount is the provider's to choose: a first one tells.
  await world.money.arrive(account.id, "1000.00");
  const body = orderFrom(account.id);
  const { data } = await succeeded(world.client.POST("/tc/api/v1/direct-transfer", { body }));
  const minor = affordable * (data.amount + data.totalCharges) + rest;
  const { id } = await newAccount(world, user.id);
  await world.money.arrive(id, `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`);
  const operationId = "createDirectTransfer";
  return [
    {
      operationId,
      calls: Array.from({ length: atOnce }, () => ({ operationId, json: orderFrom(id) })),
      affordable,
      code: 1010,
      left: { expected: rest, read: async () => (await readAccount(world, id)).balance },
    },
  ];
}
