import { wrong } from "../../alter.js";
import { expectSame, succeeded } from "../../expectation.js";
import { doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { documentForm } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor, refusedWith } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/us/api/v1/kyc/identification";

async function known(world: WorldBase) {
  const { id } = await newUser(world);
  return (await succeeded(world.client.POST(path, { body: documentForm(id) }))).data;
}

export const updateIdentificationScenarios = [
  ...doorStories("updateIdentification", (client, options) =>
    client.PATCH(path, { ...options, body: { userId: unknownId } }),
  ),

  scenario("updateIdentification", "changes what is sent and nothing else", {}, async (world) => {
    const before = await known(world);
    const frontFile = { fileName: "again.jpg", contentType: "image/jpeg", content: "AAECAw==" } as const;
    const body = { userId: before.userId, documentNumber: "P7654321", frontFile };
    const { data } = await succeeded(world.client.PATCH(path, { body }));
    const changed = {
      documentNumber: "P7654321",
      frontFile: { fileName: "again.jpg", contentType: "image/jpeg", size: 4 },
    };
    expectSame("the document", data, { ...before, ...changed });
  }),

  scenario(
    "updateIdentification",
    "answers 500 1010 once the check is over, and for a user without a document",
    { needs: ["kyc"] },
    async (world) => {
      const { userId } = await known(world);
      await world.kyc.review(userId, "REJECTED");
      await refusedWith(world.client.PATCH(path, { body: { userId, documentNumber: "P1" } }), 1010);
      const { id } = await newUser(world);
      await refusedWith(world.client.PATCH(path, { body: { userId: id, documentNumber: "P1" } }), 1010);
    },
  ),

  scenario(
    "updateIdentification",
    "answers 422 1000 for an unknown user and a document that expired",
    {},
    async (world) => {
      const { userId } = await known(world);
      const patch = (body: unknown) => world.client.PATCH(path, { body: wrong(body) });
      await refusedFor(patch({ userId: unknownId }), "userId");
      await refusedFor(patch({ userId, expiryDate: "2001-01-01" }), "expiryDate");
      await refusedFor(patch({}), "userId");
    },
  ),
];
