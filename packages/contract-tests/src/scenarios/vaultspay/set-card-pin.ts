import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import {
  activePhysicalCard,
  decisions,
  issueCard,
  readCard,
  report,
  review,
  tokenOf,
} from "../../vaultspay/card-fixtures.js";
import { selectorStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/set-pin";
const pin = "4826";

export const setCardPinScenarios = [
  ...doorStories("setCardPin", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, pin } }),
  ),
  ...selectorStories("setCardPin", "cardToken", ({ client }, selection) =>
    client.POST(path, { body: { ...selection, pin } }),
  ),

  scenario(
    "setCardPin",
    "sets and changes the PIN of a physical card, by number or token",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world, "PHYSICAL");
      for (const selection of [{ cardId: card.id }, { cardToken: tokenOf(card) }]) {
        const { data } = await succeeded(world.client.POST(path, { body: { ...selection, pin } }));
        expectSame("the answer", data, { cardId: card.id, pinSet: true });
      }
      expectSame("whether it is set", (await readCard(world, card.id)).pinSet, true);
      const active = await activePhysicalCard(world);
      await succeeded(world.client.POST(path, { body: { cardId: active.id, pin: "1357" } }));
    },
  ),

  scenario(
    "setCardPin",
    "answers 500 1010 for a virtual card and for one that has ended",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      await refusedWith(world.client.POST(path, { body: { cardId: (await issueCard(world)).id, pin } }), 1010);
      const { id } = await activePhysicalCard(world);
      await succeeded(report(world, id));
      await succeeded(review(world, id));
      await succeeded(decisions.replace(world, id));
      await refusedWith(world.client.POST(path, { body: { cardId: id, pin } }), 1010);
    },
  ),

  scenario("setCardPin", "answers 422 1000 to what is no PIN of four digits", {}, async ({ client }) => {
    for (const bad of ["123", "12345", "12a4", 1234]) {
      await refusedFor(client.POST(path, { body: wrong({ cardId: unknownId, pin: bad }) }), "pin");
    }
  }),
];
