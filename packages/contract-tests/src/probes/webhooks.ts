import { ExpectationError } from "../expectation.js";
import { ability, type EventStory, type Ground, type GroundProbe, probe } from "./probe.js";

const needs = ["clock", "kyc", "money", "payments", "transfers", "webhooks"] as const;

/** Waits for the events of a story; reports those that never came. */
async function arrive(ground: Ground, story: EventStory, when: string): Promise<boolean> {
  try {
    await story.arrive();
    return true;
  } catch (error) {
    if (!(error instanceof ExpectationError)) throw error;
    const told = story.told().map(({ event }) => event);
    const lost = story.caused.filter((event) => !told.includes(event)).length;
    ground.find(`${lost} of ${story.caused.length} events were not told${when}`, story.operationId);
    return false;
  }
}

/** Webhooks: every event told, in order, also to a receiver that fails at first. */
export const webhookProbes: readonly GroundProbe[] = [
  probe(
    "webhooks-delivered",
    "webhook-delivered",
    "every event is told, and nothing is told that did not happen",
    { needs },
    async (ground) => {
      for (const story of await ground.estate.makeEvents()) {
        if (!(await arrive(ground, story, ""))) continue;
        const invented = story.told().filter(({ event }) => !story.caused.includes(event)).length;
        if (invented > 0) ground.find(`${invented} events were told that did not happen`, story.operationId);
      }
    },
  ),

  probe(
    "webhooks-repeated",
    "webhook-at-least-once",
    "an event is told again until the receiver takes it",
    { needs: [...needs, "receiver"], evidence: "inferred" },
    async (ground) => {
      const receiver = ability(ground, "receiver");
      const stories = await ground.estate.makeEvents(() => receiver.refuseNext(2));
      for (const seconds of [60, 600, 3_600]) await ability(ground, "clock").advance(seconds);
      for (const story of stories) await arrive(ground, story, " to a receiver that failed at first");
      if (receiver.refused() === 0) ground.find("nothing was sent at all");
    },
  ),

  probe(
    "webhooks-ordered",
    "webhook-in-order",
    "the events of one object are told in the order they happened",
    { needs, evidence: "inferred" },
    async (ground) => {
      for (const story of await ground.estate.makeEvents()) {
        if (!(await arrive(ground, story, ""))) continue;
        const told = story.told().map(({ event }) => event);
        const firsts = told.filter((event, i) => story.caused.includes(event) && told.indexOf(event) === i);
        if (firsts.join() !== story.caused.join()) ground.find("the events came in another order", story.operationId);
      }
    },
  ),

  probe(
    "webhooks-ordered-after-failure",
    "webhook-in-order",
    "the order stays when the receiver fails at first",
    { needs: [...needs, "receiver"], evidence: "inferred" },
    async (ground) => {
      const receiver = ability(ground, "receiver");
      const stories = await ground.estate.makeEvents(() => receiver.refuseNext(2));
      for (const seconds of [60, 600, 3_600]) await ability(ground, "clock").advance(seconds);
      for (const story of stories) {
        if (!(await arrive(ground, story, " to a receiver that failed at first"))) continue;
        const told = story.told().map(({ event }) => event);
        const firsts = told.filter((event, i) => story.caused.includes(event) && told.indexOf(event) === i);
        if (firsts.join() !== story.caused.join()) {
          ground.find("the events came in another order after a failure of the receiver", story.operationId);
        }
      }
    },
  ),

  probe(
    "webhooks-numbered",
    "ids-stable",
    "an event that is told twice keeps the number of its message",
    { needs, evidence: "inferred" },
    async (ground) => {
      for (const story of await ground.estate.makeEvents()) {
        if (!(await arrive(ground, story, ""))) continue;
        const numbers = new Map<string, Set<string>>();
        for (const { event, message } of story.told()) {
          numbers.set(event, (numbers.get(event) ?? new Set()).add(message));
        }
        const renamed = [...numbers.values()].filter(({ size }) => size > 1).length;
        if (renamed > 0) ground.find(`${renamed} events were told under several numbers`, story.operationId);
      }
    },
  ),
];
