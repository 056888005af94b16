import { wrong } from "../../anytime/alter.js";
import { openAccount, provenAccount, unknownAccount, uploadPapers } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import type { WorldBase } from "../../anytime/world.js";
import { bodyOf, expectSame, expectThat, refused } from "../../expectation.js";

const read = ({ client }: WorldBase, id: number) => client.GET("/v1.0/accounts/{id}/kyc", { params: { path: { id } } });

/** Types of the files of an account, by the outcome of their check. */
async function filesOf(world: WorldBase, id: number) {
  const { "uploaded-kyc-status": files, ...rest } = await bodyOf(read(world, id));
  const types = (list: readonly { readonly type: string }[]) => list.map(({ type }) => type).sort();
  return { ...rest, accepted: types(files.accepted), pending: types(files.pending), refused: types(files.refused) };
}

const papers = ["dom_1", "identity", "identity_back"];

export const getKycScenarios = [
  scenario("getKyc", "names what a new account still lacks", { evidence: "inferred" }, async (world) => {
    const kyc = await filesOf(world, await openAccount(world, "consumer"));
    expectSame("the files", [kyc.accepted, kyc.pending, kyc.refused], [[], [], []]);
    expectThat(kyc["missing-kyc-types"].length > 0, "a new account is to lack files");
    expectSame("status", kyc.status, "incomplete");
  }),

  scenario("getKyc", "asks a corporation for papers of its own", { evidence: "inferred" }, async (world) => {
    const kyc = await filesOf(world, await openAccount(world, "business"));
    const missing = kyc["missing-kyc-types"];
    expectThat(missing.includes("status") && missing.includes("kbis"), "a corporation is to lack status and kbis");
  }),

  scenario("getKyc", "lists uploaded files as pending", { evidence: "inferred" }, async (world) => {
    const id = await openAccount(world, "consumer");
    await uploadPapers(world, id, "consumer");
    const { status, pending, "missing-kyc-types": missing } = await filesOf(world, id);
    expectSame("the KYC", { status, pending, missing }, { status: "pending", pending: papers, missing: [] });
  }),

  scenario("getKyc", "lists accepted files as accepted", { needs: ["kyc"], evidence: "inferred" }, async (world) => {
    const { status, accepted, pending } = await filesOf(world, await provenAccount(world, "consumer"));
    expectSame("the KYC", { status, accepted, pending }, { status: "accepted", accepted: papers, pending: [] });
  }),

  scenario("getKyc", "lists a refused file as refused", { needs: ["kyc"], evidence: "inferred" }, async (world) => {
    const id = await openAccount(world, "consumer");
    await uploadPapers(world, id, "consumer");
    await world.kyc.refuse(id, "dom_1");
    await world.kyc.accept(id);
    const { status, accepted, refused: failed } = await filesOf(world, id);
    expectSame(
      "the KYC",
      { status, accepted, failed },
      { status: "refused", accepted: ["identity", "identity_back"], failed: ["dom_1"] },
    );
  }),

  scenario(
    "getKyc",
    "shows files accepted after a while",
    { needs: ["clock"], evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world, "consumer");
      await uploadPapers(world, id, "consumer");
      await world.clock.advance(86_400);
      expectSame("status", (await filesOf(world, id)).status, "accepted");
    },
  ),

  scenario("getKyc", "answers 403 4030210 for an unknown account", { evidence: "inferred" }, async (world) => {
    await refused(read(world, unknownAccount), 4030210);
  }),

  scenario(
    "getKyc",
    "answers 403 4030210 for an account of another customer",
    { needs: ["neighbour"], evidence: "inferred" },
    async (world) => {
      await refused(read(world, await openAccount(await world.neighbour())), 4030210);
    },
  ),

  scenario(
    "getKyc",
    "answers 400 4000210 for an account number that is none",
    { evidence: "inferred" },
    async (world) => {
      for (const id of ["abc", "0"]) await refused(read(world, wrong(id)), 4000210);
    },
  ),
];
