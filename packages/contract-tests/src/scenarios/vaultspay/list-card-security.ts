import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { issueCard } from "../../vaultspay/card-fixtures.js";
import { allStatuses, cardsIn, numberStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/re/api/v1/card-security";
const list = ({ client }: Pick<WorldBase, "client">, cardId: number) =>
  client.GET(path, { params: { query: { cardId } } });

export const listCardSecurityScenarios = [
  ...doorStories("listCardSecurity", (client, options) =>
    client.GET(path, { ...options, params: { query: { cardId: unknownId } } }),
  ),
  ...numberStories("listCardSecurity", list),

  scenario(
    "listCardSecurity",
    "shows the four switches of a new card, all of them off",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await issueCard(world);
      const { data } = await succeeded(list(world, id));
      expectSame(
        "the switches",
        data.map(({ enabled, title, transactionType }) => [transactionType, title, enabled]),
        [
          ["ATM_WITHDRAWAL", "Block ATM Withdrawal Transactions", false],
          ["PURCHASE", "Block Purchase Transactions", false],
          ["PURCHASE", "Block Contactless Transactions", false],
          ["ALL", "Location Based Security", false],
        ],
      );
    },
  ),

  scenario(
    "listCardSecurity",
    "shows the switches of a card in each of its states",
    { needs: ["cards", "kyc"] },
    async (world) => {
      for (const status of allStatuses) {
        const { id } = await cardsIn[status](world);
        expectSame("the number of switches", (await succeeded(list(world, id))).data.length, 4);
      }
    },
  ),

  scenario("listCardSecurity", "answers 422 1000 without a card", { evidence: "stated" }, async ({ client }) => {
    await refusedFor(client.GET(path, { params: { query: wrong({}) } }), "cardId");
    await refusedFor(client.GET(path, { params: { query: wrong({ cardId: "first" }) } }), "cardId");
  }),
];
