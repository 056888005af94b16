import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { issueCard } from "../../vaultspay/card-fixtures.js";
import { numberStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { settingsOf, turn } from "../../vaultspay/rules-fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/re/api/v1/card-security/reset";
const reset = ({ client }: Pick<WorldBase, "client">, cardId: number) => client.PATCH(path, { body: { cardId } });

export const resetCardSecurityScenarios = [
  ...doorStories("resetCardSecurity", (client, options) =>
    client.PATCH(path, { ...options, body: { cardId: unknownId } }),
  ),
  ...numberStories("resetCardSecurity", reset),

  scenario(
    "resetCardSecurity",
    "turns every switch of a card off, links included, and none of another card",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const [card, other] = [await issueCard(world), await issueCard(world)];
      const start = await settingsOf(world, card.id);
      for (const { id } of [card, other]) {
        for (const setting of await settingsOf(world, id)) {
          await succeeded(turn(world, id, { ...setting, transactionType: "DEPOSIT" }, "1"));
        }
      }
      const { data } = await succeeded(reset(world, card.id));
      expectSame("the switches", data, start);
      expectSame("the switches as they are read", await settingsOf(world, card.id), start);
      const enabled = (await settingsOf(world, other.id)).map((each) => each.enabled);
      expectSame("those of the other card", enabled, [true, true, true, true]);
    },
  ),

  scenario(
    "resetCardSecurity",
    "answers 422 1000 to a number that is text",
    { evidence: "stated" },
    async ({ client }) => {
      await refusedFor(client.PATCH(path, { body: wrong({ cardId: "4001" }) }), "cardId");
      await refusedFor(client.PATCH(path, { body: wrong({}) }), "cardId");
    },
  ),
];
