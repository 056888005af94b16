import { expectSame, succeeded } from "../../expectation.js";
import {
  decisions,
  issueCard,
  report,
  review,
  reviewedCard,
  setStatus,
  toggleFreeze,
  tokenOf,
} from "../../vaultspay/card-fixtures.js";
import { cardsIn, nextChange, numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/decline-card";

export const declineCardIssueScenarios = [
  ...doorStories("declineCardIssue", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId } }),
  ),
  ...numberStories("declineCardIssue", ({ client }, cardId) => client.POST(path, { body: { cardId } })),
  ...stateStories("declineCardIssue", [], ({ client }, { id }) => client.POST(path, { body: { cardId: id } })),

  scenario(
    "declineCardIssue",
    "ends a report with its reason and leaves the card frozen, which can be taken back",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const card = await reviewedCard(world);
      const { data } = await succeeded(decisions.decline(world, card.id));
      expectSame("the answer", data, {
        cardId: card.id,
        cardToken: tokenOf(card),
        cardStatus: "FREEZE",
        statusReason: "Chip broken",
        remarks: "nothing found",
      });
      expectSame("the card taken back", (await succeeded(toggleFreeze(world, card.id))).data.status, "ACTIVE");
    },
  ),

  scenario(
    "declineCardIssue",
    "freezes a card that was blocked meanwhile, with its webhook",
    { needs: ["kyc", "webhooks"], evidence: "stated" },
    async (world) => {
      const card = await reviewedCard(world);
      await succeeded(setStatus(world, card.id, "BLOCK"));
      expectSame("the state", (await succeeded(decisions.decline(world, card.id))).data.cardStatus, "FREEZE");
      const changes = [];
      for (let count = 0; count < 4; count++) changes.push(await nextChange(world, card));
      expectSame("the last webhook", changes.at(-1), { type: "card.status.freeze", from: "BLOCK", to: "FREEZE" });
    },
  ),

  scenario("declineCardIssue", "leaves an expired card expired", { needs: ["cards", "kyc"] }, async (world) => {
    const { id } = await cardsIn.EXPIRED(world);
    await succeeded(report(world, id, "EXPIRED"));
    await succeeded(review(world, id));
    expectSame("the state", (await succeeded(decisions.decline(world, id))).data.cardStatus, "EXPIRED");
  }),

  scenario(
    "declineCardIssue",
    "answers 500 1010 without a report, before the review and the second time",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      await refusedWith(decisions.decline(world, id), 1010);
      await succeeded(report(world, id));
      await refusedWith(decisions.decline(world, id), 1010);
      await succeeded(review(world, id));
      await succeeded(decisions.decline(world, id));
      await refusedWith(decisions.decline(world, id), 1010);
    },
  ),
];
