import { fundedAccount } from "../../anytime/fixtures.js";
import { scenario } from "../../anytime/scenario.js";
import { transfer, transfersOf } from "../../anytime/transfer-fixtures.js";
import type { AnytimeEvents } from "../../anytime/webhooks.js";
import { bodyOf, cents, expectSame, expectThat } from "../../expectation.js";

const rowsOf = (event: AnytimeEvents["credit_transfer_processed"]) => event.body["credit-transfers"];

export const receiveCreditTransferProcessedScenarios = [
  scenario(
    "receiveCreditTransferProcessed",
    "tells an executed transfer as the list shows it",
    { needs: ["kyc", "money", "transfers", "webhooks"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      const { internal_id } = await bodyOf(transfer(world, id, { amount: 155 }));
      await world.transfers.execute(internal_id);
      const [told, ...others] = rowsOf(await world.webhooks.next("credit_transfer_processed"));
      expectThat(told !== undefined && others.length === 0, "one transfer is to be told");
      const [listed] = await transfersOf(world, id);
      expectThat(listed !== undefined, "the transfer is to be in the list");
      const { beneficiary_swift_code, beneficiary_swift, amount, ...shared } = told;
      const { beneficiary_swift: listedSwift, amount: listedAmount, source_reason: _, ...members } = listed;
      expectSame("the members that both have", shared, members);
      expectSame("the SWIFT code", beneficiary_swift_code ?? beneficiary_swift, listedSwift);
      expectSame("the amount in cents", cents(amount), cents(listedAmount));
      expectSame("the status", told.status, "Executed");
    },
  ),

  scenario(
    "receiveCreditTransferProcessed",
    "tells a cancelled transfer without a reference",
    { needs: ["kyc", "money", "transfers", "webhooks"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      const { internal_id } = await bodyOf(transfer(world, id));
      await world.transfers.cancel(internal_id);
      const [told] = rowsOf(await world.webhooks.next("credit_transfer_processed"));
      const { status, execution_reference, internal_id: number } = told ?? {};
      expectSame(
        "the transfer",
        { status, execution_reference, number },
        { status: "Cancelled", execution_reference: null, number: internal_id },
      );
    },
  ),

  scenario(
    "receiveCreditTransferProcessed",
    "tells transfers that are executed in the course of time",
    { needs: ["kyc", "money", "clock", "webhooks"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      const ordered = [await bodyOf(transfer(world, id)), await bodyOf(transfer(world, id))].map(
        (row) => row.internal_id,
      );
      await world.clock.advance(86_400);
      const told: number[] = [];
      while (told.length < ordered.length) {
        told.push(...rowsOf(await world.webhooks.next("credit_transfer_processed")).map((row) => row.internal_id));
      }
      expectSame("the transfers told", told.sort(), ordered.sort());
    },
  ),

  scenario(
    "receiveCreditTransferProcessed",
    "puts at most 100 transfers into one message and leaves none out",
    { needs: ["kyc", "money", "clock", "webhooks"] },
    async (world) => {
      const { id } = await fundedAccount(world);
      const ordered = await Promise.all(
        Array.from({ length: 130 }, async () => (await bodyOf(transfer(world, id, { amount: 1 }))).internal_id),
      );
      await world.clock.advance(86_400);
      const told: number[] = [];
      while (told.length < ordered.length) {
        const rows = rowsOf(await world.webhooks.next("credit_transfer_processed"));
        expectThat(rows.length >= 1 && rows.length <= 100, "a message is to hold 1 to 100 transfers");
        told.push(...rows.map((row) => row.internal_id));
      }
      expectSame("the number of different transfers told", new Set(told).size, 130);
    },
  ),
];
