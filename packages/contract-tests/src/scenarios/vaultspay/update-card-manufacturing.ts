import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { activePhysicalCard, cardInProgress, deliver, manufacture, readCard } from "../../vaultspay/card-fixtures.js";
import { numberStories, stateStories } from "../../vaultspay/card-stories.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { unknownId } from "../../vaultspay/fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/pcs/api/v1/update-card-manufacturing";
const make = ({ client }: Pick<WorldBase, "client">, cardId: number) =>
  client.POST(path, { body: { cardId, manufacturingStatus: "MANUFACTURED" } });

export const updateCardManufacturingScenarios = [
  ...doorStories("updateCardManufacturing", (client, options) =>
    client.POST(path, { ...options, body: { cardId: unknownId, manufacturingStatus: "MANUFACTURED" } }),
  ),
  ...numberStories("updateCardManufacturing", make),
  ...stateStories("updateCardManufacturing", ["ISSUANCE_IN_PROGRESS"], (world, { id }) => make(world, id)),

  scenario(
    "updateCardManufacturing",
    "goes forward step by step, and a step can be told again",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await cardInProgress(world);
      for (const step of ["IN_PROGRESS", "IN_PROGRESS", "MANUFACTURED", "MANUFACTURED"] as const) {
        const { data } = await succeeded(manufacture(world, id, step));
        const { cardManufacturingStatus, cardStatus, deliveryStatus } = data;
        const expected = {
          cardManufacturingStatus: step,
          cardStatus: "ISSUANCE_IN_PROGRESS",
          deliveryStatus: "PENDING",
        };
        expectSame("the card", { cardManufacturingStatus, cardStatus, deliveryStatus }, expected);
      }
    },
  ),

  scenario(
    "updateCardManufacturing",
    "may leave out the middle, and keeps the estimate with its seconds",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await cardInProgress(world);
      const body = {
        cardId: id,
        manufacturingStatus: "MANUFACTURED",
        estimateManufacturingTime: "2099-12-24T12:00",
      } as const;
      const { data } = await succeeded(world.client.POST(path, { body }));
      expectSame("the estimate", data.estimatedManufacturingTime, "2099-12-24T12:00:00");
      expectSame("the card", (await readCard(world, id)).manufacturing?.cardManufacturingStatus, "MANUFACTURED");
    },
  ),

  scenario(
    "updateCardManufacturing",
    "answers 500 1010 to a step back, and to a card that was delivered",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await cardInProgress(world);
      await succeeded(manufacture(world, id));
      await refusedWith(manufacture(world, id, "IN_PROGRESS"), 1010);
      await succeeded(deliver(world, id));
      await refusedWith(manufacture(world, id), 1010);
      await refusedWith(manufacture(world, (await activePhysicalCard(world)).id), 1010);
    },
  ),

  scenario(
    "updateCardManufacturing",
    "answers 422 1000 to steps and times that are none",
    { needs: ["kyc"] },
    async (world) => {
      const { id } = await cardInProgress(world);
      const post = (body: object) =>
        world.client.POST(path, { body: wrong({ cardId: id, manufacturingStatus: "MANUFACTURED", ...body }) });
      await refusedFor(post({ manufacturingStatus: "PENDING" }), "manufacturingStatus");
      await refusedFor(post({ estimateManufacturingTime: "soon" }), "estimateManufacturingTime");
      await refusedFor(post({ estimateManufacturingTime: "2099-02-30T12:00" }), "estimateManufacturingTime");
    },
  ),
];
