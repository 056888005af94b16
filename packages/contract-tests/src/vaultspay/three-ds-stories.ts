import { expectSame, succeeded } from "../expectation.js";
import type { AnyScenario } from "../scenario.js";
import { issueCard, readCard, tokenOf } from "./card-fixtures.js";
import { type Selection, selectorStories, stateStories } from "./card-stories.js";
import type { Schemas } from "./fixtures.js";
import type { ResultOf } from "./refusals.js";
import { type Subject, scenario } from "./scenario.js";
import type { WorldBase } from "./world.js";

/** A call that switches 3DS of a card on or off. */
export type ChangeThreeDs = (
  world: Pick<WorldBase, "client">,
  selection: Selection,
) => PromiseLike<ResultOf<Schemas["CardThreeDsAnswer"]>>;

/** What enrolling a card in 3DS and removing it have in common. `isOn`: whether the card has 3DS afterwards. */
export function threeDsStories(operationId: Subject, isOn: boolean, change: ChangeThreeDs): readonly AnyScenario[] {
  return [
    ...selectorStories(operationId, "cardToken", change),
    ...stateStories(
      operationId,
      ["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"],
      (world, { id }) => change(world, { cardId: id }),
    ),

    scenario(
      operationId,
      "switches 3DS by number or token, again too, and leaves the state of the card",
      { needs: ["kyc"], evidence: "stated" },
      async (world) => {
        const card = await issueCard(world);
        for (const selection of [{ cardId: card.id }, { cardToken: tokenOf(card) }]) {
          const { data } = await succeeded(change(world, selection));
          expectSame("the answer", [data.cardId, data.cardStatus, data.card3DSecure.status], [card.id, "ACTIVE", isOn]);
          const { _3dSecure } = await readCard(world, card.id);
          expectSame("3DS of the card", _3dSecure, data.card3DSecure);
        }
      },
    ),
  ];
}
