import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { cardForm, deliveryAddress, issueCard, readCard, tierFor } from "../../vaultspay/card-fixtures.js";
import { nextChange } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { dollar, newAccount, newUser, unknownId, verifiedUser } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedUntil, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/cards";
const create = ({ client }: Pick<WorldBase, "client">, body: object) => client.POST(path, { body: wrong(body) });
const nobody = { cardTierId: unknownId, customerId: unknownId, accountId: unknownId, cardHolderName: "NOBODY" };

export const createCardScenarios = [
  ...doorStories("createCard", (client, options) =>
    client.POST(path, { ...options, body: { ...nobody, cardType: "VIRTUAL" } }),
  ),

  scenario(
    "createCard",
    "issues a virtual card that is active at once",
    { needs: ["kyc", "webhooks"] },
    async (world) => {
      const body = await cardForm(world);
      const { data } = await succeeded(create(world, body));
      expectSame(
        "the card",
        [
          data.status,
          data.cardType,
          data.embossName,
          data.userId,
          data.account.accountId,
          data.cardTier.id,
          data.pinSet,
        ],
        ["ACTIVE", "VIRTUAL", body.cardHolderName, body.customerId, body.accountId, body.cardTierId, false],
      );
      const active = { type: "card.status.active", from: "REQUESTED", to: "ACTIVE" };
      expectSame("the webhook", await nextChange(world, data), active);
      expectSame("the card as it is read", await readCard(world, data.id), data);
    },
  ),

  scenario("createCard", "asks for a physical card, which waits for its PIN", { needs: ["kyc"] }, async (world) => {
    const { activation, cardType, pinSet, status } = await issueCard(world, "PHYSICAL");
    expectSame("the card", { cardType, pinSet, status }, { cardType: "PHYSICAL", pinSet: false, status: "REQUESTED" });
    expectThat(activation?.status !== true, "a requested card is not to be activated");
  }),

  scenario(
    "createCard",
    "puts each name of listEmbossingNames on a card",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const body = await cardForm(world);
      const params = { path: { userId: body.customerId } };
      const { data } = await succeeded(world.client.GET("/pcs/api/v1/embossing-names/{userId}", { params }));
      for (const cardHolderName of data.names) {
        const card = (await succeeded(create(world, { ...body, cardHolderName }))).data;
        expectSame("the name", card.embossName, cardHolderName);
      }
    },
  ),

  scenario("createCard", "answers 422 1000 to another name", { needs: ["kyc"], evidence: "stated" }, async (world) => {
    await refusedFor(
      create(world, await cardForm(world, "VIRTUAL", { cardHolderName: "SOMEBODY ELSE" })),
      "cardHolderName",
    );
  }),

  scenario("createCard", "answers 403 1035 COMPLETE_KYC for a holder who is not verified", {}, async (world) => {
    const user = await newUser(world);
    const account = await newAccount(world, user.id);
    const { id } = await tierFor(world, "VIRTUAL");
    const who = { cardTierId: id, customerId: user.id, accountId: account.id };
    await refusedUntil(create(world, { ...who, cardType: "VIRTUAL", cardHolderName: "AMINA" }), "COMPLETE_KYC");
  }),

  scenario(
    "createCard",
    "answers 500 1012 when the account is closed",
    { needs: ["accounts", "kyc"] },
    async (world) => {
      const body = await cardForm(world);
      await world.accounts.setStatus(body.accountId, "BLOCK");
      await refusedWith(create(world, body), 1012);
    },
  ),

  scenario(
    "createCard",
    "answers 422 1000 for what does not exist or does not go together",
    { needs: ["kyc", "config"] },
    async (world) => {
      const body = await cardForm(world);
      await refusedFor(create(world, { ...body, cardTierId: unknownId }), "cardTierId");
      await refusedFor(create(world, { ...body, customerId: unknownId }), "customerId");
      await refusedFor(create(world, { ...body, accountId: unknownId }), "accountId");
      const other = await newAccount(world, (await verifiedUser(world)).id);
      await refusedFor(create(world, { ...body, accountId: other.id }), "accountId");
      const dollars = await newAccount(world, body.customerId, dollar);
      await refusedFor(create(world, { ...body, accountId: dollars.id }), "accountId");
      const cardTierId = await world.config.addTier({ title: "Virtual only", cardTypes: "VIRTUAL" });
      await refusedFor(
        create(world, { ...body, cardTierId, cardType: "PHYSICAL", address: deliveryAddress }),
        "cardType",
      );
    },
  ),

  scenario(
    "createCard",
    "answers 422 1000 without an address for a physical card, and for an address that is no good",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { address: _, ...body } = await cardForm(world, "PHYSICAL");
      await refusedFor(create(world, body), "address");
      await refusedFor(create(world, { ...body, address: { ...deliveryAddress, country: "AE" } }), "address.country");
      const { postalCode: _code, ...without } = deliveryAddress;
      await refusedFor(create(world, { ...body, address: without }), "address.postalCode");
    },
  ),

  scenario("createCard", "ignores the address of a virtual card", { needs: ["kyc"] }, async (world) => {
    const { data } = await succeeded(create(world, await cardForm(world, "VIRTUAL", { address: deliveryAddress })));
    expectSame("the delivery", data.delivery, undefined);
  }),
];
