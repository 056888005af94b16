import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { personalForm } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/us/api/v1/kyc/personal";

async function known(world: WorldBase): Promise<number> {
  const { id } = await newUser(world);
  await succeeded(world.client.POST(path, { body: personalForm(id, { nickName: "Mina" }) }));
  return id;
}

export const updatePersonalInfoScenarios = [
  ...doorStories("updatePersonalInfo", (client, options) =>
    client.PATCH(path, { ...options, body: { userId: unknownId } }),
  ),

  scenario("updatePersonalInfo", "changes what is sent and nothing else", { evidence: "stated" }, async (world) => {
    const userId = await known(world);
    const body = { userId, lastName: "Rahman-Test", dob: "1991-01-02", maritalStatus: "MARRIED" };
    const { data } = await succeeded(world.client.PATCH(path, { body }));
    const changed = { ...personalForm(userId), nickName: "Mina", ...body, dob: "1991-01-02T00:00:00.000+00:00" };
    expectSame("the data", data, { ...changed, status: "PENDING" });
  }),

  scenario(
    "updatePersonalInfo",
    "answers 500 1010 once the check is over, and for a user without personal data",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const userId = await known(world);
      for (const status of ["VERIFIED", "REJECTED"] as const) {
        await world.kyc.review(userId, status);
        await refusedWith(world.client.PATCH(path, { body: { userId, firstName: "Other" } }), 1010);
      }
      const { id } = await newUser(world);
      await refusedWith(world.client.PATCH(path, { body: { userId: id, firstName: "Other" } }), 1010);
    },
  ),

  scenario("updatePersonalInfo", "answers 422 1000 for an unknown user and for what is no good", {}, async (world) => {
    const patch = (body: unknown) => world.client.PATCH(path, { body: wrong(body) });
    await refusedFor(patch({ userId: unknownId }), "userId");
    const userId = await known(world);
    await refusedFor(patch({ userId, gender: "NONE" }), "gender");
    await refusedFor(patch({ userId, dob: "2999-01-01" }), "dob");
    await refusedFor(patch({}), "userId");
  }),
];
