import { wrong } from "../../anytime/alter.js";
import { fundedAccount, openAccount, unknownAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { transfer } from "../../anytime/transfer-fixtures.js";
import type { World, WorldBase } from "../../anytime/world.js";
import { bodyOf, expectThat, refused, succeeded } from "../../expectation.js";

const download = ({ client }: WorldBase, id: number, ctid: number) =>
  client.GET("/v1.0/accounts/{id}/credit-transfers/{ctid}/testimonial", { params: { path: { id, ctid } } });

async function executed(world: World<"kyc" | "money" | "transfers">): Promise<{ id: number; ctid: number }> {
  const { id } = await fundedAccount(world);
  const { internal_id: ctid } = await bodyOf(transfer(world, id));
  await world.transfers.execute(ctid);
  return { id, ctid };
}

export const getCreditTransferTestimonialScenarios = [
  scenario(
    "getCreditTransferTestimonial",
    "answers a PDF for an executed transfer",
    { needs: ["kyc", "money", "transfers"] },
    async (world) => {
      const { id, ctid } = await executed(world);
      const bytes: unknown = await succeeded(download(world, id, ctid));
      expectThat(bytes instanceof ArrayBuffer, "the client is to hand the PDF on as bytes");
      const text = Buffer.from(bytes).toString("latin1");
      expectThat(text.startsWith("%PDF-"), "the file is to begin as a PDF");
      expectThat(/%%EOF\s*$/.test(text), "the file is to end as a PDF");
    },
  ),

  scenario(
    "getCreditTransferTestimonial",
    "answers 404 4040210 for a transfer that is not executed",
    { needs: ["kyc", "money"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world);
      const { internal_id } = await bodyOf(transfer(world, id));
      await refused(download(world, id, internal_id), 4040210);
    },
  ),

  scenario(
    "getCreditTransferTestimonial",
    "answers 404 4040210 for a transfer that was cancelled",
    { needs: ["kyc", "money", "transfers"], evidence: "inferred" },
    async (world) => {
      const { id } = await fundedAccount(world);
      const { internal_id } = await bodyOf(transfer(world, id));
      await world.transfers.cancel(internal_id);
      await refused(download(world, id, internal_id), 4040210);
    },
  ),

  scenario(
    "getCreditTransferTestimonial",
    "answers 404 4040210 for an unknown transfer",
    { evidence: "inferred" },
    async (world) => {
      await refused(download(world, await openAccount(world), 999_999_999), 4040210);
    },
  ),

  scenario(
    "getCreditTransferTestimonial",
    "answers 404 4040210 for a transfer of another account",
    { needs: ["kyc", "money", "transfers"], evidence: "inferred" },
    async (world) => {
      const { ctid } = await executed(world);
      await refused(download(world, await openAccount(world), ctid), 4040210);
    },
  ),

  scenario(
    "getCreditTransferTestimonial",
    "answers 403 4030210 for an unknown account",
    { evidence: "inferred" },
    async (world) => {
      await refused(download(world, unknownAccount, 1), 4030210);
    },
  ),

  scenario(
    "getCreditTransferTestimonial",
    "answers 403 4030210 for an account of another customer",
    { needs: ["kyc", "money", "transfers", "neighbour"], evidence: "inferred" },
    async (world) => {
      const { id, ctid } = await executed(await world.neighbour());
      await refused(download(world, id, ctid), 4030210);
    },
  ),

  scenario(
    "getCreditTransferTestimonial",
    "answers 400 4000210 for a transfer number that is none",
    { evidence: "inferred" },
    async (world) => {
      const id = await openAccount(world);
      for (const ctid of ["abc", "0"]) await refused(download(world, id, wrong(ctid)), 4000210);
    },
  ),
];
