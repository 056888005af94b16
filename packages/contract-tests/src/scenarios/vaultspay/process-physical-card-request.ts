import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import {
  convert,
  decideConversion,
  deliver,
  issueCard,
  manufacture,
  readCard,
  secretsOf,
  setPin,
  toggleFreeze,
} from "../../vaultspay/card-fixtures.js";
import { nextChange, numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";

const path = "/pcs/api/v1/virtual-to-physical-process";

export const processPhysicalCardRequestScenarios = [
  ...doorStories("processPhysicalCardRequest", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, status: "APPROVED" } }),
  ),
  ...numberStories("processPhysicalCardRequest", ({ client }, cardId) =>
    client.POST(path, { body: { cardId, status: "REJECTED" } }),
  ),
  ...stateStories("processPhysicalCardRequest", [], ({ client }, { id }) =>
    client.POST(path, { body: { cardId: id, status: "APPROVED" } }),
  ),

  scenario(
    "processPhysicalCardRequest",
    "makes an approved card physical, with the same number, and has it made and delivered",
    { needs: ["kyc", "webhooks"] },
    async (world) => {
      const card = await issueCard(world);
      const before = await secretsOf(world, card.id);
      await succeeded(convert(world, card.id));
      const { data } = await succeeded(decideConversion(world, card.id, "APPROVED"));
      expectSame(
        "the card",
        [data.id, data.status, data.cardType, data.cardConversionStatus, data.manufacturing?.cardManufacturingStatus],
        [card.id, "ACTIVE", "PHYSICAL", "APPROVED", "PENDING"],
      );
      const after = await secretsOf(world, card.id);
      expectThat(after.pan === before.pan && after.expiryDate === before.expiryDate, "number and expiry are to stay");
      await setPin(world, card.id);
      await refusedWith(deliver(world, card.id), 1010);
      for (const step of ["IN_PROGRESS", "MANUFACTURED"] as const) await succeeded(manufacture(world, card.id, step));
      expectSame(
        "the card on its way",
        (await succeeded(deliver(world, card.id, "IN_TRANSIT"))).data.cardStatus,
        "ACTIVE",
      );
      expectSame(
        "the card at its holder's",
        (await succeeded(deliver(world, card.id))).data.cardStatus,
        "PENDING_VERIFICATION",
      );
      const body = { cardId: card.id, ...after };
      await succeeded(world.client.POST("/pcs/api/v1/activate-card", { body }));
      expectSame(
        "the webhooks",
        [await nextChange(world, card), await nextChange(world, card), await nextChange(world, card)],
        [
          { type: "card.status.active", from: "REQUESTED", to: "ACTIVE" },
          { type: "card.status.pending_verification", from: "ACTIVE", to: "PENDING_VERIFICATION" },
          { type: "card.status.active", from: "PENDING_VERIFICATION", to: "ACTIVE" },
        ],
      );
    },
  ),

  scenario(
    "processPhysicalCardRequest",
    "leaves a rejected card virtual, in whatever state it is",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      await succeeded(convert(world, id));
      await succeeded(toggleFreeze(world, id));
      const { data } = await succeeded(decideConversion(world, id, "REJECTED"));
      expectSame(
        "the card",
        [data.status, data.cardType, data.cardConversionStatus],
        ["FREEZE", "VIRTUAL", "REJECTED"],
      );
      expectSame("the making", (await readCard(world, id)).manufacturing, undefined);
    },
  ),

  scenario(
    "processPhysicalCardRequest",
    "answers 500 1010 where nothing was asked for, twice, and to approve a card that is not active",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await issueCard(world);
      await refusedWith(decideConversion(world, id, "APPROVED"), 1010);
      await succeeded(convert(world, id));
      await succeeded(toggleFreeze(world, id));
      await refusedWith(decideConversion(world, id, "APPROVED"), 1010);
      await succeeded(toggleFreeze(world, id));
      await succeeded(decideConversion(world, id, "APPROVED"));
      await refusedWith(decideConversion(world, id, "REJECTED"), 1010);
    },
  ),

  scenario("processPhysicalCardRequest", "answers 422 1000 to another decision", {}, async ({ client }) => {
    await refusedFor(client.POST(path, { body: wrong({ cardId: unknownId, status: "APPLIED" }) }), "status");
    await refusedFor(client.POST(path, { body: wrong({}) }), "cardId", "status");
  }),
];
