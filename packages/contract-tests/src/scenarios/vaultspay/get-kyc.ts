import { wrong } from "../../alter.js";
import { expectSame, expectThat, succeeded } from "../../expectation.js";
import { companyId, doorStories } from "../../vaultspay/door-stories.js";
import { newUser, unknownId } from "../../vaultspay/fixtures.js";
import { documentForm, personalForm } from "../../vaultspay/kyc-fixtures.js";
import { refusedFor } from "../../vaultspay/refusals.js";
import { scenario } from "../../vaultspay/scenario.js";
import type { WorldBase } from "../../vaultspay/world.js";

const path = "/us/api/v1/kyc/{userId}";
const read = ({ client }: WorldBase, userId: number) => client.GET(path, { params: { path: { userId } } });

export const getKycScenarios = [
  ...doorStories("getKyc", (client, options) =>
    client.GET(path, { ...options, params: { path: { userId: unknownId } } }),
  ),

  scenario("getKyc", "shows what was handed in, part by part", { evidence: "stated" }, async (world) => {
    const user = await newUser(world);
    const { data: none } = await succeeded(read(world, user.id));
    expectSame("the start", none, { userId: user.id, userType: "USER", email: user.email, status: "PENDING" });
    const personal = await succeeded(world.client.POST("/us/api/v1/kyc/personal", { body: personalForm(user.id) }));
    const paper = await succeeded(world.client.POST("/us/api/v1/kyc/identification", { body: documentForm(user.id) }));
    const { data } = await succeeded(read(world, user.id));
    expectSame("the parts", [data.personalInfo, data.identificationInfo], [personal.data, paper.data]);
  }),

  scenario(
    "getKyc",
    "shows each decision of the staff, in the parts too",
    { needs: ["kyc"], evidence: "stated" },
    async (world) => {
      const { id } = await newUser(world);
      await succeeded(world.client.POST("/us/api/v1/kyc/personal", { body: personalForm(id) }));
      for (const status of ["VERIFIED", "REJECTED", "PENDING"] as const) {
        await world.kyc.review(id, status);
        const { data } = await succeeded(read(world, id));
        expectSame("the statuses", [data.status, data.personalInfo?.status], [status, status]);
      }
    },
  ),

  scenario("getKyc", "shows the company itself, whose business it tells", {}, async (world) => {
    const { data } = await succeeded(read(world, companyId));
    expectSame("the type", data.userType, "AGENT");
    expectThat(data.businessInfo !== undefined, "a company is to have business data");
  }),

  scenario(
    "getKyc",
    "answers 422 1000 for a user that does not exist or is another company's",
    { needs: ["neighbour"] },
    async (world) => {
      await refusedFor(read(world, unknownId), "id");
      await refusedFor(read(world, wrong("me")), "id");
      const neighbour = await world.neighbour();
      await newUser(neighbour);
      const { id } = await newUser(neighbour);
      await refusedFor(read(world, id), "id");
    },
  ),
];
