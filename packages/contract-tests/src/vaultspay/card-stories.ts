import { expectSame, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import {
  type Card,
  cardInProgress,
  decisions,
  deliveredCard,
  issueCard,
  readCard,
  reviewedCard,
  setStatus,
  toggleFreeze,
  tokenOf,
} from "./card-fixtures.js";
import { type Schemas, unknownId } from "./fixtures.js";
import { type AnyResult, refusedFor, refusedWith } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { World, WorldBase } from "./world.js";

type Client = Pick<WorldBase, "client">;
type CardStatus = Schemas["CardStatus"];

/** What names a card in a body: its number, its token, or both. */
export interface Selection {
  readonly cardId?: number;
  readonly cardToken?: number;
  readonly token?: number;
}

/** A call about a card, whatever state it is in. */
export type CardCall = (world: Client, selection: Selection) => PromiseLike<AnyResult>;

/** How an operation that takes number or token tells which card it means. `token`: how the body spells the token. */
export function selectorStories(
  operationId: Subject,
  token: "cardToken" | "token",
  call: CardCall,
): readonly AnyScenario[] {
  return [
    scenario(
      operationId,
      "answers 422 1000 to a card that does not exist, or that is another company's",
      { needs: ["kyc", "neighbour"] },
      async (world) => {
        await refusedFor(call(world, { cardId: unknownId }), "cardId");
        await refusedFor(call(world, { [token]: unknownId }), token);
        const neighbour = await world.neighbour();
        await issueCard(neighbour);
        const { id } = await issueCard(neighbour);
        await refusedFor(call(world, { cardId: id }), "cardId");
      },
    ),

    scenario(
      operationId,
      "answers 422 1000 without a card, and to number and token of two cards",
      { needs: ["kyc"] },
      async (world) => {
        await refusedWith(call(world, {}), 1000);
        const [one, other] = [await issueCard(world), await issueCard(world)];
        await refusedFor(call(world, { cardId: one.id, [token]: tokenOf(other) }), token);
      },
    ),
  ];
}

/** How an operation that takes a number tells which card it means. */
export function numberStories(
  operationId: Subject,
  call: (world: Client, cardId: number) => PromiseLike<AnyResult>,
): readonly AnyScenario[] {
  return [
    scenario(
      operationId,
      "answers 422 1000 to a card that does not exist, or that is another company's",
      { needs: ["kyc", "neighbour"] },
      async (world) => {
        await refusedFor(call(world, unknownId), "cardId");
        const neighbour = await world.neighbour();
        await issueCard(neighbour);
        const { id } = await issueCard(neighbour);
        await refusedFor(call(world, id), "cardId");
      },
    ),
  ];
}

/** Makes a card in each of the states; virtual where nothing else is needed. */
export const cardsIn: Readonly<Record<CardStatus, (world: World<"cards" | "kyc">) => Promise<Card>>> = {
  REQUESTED: (world) => issueCard(world, "PHYSICAL"),
  ISSUANCE_IN_PROGRESS: cardInProgress,
  PENDING_VERIFICATION: deliveredCard,
  ACTIVE: (world) => issueCard(world),
  async FREEZE(world) {
    const { id } = await issueCard(world);
    await succeeded(toggleFreeze(world, id));
    return readCard(world, id);
  },
  async BLOCK(world) {
    const { id } = await issueCard(world);
    await succeeded(setStatus(world, id, "BLOCK"));
    return readCard(world, id);
  },
  async REPLACED(world) {
    const { id } = await reviewedCard(world);
    await succeeded(decisions.replace(world, id));
    return readCard(world, id);
  },
  async RENEWED(world) {
    const { id } = await reviewedCard(world);
    await succeeded(decisions.renew(world, id));
    return readCard(world, id);
  },
  async EXPIRED(world) {
    const { id } = await issueCard(world);
    await world.cards.expire(id);
    return readCard(world, id);
  },
};

/** All states, in the order of a life. */
export const allStatuses: readonly CardStatus[] = [
  "REQUESTED",
  "ISSUANCE_IN_PROGRESS",
  "PENDING_VERIFICATION",
  "ACTIVE",
  "FREEZE",
  "BLOCK",
  "REPLACED",
  "RENEWED",
  "EXPIRED",
];

/** Only a report leads on from these. */
export const ends: readonly CardStatus[] = ["REPLACED", "RENEWED", "EXPIRED"];

/**
 * That an operation is refused in every state but these, and that a refusal changes nothing. Where it is allowed has
 * scenarios of its own.
 */
export function stateStories(
  operationId: Subject,
  allowed: readonly CardStatus[],
  call: (world: Client, card: Card) => PromiseLike<AnyResult>,
): readonly AnyScenario[] {
  const refusing = allStatuses.filter((status) => !allowed.includes(status));
  return [
    scenario(
      operationId,
      `answers 500 1010 to a card that is ${refusing.join(", ")}`,
      { needs: ["cards", "kyc"] },
      async (world) => {
        for (const status of refusing) {
          const card = await cardsIn[status](world);
          expectSame("the state of the card", card.status, status);
          await refusedWith(call(world, card), 1010);
          expectSame("the state after the refusal", (await readCard(world, card.id)).status, status);
        }
      },
    ),
  ];
}

/** The next card webhook about a card, as the states it tells. */
export async function nextChange(world: World<"webhooks">, card: Card) {
  const token = tokenOf(card);
  const event = await world.webhooks.next("card_status", (each) => each.card.token === token);
  return { type: event.type, from: event.status.previous.code, to: event.status.current.code };
}
