import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { fundedCard, issueCard, report, setStatus, tokenOf } from "../../vaultspay/card-fixtures.js";
import { cardsIn, nextChange, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import { statusOf } from "../../vaultspay/transfer-fixtures.js";

const path = "/pcs/api/v1/update-card-status";
const blocking = { cardStatus: "BLOCK", statusReason: "asked for" } as const;

/** Each way that changes the state, and the webhook of it. */
const ways = [
  ["ACTIVE", "BLOCK", "card.status.block"],
  ["FREEZE", "BLOCK", "card.status.block"],
  ["BLOCK", "ACTIVE", "card.status.active"],
  ["FREEZE", "ACTIVE", "card.status.active"],
] as const;

export const updateCardStatusScenarios = [
  ...doorStories("updateCardStatus", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, ...blocking } }),
  ),
  ...selectorStories("updateCardStatus", "cardToken", ({ client }, selection) =>
    client.POST(path, { body: { ...selection, ...blocking } }),
  ),
  ...stateStories("updateCardStatus", ["ACTIVE", "FREEZE", "BLOCK"], (world, { id }) => setStatus(world, id, "BLOCK")),

  ...ways.map(([from, to, type]) =>
    scenario(
      "updateCardStatus",
      `takes a card from ${from} to ${to} and sends its webhook`,
      { needs: ["cards", "kyc", "webhooks"], evidence: "stated" },
      async (world) => {
        const card = await cardsIn[from](world);
        const body = { cardId: card.id, cardStatus: to, statusReason: `now ${to}` };
        const { data } = await succeeded(world.client.POST(path, { body }));
        const expected = [card.id, tokenOf(card), to, `now ${to}`];
        expectSame("the card", [data.id, data.token, data.status, data.statusReason], expected);
        let change = await nextChange(world, card);
        while (change.to !== to || change.from !== from) change = await nextChange(world, card);
        expectSame("the webhook", change, { type, from, to });
      },
    ),
  ),

  scenario(
    "updateCardStatus",
    "takes the state it is in again, with another reason and no webhook",
    { needs: ["kyc", "webhooks", "clock"] },
    async (world) => {
      const card = await issueCard(world);
      for (const status of ["ACTIVE", "BLOCK", "BLOCK"] as const) {
        const { data } = await succeeded(setStatus(world, card.id, status, "because"));
        expectSame("the card", [data.status, data.statusReason], [status, "because"]);
      }
      await world.clock.advance(60);
      const sent = world.webhooks.deliveries.length;
      expectSame("the webhooks: active at first, then blocked", sent, 2);
    },
  ),

  scenario(
    "updateCardStatus",
    "lets a blocked card pay nothing",
    { needs: ["kyc", "money", "payments"] },
    async (world) => {
      const { id } = await fundedCard(world);
      await succeeded(setStatus(world, id, "BLOCK"));
      const blocked = await world.payments.pay({ cardId: id, amount: "10.00" });
      await succeeded(setStatus(world, id, "ACTIVE"));
      const open = await world.payments.pay({ cardId: id, amount: "10.00" });
      expectSame("the payments", [await statusOf(world, blocked), await statusOf(world, open)], ["FAILED", "PENDING"]);
    },
  ),

  scenario(
    "updateCardStatus",
    "answers 500 1010 to ACTIVE while a report is open, and still blocks",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      await succeeded(report(world, id, "STOLEN"));
      await refusedWith(setStatus(world, id, "ACTIVE"), 1010);
      expectSame("the state", (await succeeded(setStatus(world, id, "BLOCK"))).data.status, "BLOCK");
      await refusedWith(setStatus(world, id, "ACTIVE"), 1010);
    },
  ),

  scenario(
    "updateCardStatus",
    "answers 422 1000 to another state, and without a reason",
    { evidence: "stated" },
    async ({ client }) => {
      const post = (body: object) => client.POST(path, { body: wrong({ cardId: unknownId, ...blocking, ...body }) });
      await refusedFor(post({ cardStatus: "FREEZE" }), "cardStatus");
      await refusedFor(post({ statusReason: 1 }), "statusReason");
      await refusedWith(client.POST(path, { body: wrong({ cardId: unknownId, cardStatus: "BLOCK" }) }), 1000);
    },
  ),
];
