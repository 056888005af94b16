import { expectSame, expectThat, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import {
  activePhysicalCard,
  issueCard,
  readCard,
  report,
  review,
  reviewedCard,
  secretsOf,
  setStatus,
  tokenOf,
} from "./card-fixtures.js";
import { cardsIn, nextChange, numberStories, stateStories } from "./card-stories.js";
import type { Schemas } from "./fixtures.js";
import { type ResultOf, refusedFor, refusedWith } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { WorldBase } from "./world.js";

/** A decision about a reported card that issues a new one in its place. */
export type Decide = (
  world: Pick<WorldBase, "client">,
  body: { readonly cardId: number; readonly cardToken?: number; readonly remarks?: string },
) => PromiseLike<ResultOf<Schemas["CardReissueAnswer"]>>;

/** What replacing and renewing a reported card have in common. `end`: the state that the old card is left in. */
export function successorStories(
  operationId: Subject,
  end: "RENEWED" | "REPLACED",
  decide: Decide,
): readonly AnyScenario[] {
  return [
    ...numberStories(operationId, (world, cardId) => decide(world, { cardId })),
    ...stateStories(operationId, [], (world, { id }) => decide(world, { cardId: id })),

    scenario(
      operationId,
      "ends the old card and issues a virtual one that is active soon after",
      { needs: ["clock", "kyc", "webhooks"] },
      async (world) => {
        const old = await reviewedCard(world);
        const before = await secretsOf(world, old.id);
        const { data } = await succeeded(decide(world, { cardId: old.id, remarks: "new one" }));
        expectThat(data.cardId !== old.id && data.cardToken !== tokenOf(old), "the new card is to be another one");
        expectSame("the state of the new card", data.status, "ISSUANCE_IN_PROGRESS");
        expectSame("the state of the old card", (await readCard(world, old.id)).status, end);
        const fresh = await readCard(world, data.cardId);
        const shared = ({ account, cardTier, cardType, embossName, userId }: typeof fresh) => [
          account.accountId,
          cardTier.id,
          cardType,
          embossName,
          userId,
        ];
        expectSame("what they share", shared(fresh), shared(old));
        expectThat((await secretsOf(world, fresh.id)).pan !== before.pan, "the number is to be a new one");
        const changes = [];
        for (let count = 0; count < 3; count++) changes.push(await nextChange(world, old));
        expectSame("the last webhook of the old card", changes.at(-1), {
          type: `card.status.${end.toLowerCase()}`,
          from: "FREEZE",
          to: end,
        });
        await world.clock.advance(3600);
        expectSame("the new card an hour later", (await readCard(world, fresh.id)).status, "ACTIVE");
        expectSame(
          "its webhooks",
          [await nextChange(world, fresh), await nextChange(world, fresh)],
          [
            { type: "card.status.issuance_in_progress", from: "REQUESTED", to: "ISSUANCE_IN_PROGRESS" },
            { type: "card.status.active", from: "ISSUANCE_IN_PROGRESS", to: "ACTIVE" },
          ],
        );
      },
    ),

    scenario(
      operationId,
      "issues a physical card for a physical one, which is made, delivered and has no PIN",
      { needs: ["kyc"] },
      async (world) => {
        const old = await activePhysicalCard(world);
        await succeeded(report(world, old.id));
        await succeeded(review(world, old.id));
        const { data } = await succeeded(decide(world, { cardId: old.id }));
        const { cardType, delivery, manufacturing, pinSet, status } = await readCard(world, data.cardId);
        expectSame(
          "the new card",
          [cardType, status, pinSet, manufacturing?.cardManufacturingStatus, delivery?.deliveryStatus],
          ["PHYSICAL", "ISSUANCE_IN_PROGRESS", false, "PENDING", "PENDING"],
        );
      },
    ),

    scenario(
      operationId,
      "ends a reported card that was blocked meanwhile, and an expired one",
      { needs: ["cards", "kyc"] },
      async (world) => {
        const blocked = await reviewedCard(world);
        await succeeded(setStatus(world, blocked.id, "BLOCK"));
        const expired = await cardsIn.EXPIRED(world);
        await succeeded(report(world, expired.id, "EXPIRED"));
        await succeeded(review(world, expired.id));
        for (const { id } of [blocked, expired]) {
          await succeeded(decide(world, { cardId: id }));
          expectSame("the old card", (await readCard(world, id)).status, end);
        }
      },
    ),

    scenario(
      operationId,
      "answers 500 1010 without a report and before the review",
      { needs: ["kyc"] },
      async (world) => {
        const { id } = await issueCard(world);
        await refusedWith(decide(world, { cardId: id }), 1010);
        await succeeded(report(world, id));
        await refusedWith(decide(world, { cardId: id }), 1010);
      },
    ),

    scenario(operationId, "answers 422 1000 to the token of another card", { needs: ["kyc"] }, async (world) => {
      const [one, other] = [await reviewedCard(world), await issueCard(world)];
      await refusedFor(decide(world, { cardId: one.id, cardToken: tokenOf(other) }), "cardToken");
      expectSame("the state", (await readCard(world, one.id)).status, "FREEZE");
    }),
  ];
}
