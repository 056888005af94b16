import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { issueCard, readCard } from "../../vaultspay/card-fixtures.js";
import { numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { dollar, holder, newAccount, readAccount, unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/update-card-account";
const move = ({ client }: Pick<WorldBase, "client">, cardId: number, accountId: number) =>
  client.POST(path, { body: { cardId, accountId } });

export const updateCardAccountScenarios = [
  ...doorStories("updateCardAccount", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, accountId: unknownId } }),
  ),
  ...numberStories("updateCardAccount", (world, cardId) => move(world, cardId, unknownId)),
  ...stateStories(
    "updateCardAccount",
    ["REQUESTED", "ISSUANCE_IN_PROGRESS", "PENDING_VERIFICATION", "ACTIVE", "FREEZE", "BLOCK"],
    (world, { account, id }) => move(world, id, account.accountId),
  ),

  scenario(
    "updateCardAccount",
    "lets a card spend from another account from now on",
    { needs: ["kyc", "money", "payments"], evidence: "stated" },
    async (world) => {
      const card = await issueCard(world);
      const other = await newAccount(world, card.userId);
      const { data } = await succeeded(move(world, card.id, other.id));
      expectSame("the account", data.accountId, other.id);
      expectSame("the account of the card", (await readCard(world, card.id)).account.accountId, other.id);
      await world.money.arrive(other.id, "50.00");
      await world.payments.pay({ cardId: card.id, amount: "20.00" });
      const { balance, balanceOnHold } = await readAccount(world, other.id);
      expectSame("what is left there", [balance, balanceOnHold], [3000, 2000]);
    },
  ),

  scenario(
    "updateCardAccount",
    "answers 422 1000 to an account that does not exist, is another user's or in another currency",
    { needs: ["kyc"] },
    async (world) => {
      const card = await issueCard(world);
      await refusedFor(move(world, card.id, unknownId), "accountId");
      await refusedFor(move(world, card.id, (await holder(world)).account.id), "accountId");
      await refusedFor(move(world, card.id, (await newAccount(world, card.userId, dollar)).id), "accountId");
      await refusedFor(world.client.POST(path, { body: wrong({ cardId: card.id }) }), "accountId");
    },
  ),

  scenario(
    "updateCardAccount",
    "answers 500 1012 to an account that is closed",
    { needs: ["accounts", "kyc"] },
    async (world) => {
      const card = await issueCard(world);
      const other = await newAccount(world, card.userId);
      await world.accounts.setStatus(other.id, "BLOCK");
      await refusedWith(move(world, card.id, other.id), 1012);
    },
  ),
];
