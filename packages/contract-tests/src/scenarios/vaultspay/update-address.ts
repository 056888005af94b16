import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { addressForm } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/us/api/v1/kyc/addresses";
const type = "RESIDENTIAL" as const;

async function known(world: WorldBase) {
  const { id } = await newUser(world);
  return (await succeeded(world.client.POST(path, { body: await addressForm(world, id) }))).data;
}

export const updateAddressScenarios = [
  ...doorStories("updateAddress", (client, options) =>
    client.PATCH(path, { ...options, body: { userId: unknownId, type } }),
  ),

  scenario(
    "updateAddress",
    "changes what is sent of the address of this type and nothing else",
    { evidence: "stated" },
    async (world) => {
      const before = await known(world);
      const changes = { addressLine1: "2 Example Street", postalCode: "11111", status: false };
      const { data } = await succeeded(world.client.PATCH(path, { body: { userId: before.userId, type, ...changes } }));
      expectSame("the address", data, { ...before, ...changes });
    },
  ),

  scenario("updateAddress", "answers 500 1010 once the check is over", { needs: ["kyc"] }, async (world) => {
    const { userId } = await known(world);
    await world.kyc.review(userId, "VERIFIED");
    await refusedWith(world.client.PATCH(path, { body: { userId, type, postalCode: "11111" } }), 1010);
  }),

  scenario(
    "updateAddress",
    "answers 422 1000 for an unknown user, for a type without an address, and for unknown places",
    {},
    async (world) => {
      const { userId } = await known(world);
      const patch = (body: unknown) => world.client.PATCH(path, { body: wrong(body) });
      await refusedFor(patch({ userId: unknownId, type }), "userId");
      await refusedFor(patch({ userId, type: "BUSINESS" }), "type");
      await refusedFor(patch({ userId, type, cityId: unknownId }), "cityId");
      await refusedFor(patch({ userId }), "type");
    },
  ),
];
