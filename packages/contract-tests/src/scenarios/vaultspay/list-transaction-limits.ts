import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { issueCard } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { limitsOf } from "../../vaultspay/rules-fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/re/api/v1/transaction-limits";
const list = ({ client }: Pick<WorldBase, "client">, query: object) =>
  client.GET(path, { params: { query: wrong(query) } });

export const listTransactionLimitsScenarios = [
  ...doorStories("listTransactionLimits", (client, options) => client.GET(path, options)),

  scenario(
    "listTransactionLimits",
    "shows limits of a card with its number and those of the company without",
    { needs: ["kyc"] },
    async (world) => {
      const [one, other] = [await issueCard(world), await issueCard(world)];
      const seen = [
        ...(await limitsOf(world)),
        ...(await limitsOf(world, one.id)),
        ...(await limitsOf(world, other.id)),
      ];
      expectSame("the number of different limits", new Set(seen.map(({ id }) => id)).size, seen.length);
      for (const { allowedLimit, limit } of seen) {
        expectThat(Number(limit) <= Number(allowedLimit), "a limit is not to be above the largest it may be");
      }
    },
  ),

  scenario(
    "listTransactionLimits",
    "narrows by type and third party",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await issueCard(world);
      const all = await limitsOf(world, id);
      for (const transactionType of ["ATM_WITHDRAWAL", "PURCHASE", "ALL", "DEPOSIT"]) {
        const { data } = await succeeded(list(world, { cardId: id, transactionType }));
        expectSame(
          `those of ${transactionType}`,
          data,
          all.filter((each) => each.transactionType === transactionType),
        );
      }
      const [{ thirdPartyConfig } = { thirdPartyConfig: "" }] = all;
      expectSame(
        "those of the third party",
        (await succeeded(list(world, { cardId: id, thirdPartyConfig }))).data,
        all,
      );
      expectSame(
        "those of nobody",
        (await succeeded(list(world, { cardId: id, thirdPartyConfig: "nobody" }))).data,
        [],
      );
    },
  ),

  scenario(
    "listTransactionLimits",
    "shows a limit that the provider added",
    { needs: ["config", "kyc"] },
    async (world) => {
      const cardId = (await issueCard(world)).id;
      const limit = {
        transactionType: "PURCHASE",
        frequency: "DAILY",
        limitType: "COUNT",
        operator: "LESS_THAN",
        limit: "3",
        allowedLimit: "9",
      } as const;
      const id = await world.config.addLimit({ cardId, ...limit });
      const found = (await limitsOf(world, cardId)).find((each) => each.id === id);
      expectSame(
        "the limit",
        [found?.frequency, found?.limitType, found?.operator, Number(found?.limit), Number(found?.allowedLimit)],
        ["DAILY", "COUNT", "LESS_THAN", 3, 9],
      );
    },
  ),

  scenario(
    "listTransactionLimits",
    "answers 422 1000 for an unknown card and for filters that are no good",
    {},
    async (world) => {
      await refusedFor(list(world, { cardId: unknownId }), "cardId");
      await refusedFor(list(world, { cardId: "first" }), "cardId");
      await refusedFor(list(world, { transactionType: "FUN" }), "transactionType");
    },
  ),
];
