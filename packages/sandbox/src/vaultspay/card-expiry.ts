import { defineAction } from "../core/action.js";
import { defineJob } from "../core/job.js";
import { hasEnded } from "./card-machine.js";
import { cardStateOf } from "./card-states-wire.js";
import { moveCard } from "./card-status.js";
import { type CardRow, selectCard } from "./cards.tables.js";
import { badRequest, unknown } from "./fault.js";
import type { VaultsPayScene } from "./types.js";

/** Last month of a card that is valid for a number of months, `YYYY-MM`. `now`: tenant time in milliseconds. */
export function lastMonth(now: number, months: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months)).toISOString().slice(0, 7);
}

/** `YYYY-MM` as it stands on a card, `MM/YY`. */
export const expiryText = (month: string) => `${month.slice(5)}/${month.slice(2, 4)}`;

/** First moment after the last month, UTC milliseconds. */
export const endOf = (month: string) => Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)));

export const expireWhenDue = defineJob(
  "vaultspay.expireCard",
  async (scene: VaultsPayScene, { id }: { readonly id: number }) => {
    const card = await scene.tx.first(selectCard, { tenant: scene.tenant.id, id });
    if (card && !hasEnded(card.status)) await expire(scene, card);
  },
);

export const expireCard = defineAction({
  name: "expireCard",
  summary: "Lets a card run out now instead of at its expiry date.",
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["cardId"],
    properties: { cardId: { type: "integer" } },
  },
  run: async (scene: VaultsPayScene, { cardId }: { readonly cardId: number }) => {
    const card = await scene.tx.first(selectCard, { tenant: scene.tenant.id, id: cardId });
    if (!card) throw unknown("cardId");
    if (hasEnded(card.status)) throw badRequest("The card has ended already");
    return cardStateOf(await expire(scene, card));
  },
});

const expire = (scene: VaultsPayScene, card: CardRow) => moveCard(scene, card, { event: "expiry date passed" });
