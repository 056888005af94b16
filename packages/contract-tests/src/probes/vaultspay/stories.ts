import { succeeded } from "../../expectation.js";
import type { Need } from "../../vaultspay/abilities.js";
import { issueCard, tokenOf } from "../../vaultspay/card-fixtures.js";
import { newContact, ownAccount, transferForm } from "../../vaultspay/transfer-fixtures.js";
import type { VaultsPayEvents } from "../../vaultspay/webhooks.js";
import type { World } from "../../vaultspay/world.js";
import type { EventStory } from "../probe.js";

/** Seconds between two events. */
const pause = 5;
/** Seconds after which a message that failed twice has arrived. */
const longEnough = 120;

/** Messages of one name about one object, as a story tells them. */
interface Telling<Name extends keyof VaultsPayEvents> {
  readonly name: Name;
  readonly isAbout: (event: VaultsPayEvents[Name]) => boolean;
  readonly eventOf: (event: VaultsPayEvents[Name]) => string;
  readonly messageOf: (event: VaultsPayEvents[Name]) => string;
}

function storyOf<Name extends keyof VaultsPayEvents>(
  world: World<Need>,
  operationId: string,
  caused: readonly string[],
  { eventOf, isAbout, messageOf, name }: Telling<Name>,
): EventStory {
  const told = () =>
    world.webhooks.deliveries.flatMap((delivery) => {
      if (delivery.name !== name) return [];
      const event = delivery.event as VaultsPayEvents[Name]; // its name is this one
      return isAbout(event) ? [{ event: eventOf(event), message: messageOf(event) }] : [];
    });
  return {
    operationId,
    caused,
    told,
    async arrive() {
      for (const event of caused) {
        if (told().some((each) => each.event === event)) continue;
        await world.webhooks.next(name, (each) => isAbout(each) && eventOf(each) === event);
      }
    },
  };
}

/** The life of one card after its first day, each change with a reason of its own. */
async function cardStory(world: World<Need>): Promise<EventStory> {
  const { client } = world;
  const card = await issueCard(world);
  const token = tokenOf(card);
  const caused: string[] = [];
  const note = async ({ status }: { readonly status: string }, reason: string) => {
    caused.push(`${status} ${reason}`);
    await world.clock.advance(pause);
  };
  const toggle = async (statusReason: string) => {
    const body = { cardId: card.id, statusReason };
    await note((await succeeded(client.POST("/pcs/api/v1/toggle-freeze-card", { body }))).data, statusReason);
  };
  const set = async (cardStatus: "ACTIVE" | "BLOCK", statusReason: string) => {
    const body = { cardId: card.id, cardStatus, statusReason };
    await note((await succeeded(client.POST("/pcs/api/v1/update-card-status", { body }))).data, statusReason);
  };
  await toggle("mislaid");
  await toggle("found");
  await set("BLOCK", "asked by the holder");
  await set("ACTIVE", "asked by the holder again");
  await world.clock.advance(longEnough);
  return storyOf(world, "receiveCardStatus", caused, {
    name: "card_status",
    isAbout: (event) => event.card.token === token && event.status.previous.code !== "REQUESTED",
    eventOf: ({ status }) => `${status.current.code} ${status.reason}`,
    messageOf: ({ id }) => id,
  });
}

/** One transfer that is done and comes back. */
async function transferStory(world: World<Need>, contact: number): Promise<EventStory> {
  const body = transferForm(contact, { amount: 175 });
  const { id, transactionId } = (await succeeded(world.client.POST("/tc/api/v1/direct-transfer", { body }))).data;
  await world.transfers.settle(id);
  await world.clock.advance(pause);
  await world.transfers.reverse(id);
  await world.clock.advance(longEnough);
  return storyOf(world, "receiveTransactionPerformed", ["SUCCESS", "REVERSED"], {
    name: "transaction_performed",
    isAbout: (event) => event.transactionId === transactionId,
    eventOf: ({ status }) => status,
    // A message of its kind has no number.
    messageOf: ({ status }) => status,
  });
}

/** Events of a card and of a transfer. `before`: called before the first event of each. */
export async function makeStories(
  world: World<Need>,
  before: () => void = () => undefined,
): Promise<readonly EventStory[]> {
  await world.money.arrive((await ownAccount(world)).id, "1000.00");
  const { id } = await newContact(world);
  before();
  const ofTransfer = await transferStory(world, id);
  before();
  return [ofTransfer, await cardStory(world)];
}
