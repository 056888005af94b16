import { defineAction } from "../core/action.js";
import { defineJob } from "../core/job.js";
import { logChange } from "./card-changes.js";
import { microAfter, show } from "./card-update.js";
import { type CardState, selectCard, updateCardRow } from "./cards.tables.js";
import { invalid, notFound } from "./fault.js";
import { messages } from "./messages.js";
import type { BrocardScene, Parts } from "./types.js";

interface Deferral {
  readonly card_id: number;
  readonly state: CardState;
  /** Milliseconds since the epoch, tenant time. */
  readonly at: number;
}

/** Brings a card to its deferred state, unless that was changed or taken back meanwhile. */
const performDeferred = defineJob(
  "brocard.deferredState",
  async (scene: BrocardScene, { at, card_id, state }: Deferral) => {
    const card = await scene.tx.first(selectCard, { tenant: scene.tenant.id, id: card_id });
    if (!card || card.deferred_state !== state || card.deferred_at !== at) return;
    const before = await show(scene, card);
    const micro_payments_enabled = microAfter(card, state);
    const changed = { ...card, micro_payments_enabled, state, deferred_state: null, deferred_at: null };
    await scene.tx.run(updateCardRow, changed);
    await logChange(scene, changed, { before, after: await show(scene, changed), user_id: card.user_id });
  },
);

const deferCardState = defineAction({
  name: "deferCardState",
  summary: "A card is to go over to another state later; what does that with the vendor is not stated.",
  schema: {
    type: "object",
    required: ["card_id", "state", "at"],
    additionalProperties: false,
    properties: {
      card_id: { type: "integer", minimum: 1 },
      state: { type: "integer", enum: [2, 3, 4] },
      at: { type: "string" },
    },
  },
  run: async (scene: BrocardScene, input: { card_id: number; state: CardState; at: string }) => {
    const card = await scene.tx.first(selectCard, { tenant: scene.tenant.id, id: input.card_id });
    if (!card) throw notFound();
    const at = Date.parse(input.at);
    if (!Number.isSafeInteger(at)) throw invalid("at", messages.format("at"));
    const { card_id, state } = input;
    await scene.tx.run(updateCardRow, { ...card, deferred_state: state, deferred_at: at });
    await scene.schedule(performDeferred, { at, payload: { card_id, state, at } });
    return { card_id, state, at: new Date(at).toISOString() };
  },
});

export const cardDeferredParts: Parts = { jobs: [performDeferred], actions: [deferCardState] };
