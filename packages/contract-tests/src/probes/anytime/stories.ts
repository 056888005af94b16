import type { Need } from "../../anytime/abilities.js";
import { activeCard, load } from "../../anytime/card-fixtures.js";
import { transfer, transfersOf } from "../../anytime/transfer-fixtures.js";
import type { World } from "../../anytime/world.js";
import { bodyOf } from "../../expectation.js";
import type { EventStory } from "../probe.js";
import type { Things } from "./recipes.js";

/** Payments of one card. Distinct amounts, so that a message tells which it is about. */
const payments = ["1.11", "2.22", "3.33", "4.44"];

/** The events of one card: loads, unloads, payments and one that is declined. */
async function cardStory(world: World<Need>): Promise<EventStory> {
  const { card_ref } = await activeCard(world, "VIRTUAL_MULTI_USE");
  const path = { card_ref };
  await bodyOf(world.client.POST("/v1.0/cards/{card_ref}/credit", { params: { path }, body: load(20) }));
  await world.clock.advance(30);
  await bodyOf(world.client.POST("/v1.0/cards/{card_ref}/debit", { params: { path }, body: load(5.5) }));
  await world.clock.advance(30);
  for (const amount of payments) {
    await world.payments.pay({ card_ref, amount });
    await world.clock.advance(30);
  }
  await world.payments.pay({ card_ref, amount: "9000.00" });
  const params = { path, query: { limit_number: 500 } };
  const { transactions } = await bodyOf(world.client.GET("/v1.0/cards/{card_ref}/transactions", { params }));
  const caused = [...transactions].sort((a, b) => a.txid - b.txid).map(({ status, txid }) => `${txid} ${status}`);

  const told = () =>
    world.webhooks.deliveries.flatMap((delivery) => {
      if (delivery.name !== "card_last_tx" || delivery.event.body.card_ref !== card_ref) return [];
      const { status, txid } = delivery.event.body.transaction;
      return [{ event: `${txid} ${status}`, message: `${delivery.event.request_id}` }];
    });
  return {
    operationId: "receiveCardLastTx",
    caused,
    told,
    async arrive() {
      for (const event of caused) {
        if (told().some((each) => each.event === event)) continue;
        await world.webhooks.next("card_last_tx", ({ body }) => {
          const { status, txid } = body.transaction;
          return body.card_ref === card_ref && `${txid} ${status}` === event;
        });
      }
    },
  };
}

/** The events of the transfers of one account: executed, executed, cancelled. */
async function transferStory(world: World<Need>, things: Things): Promise<EventStory> {
  const { id } = await things.account();
  const ends = ["execute", "execute", "cancel"] as const;
  const caused: string[] = [];
  const numbers = new Set<number>();
  for (const end of ends) {
    const { internal_id } = await bodyOf(transfer(world, id, { amount: 1.75 }));
    await world.transfers[end](internal_id);
    numbers.add(internal_id);
    const row = (await transfersOf(world, id)).find((each) => each.internal_id === internal_id);
    caused.push(`${internal_id} ${row?.status}`);
    await world.clock.advance(5);
  }
  const told = () =>
    world.webhooks.deliveries.flatMap((delivery) => {
      if (delivery.name !== "credit_transfer_processed") return [];
      const rows = delivery.event.body["credit-transfers"].filter(({ internal_id }) => numbers.has(internal_id));
      return rows.map(({ internal_id, status }) => ({
        event: `${internal_id} ${status}`,
        message: `${delivery.event.request_id}`,
      }));
    });
  return {
    operationId: "receiveCreditTransferProcessed",
    caused,
    told,
    async arrive() {
      for (const event of caused) {
        if (told().some((each) => each.event === event)) continue;
        await world.webhooks.next("credit_transfer_processed", ({ body }) =>
          body["credit-transfers"].some(({ internal_id, status }) => `${internal_id} ${status}` === event),
        );
      }
    },
  };
}

/** Events of transfers and of a card. `before`: called before each of the two. */
export async function makeStories(
  world: World<Need>,
  things: Things,
  before: () => void = () => undefined,
): Promise<readonly EventStory[]> {
  await things.account();
  before();
  const ofTransfers = await transferStory(world, things);
  before();
  return [ofTransfers, await cardStory(world)];
}
