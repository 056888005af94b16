import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { cardForm, issueCard, tokenOf } from "../../vaultspay/card-fixtures.js";
import { allStatuses, cardsIn, type Selection, selectorStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { readAccount, unknownId } from "../../vaultspay/fixtures.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/cards/details";
const read = ({ client }: Pick<WorldBase, "client">, selection: Selection) => client.POST(path, { body: selection });

export const getCardDetailsScenarios = [
  ...doorStories("getCardDetails", (client, options) => client.POST(path, { ...options, body: { cardId: unknownId } })),
  ...selectorStories("getCardDetails", "token", read),

  scenario(
    "getCardDetails",
    "shows a card with its holder, account and tier, by number, token or both",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const body = await cardForm(world);
      const issued = (await succeeded(world.client.POST("/pcs/api/v1/cards", { body }))).data;
      const [cardId, token] = [issued.id, tokenOf(issued)];
      for (const selection of [{ cardId }, { token }, { cardId, token }]) {
        expectSame("the card", (await succeeded(read(world, selection))).data, issued);
      }
      const { iban } = await readAccount(world, body.accountId);
      const { account, cardTier, userProfile } = issued;
      expectSame(
        "whose it is",
        [userProfile.id, account.accountId, account.iban, cardTier.id],
        [body.customerId, body.accountId, iban, body.cardTierId],
      );
    },
  ),

  scenario("getCardDetails", "shows a card in each of its states", { needs: ["cards", "kyc"] }, async (world) => {
    for (const status of allStatuses) {
      expectSame("the state", (await cardsIn[status](world)).status, status);
    }
  }),

  scenario("getCardDetails", "never shows the number, the CVV or the PIN", { needs: ["kyc"] }, async (world) => {
    const { id } = await issueCard(world);
    const { data } = await succeeded(world.client.POST("/pcs/api/v1/get-card-pan", { body: { cardId: id } }));
    const shown = JSON.stringify((await succeeded(read(world, { cardId: id }))).data);
    expectThat(!shown.includes(data.pan), "the number is not to be among the details");
  }),
];
