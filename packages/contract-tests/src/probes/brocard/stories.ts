import type { Need } from "../../brocard/abilities.js";
import { readPayment } from "../../brocard/fixtures.js";
import type { BrocardEvents } from "../../brocard/webhooks.js";
import type { World } from "../../brocard/world.js";
import type { EventStory } from "../probe.js";
import type { Things } from "./recipes.js";

type Told = ReturnType<EventStory["told"]>[number];

/** Waits until each event was told by a webhook of this name. */
const arriver = <Name extends keyof BrocardEvents>(
  world: World<Need>,
  {
    caused,
    told,
    name,
    eventOf,
  }: {
    readonly caused: readonly string[];
    readonly told: () => readonly Told[];
    readonly name: Name;
    readonly eventOf: (event: BrocardEvents[Name]) => string;
  },
) =>
  async function arrive(): Promise<void> {
    for (const event of caused) {
      if (told().some((each) => each.event === event)) continue;
      await world.webhooks.next(name, (message) => eventOf(message) === event);
    }
  };

const paymentEvent = ({ id, state }: BrocardEvents["payment"]) => `${id} ${state.value}`;
const refundEvent = ({ id }: BrocardEvents["refund"]) => `${id}`;
const codeEvent = ({ id }: BrocardEvents["otp_code"]) => `${id}`;

/** The payments of one card: settled, returned and declined ones. */
async function paymentStory(world: World<Need>, things: Things): Promise<EventStory> {
  const { id: card_id } = await things.card();
  const caused: string[] = [];
  const note = async (id: number) => {
    caused.push(`${id} ${(await readPayment(world, id)).state.value}`);
    await world.clock.advance(5);
  };
  for (const end of ["settle", "reverse", "settle"] as const) {
    const id = await world.payments.pay({ card_id, amount: "3.33" });
    await note(id);
    await world.payments[end](id);
    await note(id);
  }
  await note(await world.payments.pay({ card_id, amount: "3.33", decline: "declined-by-merchant" }));
  const ids = new Set(caused.map((event) => event.split(" ")[0]));
  const told = () =>
    world.webhooks.deliveries.flatMap((delivery) => {
      if (delivery.name !== "payment" || !ids.has(`${delivery.event.id}`)) return [];
      const event = paymentEvent(delivery.event);
      return [{ event, message: event }];
    });
  const arrive = arriver(world, { caused, told, name: "payment", eventOf: paymentEvent });
  return { operationId: "receivePayment", caused, told, arrive };
}

/** Refunds of one payment. */
async function refundStory(world: World<Need>, things: Things): Promise<EventStory> {
  const { id } = await things.payment();
  const caused: string[] = [];
  for (const amount of ["0.11", "0.22", "0.33"]) {
    caused.push(`${await world.payments.refund(id, amount)}`);
    await world.clock.advance(5);
  }
  const told = () =>
    world.webhooks.deliveries.flatMap((delivery) => {
      if (delivery.name !== "refund" || !caused.includes(`${delivery.event.id}`)) return [];
      return [{ event: refundEvent(delivery.event), message: refundEvent(delivery.event) }];
    });
  const arrive = arriver(world, { caused, told, name: "refund", eventOf: refundEvent });
  return { operationId: "receiveRefund", caused, told, arrive };
}

/** One-time codes of one card, told apart by their amounts. */
async function codeStory(world: World<Need>, things: Things): Promise<EventStory> {
  const { id: card_id } = await things.card();
  const amounts = ["41.01", "41.02", "41.03"];
  for (const amount of amounts) {
    await world.otp.send({ card_id, amount });
    await world.clock.advance(5);
  }
  const told = () =>
    world.webhooks.deliveries.flatMap((delivery) => {
      if (delivery.name !== "otp_code" || !amounts.includes(delivery.event.amount)) return [];
      return [{ event: delivery.event.amount, message: codeEvent(delivery.event) }];
    });
  const eventOf = ({ amount }: BrocardEvents["otp_code"]) => amount;
  const arrive = arriver(world, { caused: amounts, told, name: "otp_code", eventOf });
  return { operationId: "receiveOtpCode", caused: amounts, told, arrive };
}

/** Events of payments, refunds and codes. `before`: called before the first event of each. */
export async function makeStories(
  world: World<Need>,
  things: Things,
  before: () => void = () => undefined,
): Promise<readonly EventStory[]> {
  await things.payment();
  const stories: EventStory[] = [];
  for (const story of [paymentStory, refundStory, codeStory]) {
    before();
    stories.push(await story(world, things));
  }
  return stories;
}
