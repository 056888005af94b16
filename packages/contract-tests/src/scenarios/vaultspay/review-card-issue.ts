import { expectSame, succeeded } from "../../expectation.js";
import { issueCard, report, review, setStatus, tokenOf } from "../../vaultspay/card-fixtures.js";
import { numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/review-report-card-issue";

export const reviewCardIssueScenarios = [
  ...doorStories("reviewCardIssue", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId } }),
  ),
  ...numberStories("reviewCardIssue", ({ client }, cardId) => client.POST(path, { body: { cardId } })),
  ...stateStories("reviewCardIssue", [], ({ client }, { id }) => client.POST(path, { body: { cardId: id } })),

  scenario(
    "reviewCardIssue",
    "takes a report under review and leaves the card as it is",
    { needs: ["kyc"] },
    async (world) => {
      const card = await issueCard(world);
      await succeeded(report(world, card.id, "LOST"));
      await succeeded(setStatus(world, card.id, "BLOCK"));
      const body = { cardId: card.id, cardToken: tokenOf(card), remarks: "asked the holder" };
      const { data } = await succeeded(world.client.POST(path, { body }));
      expectSame(
        "the report",
        [data.cardStatus, data.reportStatus, data.issueType, data.remarks],
        ["BLOCK", "UNDER_REVIEW", "LOST", "asked the holder"],
      );
    },
  ),

  scenario(
    "reviewCardIssue",
    "answers 500 1010 without a report, and to one under review",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      await refusedWith(review(world, id), 1010);
      await succeeded(report(world, id));
      await succeeded(review(world, id));
      await refusedWith(review(world, id), 1010);
    },
  ),

  scenario("reviewCardIssue", "answers 422 1000 to the token of another card", { needs: ["kyc"] }, async (world) => {
    const [one, other] = [await issueCard(world), await issueCard(world)];
    await refusedFor(world.client.POST(path, { body: { cardId: one.id, cardToken: tokenOf(other) } }), "cardToken");
  }),
];
