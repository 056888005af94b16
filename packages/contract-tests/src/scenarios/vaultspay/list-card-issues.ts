import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { decisions, issueCard, readCard, report, review, reviewedCard } from "../../vaultspay/card-fixtures.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { pageStories } from "../../vaultspay/page-stories.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/card-reported-issues";
const list = ({ client }: Pick<WorldBase, "client">, query: object = {}) =>
  client.GET(path, { params: { query: wrong(query) } });

/** Ends a report; answers the number of the card that came of it. */
const ended = {
  replace: async (world: WorldBase, id: number) => (await succeeded(decisions.replace(world, id))).data.cardId,
  renew: async (world: WorldBase, id: number) => (await succeeded(decisions.renew(world, id))).data.cardId,
  async decline(world: WorldBase, id: number) {
    await succeeded(decisions.decline(world, id));
    return null;
  },
} as const;

export const listCardIssuesScenarios = [
  ...doorStories("listCardIssues", (client, options) => client.GET(path, options)),

  ...pageStories("listCardIssues", {
    needs: ["kyc"],
    prepare: async (world) => {
      for (let count = 0; count < 3; count++) await succeeded(report(world, (await issueCard(world)).id));
    },
    list: ({ client }, query) => client.GET(path, { params: { query } }),
  }),

  scenario(
    "listCardIssues",
    "follows a report to each of its ends, with the card that came of it",
    { needs: ["kyc"] },
    async (world) => {
      for (const [end, status] of [
        ["replace", "REPLACED"],
        ["renew", "RENEWED"],
        ["decline", "DECLINED"],
      ] as const) {
        const { id } = await issueCard(world);
        const row = async () => (await succeeded(list(world, { cardId: id }))).data[0];
        await succeeded(report(world, id));
        const seen = [(await row())?.status];
        await succeeded(review(world, id));
        seen.push((await row())?.status);
        const newCardId = await ended[end](world, id);
        seen.push((await row())?.status);
        expectSame("the states", seen, ["REPORTED", "UNDER_REVIEW", status]);
        expectSame("the new card", (await row())?.newCardId, newCardId);
        expectSame("the reports of the card", (await readCard(world, id)).reportedCards, [await row()]);
      }
    },
  ),

  scenario("listCardIssues", "narrows by card and state, newest first", { needs: ["kyc"] }, async (world) => {
    const { id } = await issueCard(world);
    await succeeded(report(world, id));
    const second = await reviewedCard(world);
    const cards = async (query: object) => (await succeeded(list(world, query))).data.map(({ cardId }) => cardId);
    expectSame("all", await cards({}), [second.id, id]);
    expectSame("of a card", await cards({ cardId: id }), [id]);
    expectSame("under review", await cards({ status: "UNDER_REVIEW" }), [second.id]);
    expectSame("declined", await cards({ status: "DECLINED" }), []);
    expectSame("of no card", await cards({ cardId: unknownId }), []);
  }),

  scenario("listCardIssues", "answers 422 1000 to filters that are no good", {}, async (world) => {
    await refusedFor(list(world, { status: "GONE" }), "status");
    await refusedFor(list(world, { cardId: "first" }), "cardId");
  }),
];
