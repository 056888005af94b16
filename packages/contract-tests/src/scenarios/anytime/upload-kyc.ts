import type { components } from "@openissuing/anytime";
import { wrong } from "../../anytime/alter.js";
import { openAccount, picture, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, refused } from "../../expectation.js";

type Files = components["schemas"]["KycFiles"];

const upload = ({ client }: WorldBase, id: number, body: Files) =>
  client.POST("/v1.0/accounts/{id}/kyc", { params: { path: { id } }, body });
const statusOf = async (world: WorldBase, id: number, body: Files) => {
  const { files_status } = await bodyOf(upload(world, id, body));
  return Object.fromEntries(Object.entries(files_status).map(([field, { status }]) => [field, status]));
};

const personal = ["selfie", "identity", "identity_back", "passport", "dom_1"].map((type) => `user_${type}`);
const ofHost = ["identity_host", "identity_back_host", "dom_host", "affidavit"].map((type) => `user_${type}`);

export const uploadKycScenarios = [
  scenario("uploadKyc", "takes every file of a person and its host", {}, async (world) => {
    const fields = [...personal, ...ofHost];
    const files = Object.fromEntries(fields.map((field) => [field, picture()]));
    const arrived = Object.fromEntries(fields.map((field) => [field, 0]));
    expectSame("the outcome", await statusOf(world, await openAccount(world, "consumer"), files), arrived);
  }),

  scenario("uploadKyc", "takes the papers of a corporation", {}, async (world) => {
    const files = { corp_status: picture(), corp_kbis: picture() };
    expectSame("the outcome", await statusOf(world, await openAccount(world), files), { corp_status: 0, corp_kbis: 0 });
  }),

  scenario("uploadKyc", "answers status 1 for a file with another extension", {}, async (world) => {
    const files = { user_identity: picture("identity.exe"), user_identity_back: picture("back.png") };
    const outcome = await statusOf(world, await openAccount(world), files);
    expectSame("the outcome", outcome, { user_identity: 1, user_identity_back: 0 });
  }),

  scenario("uploadKyc", "answers status 2 for a file without bytes", { evidence: "inferred" }, async (world) => {
    const files = { user_identity: new File([], "identity.png", { type: "image/png" }) };
    expectSame("the outcome", await statusOf(world, await openAccount(world), files), { user_identity: 2 });
  }),

  scenario(
    "uploadKyc",
    "puts a later file in the place of the earlier one",
    { needs: ["kyc"], evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      await statusOf(world, id, { user_identity: picture() });
      await world.kyc.refuse(id, "identity");
      await statusOf(world, id, { user_identity: picture() });
      const call = world.client.GET("/v1.0/accounts/{id}/kyc", { params: { path: { id } } });
      const { accepted, pending, refused: failed } = (await bodyOf(call))["uploaded-kyc-status"];
      const counts = [accepted, pending, failed].map((list) => list.length);
      expectSame("the number of files accepted, pending and refused", counts, [0, 1, 0]);
    },
  ),

  scenario("uploadKyc", "answers 400 4000210 without a file", {}, async (world) => {
    await refused(upload(world, await openAccount(world), {}), 4000210);
  }),

  scenario("uploadKyc", "answers 400 4000210 for a field it does not know", { evidence: "inferred" }, async (world) => {
    await refused(upload(world, await openAccount(world), wrong({ user_shoe: picture() })), 4000210);
  }),

  scenario("uploadKyc", "answers 400 4000210 for text in place of a file", { evidence: "inferred" }, async (world) => {
    await refused(upload(world, await openAccount(world), wrong({ user_identity: "identity.png" })), 4000210);
  }),

  scenario(
    "uploadKyc",
    "answers 403 4030212 for papers of a corporation on a consumer account",
    { evidence: "inferred" },
    async (world) => {
      await refused(upload(world, await openAccount(world, "consumer"), { corp_kbis: picture() }), 4030212);
    },
  ),

  scenario("uploadKyc", "answers 403 4030210 for an unknown account", { evidence: "inferred" }, async (world) => {
    await refused(upload(world, unknownAccount, { user_identity: picture() }), 4030210);
  }),

  scenario(
    "uploadKyc",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(upload(world, await openAccount(await world.neighbour()), { user_identity: picture() }), 4030210);
    },
  ),
];
