import { cardTransitions, networkLabels, transitionOf } from "./card-machine.js";
import { type CardRow, updateCard } from "./cards.tables.js";
import { badRequest } from "./fault.js";
import { tierOfCard } from "./tiers.js";
import type { Schemas, VaultsPayScene } from "./types.js";

export interface CardMove {
  /** The operation, or what happens by itself. */
  readonly event: string;
  readonly choice?: string;
  /** Why, as whoever asked for it said. */
  readonly reason?: string | undefined;
  /** What else changes with it. */
  readonly changes?: Partial<CardRow>;
}

/**
 * Takes a card where an event leads, writes it down and sends the webhook of the change.
 * @throws Fault 500/1010 when the state machine knows no such way.
 */
export async function moveCard(scene: VaultsPayScene, card: CardRow, move: CardMove): Promise<CardRow> {
  const { changes, choice, event, reason } = move;
  const transition = transitionOf(cardTransitions, card.status, event, choice);
  if (!transition) throw badRequest(`A card that is ${card.status} does not allow it`);
  const { to, webhook } = transition;
  // The reason belongs to the state: a new state without one has none.
  const status_reason = reason ?? (to === card.status ? card.status_reason : "");
  const moved: CardRow = { ...card, ...changes, status: to, status_reason, updated_at: scene.now };
  await scene.tx.run(updateCard, moved);
  if (webhook) await tell(scene, card.status, moved, webhook);
  return moved;
}

/** Writes down what changed without the state. */
export async function changeCard(scene: VaultsPayScene, card: CardRow, changes: Partial<CardRow>): Promise<CardRow> {
  const changed: CardRow = { ...card, ...changes, updated_at: scene.now };
  await scene.tx.run(updateCard, changed);
  return changed;
}

const pairOf = (code: CardRow["status"]) => ({ code, label: networkLabels[code] });

async function tell(
  scene: VaultsPayScene,
  previous: CardRow["status"],
  card: CardRow,
  type: Schemas["CardStatusEventType"],
): Promise<void> {
  const tier = await tierOfCard(scene, card);
  const body: Schemas["CardStatusEvent"] = {
    id: await eventId(scene),
    type,
    occurred_at: `${new Date(scene.now).toISOString().slice(0, 19)}Z`,
    status: { previous: pairOf(previous), current: pairOf(card.status), reason: card.status_reason },
    card: {
      token: card.token,
      last_four_digits: card.pan.slice(-4),
      tier: tier.title,
      network: tier.network === "MASTERCARD" ? "MC" : "VISA",
      type: card.card_type,
    },
  };
  await scene.deliver("card_status", { key: `card:${card.id}`, body });
}

const base32 = "0123456789abcdefghjkmnpqrstvwxyz";

/** A ULID in small letters: 10 characters of the time, 16 drawn ones. */
async function eventId({ ids, now }: VaultsPayScene): Promise<string> {
  let time = "";
  for (let rest = now; time.length < 10; rest = Math.floor(rest / 32)) time = base32.charAt(rest % 32) + time;
  return time + (await ids.text("card_event", 16, base32));
}
