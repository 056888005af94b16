import { expectSame, succeeded } from "../../expectation.js";
import { scenario } from "../../vaultspay/scenario.js";
import { newContact, ownAccount, pendingTransfer, transferForm } from "../../vaultspay/transfer-fixtures.js";

export const receiveTransactionPerformedScenarios = [
  scenario(
    "receiveTransactionPerformed",
    "tells a transfer that was done, in minor units, with both of its references",
    { needs: ["money", "transfers", "webhooks"], evidence: "stated" },
    async (world) => {
      const { transfer } = await pendingTransfer(world, 12_345);
      await world.transfers.settle(transfer.id);
      const event = await world.webhooks.next("transaction_performed");
      const { gatewayRefId, transactionId } = transfer;
      expectSame("the webhook", event, { transactionId, amount: 12_345, status: "SUCCESS", refId: gatewayRefId });
    },
  ),

  scenario(
    "receiveTransactionPerformed",
    "tells a transfer that came back, pending or done",
    { needs: ["money", "transfers", "webhooks"], evidence: "stated" },
    async (world) => {
      const { contact, transfer } = await pendingTransfer(world);
      await world.transfers.reverse(transfer.id);
      expectSame("the status", (await world.webhooks.next("transaction_performed")).status, "REVERSED");
      const account = await ownAccount(world);
      const body = transferForm(contact.id, { senderAccountId: String(account.id) });
      const { data } = await succeeded(world.client.POST("/tc/api/v1/direct-transfer", { body }));
      await world.transfers.settle(data.id);
      await world.transfers.reverse(data.id);
      const told = (status: string) =>
        world.webhooks.next(
          "transaction_performed",
          (event) => event.transactionId === data.transactionId && event.status === status,
        );
      await told("SUCCESS");
      await told("REVERSED");
    },
  ),

  scenario(
    "receiveTransactionPerformed",
    "comes by itself when a transfer is done",
    { needs: ["clock", "money", "webhooks"] },
    async (world) => {
      const { transfer } = await pendingTransfer(world);
      expectSame("the webhooks before", world.webhooks.deliveries.length, 0);
      await world.clock.advance(3600);
      expectSame(
        "the transfer",
        (await world.webhooks.next("transaction_performed")).transactionId,
        transfer.transactionId,
      );
    },
  ),

  scenario(
    "receiveTransactionPerformed",
    "does not come for a transfer that was refused",
    { needs: ["clock", "webhooks"] },
    async (world) => {
      const { id } = await newContact(world);
      const { error } = await world.client.POST("/tc/api/v1/direct-transfer", { body: transferForm(id) });
      expectSame("whether it was refused", error !== undefined, true);
      await world.clock.advance(3600);
      expectSame("the webhooks", world.webhooks.deliveries.length, 0);
    },
  ),

  scenario(
    "receiveTransactionPerformed",
    "comes again when it was not taken, and no more than three times",
    { needs: ["clock", "money", "receiver", "transfers", "webhooks"], evidence: "stated" },
    async (world) => {
      const { transfer } = await pendingTransfer(world);
      world.receiver.refuseNext(100);
      await world.transfers.settle(transfer.id);
      await world.clock.advance(7 * 86_400);
      expectSame("the attempts that failed", world.receiver.refused(), 3);
      world.receiver.refuseNext(0);
    },
  ),
];
