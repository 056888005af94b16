import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { decisions, issueCard, readCard, report, review, tokenOf } from "../../vaultspay/card-fixtures.js";
import { cardsIn, nextChange, selectorStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/report-card-issue";
const lost = { issueType: "LOST", statusReason: "left in a taxi" } as const;

export const reportCardIssueScenarios = [
  ...doorStories("reportCardIssue", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, ...lost } }),
  ),
  ...selectorStories("reportCardIssue", "cardToken", ({ client }, selection) =>
    client.POST(path, { body: { ...selection, ...lost } }),
  ),
  ...stateStories("reportCardIssue", ["ACTIVE", "FREEZE", "BLOCK"], (world, { id }) => report(world, id, "LOST")),

  scenario(
    "reportCardIssue",
    "freezes a card from each state that can be reported, for each reason",
    { needs: ["cards", "kyc"] },
    async (world) => {
      for (const status of ["ACTIVE", "FREEZE", "BLOCK"] as const) {
        for (const issueType of ["LOST", "STOLEN", "DAMAGED", "EXPIRED"] as const) {
          const card = await cardsIn[status](world);
          const body = { cardToken: tokenOf(card), issueType, statusReason: "see above" };
          const { data } = await succeeded(world.client.POST(path, { body }));
          expectSame("the report", data, {
            cardId: card.id,
            cardToken: tokenOf(card),
            cardStatus: "FREEZE",
            statusReason: "see above",
            issueType,
            reportStatus: "REPORTED",
          });
        }
      }
    },
  ),

  scenario(
    "reportCardIssue",
    "sends the webhook of a card that it froze",
    { needs: ["kyc", "webhooks"] },
    async (world) => {
      const card = await issueCard(world);
      await nextChange(world, card);
      await succeeded(report(world, card.id));
      const freeze = { type: "card.status.freeze", from: "ACTIVE", to: "FREEZE" };
      expectSame("the webhook", await nextChange(world, card), freeze);
    },
  ),

  scenario(
    "reportCardIssue",
    "leaves an expired card expired, which can be reported as such alone",
    { needs: ["cards", "kyc"] },
    async (world) => {
      const { id } = await cardsIn.EXPIRED(world);
      await refusedWith(report(world, id, "DAMAGED"), 1010);
      const { data } = await succeeded(report(world, id, "EXPIRED"));
      expectSame("the report", [data.cardStatus, data.reportStatus], ["EXPIRED", "REPORTED"]);
    },
  ),

  scenario(
    "reportCardIssue",
    "answers 500 1010 while another report is open, and takes one after it",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      await succeeded(report(world, id));
      await refusedWith(report(world, id, "LOST"), 1010);
      await succeeded(review(world, id));
      await refusedWith(report(world, id, "LOST"), 1010);
      await succeeded(decisions.decline(world, id));
      await succeeded(report(world, id, "LOST"));
      expectSame(
        "the reports of the card",
        (await readCard(world, id)).reportedCards?.map(({ issueType }) => issueType),
        ["LOST", "DAMAGED"],
      );
    },
  ),

  scenario("reportCardIssue", "answers 422 1000 to another reason, and without one", {}, async ({ client }) => {
    const post = (body: object) => client.POST(path, { body: wrong({ cardId: unknownId, ...body }) });
    await refusedFor(post({ ...lost, issueType: "UGLY" }), "issueType");
    await refusedWith(post({ issueType: "LOST" }), 1000);
    await refusedWith(post({ statusReason: "lost" }), 1000);
  }),
];
