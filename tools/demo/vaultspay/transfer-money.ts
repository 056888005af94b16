import { failureOf, unwrap, type VaultsPayWebhook } from "@openissuing/vaultspay";
import { expectThat } from "../story.js";
import { type Customer, inDirhams, type World } from "./world.js";

type TransferWebhook = Extract<VaultsPayWebhook, { name: "transaction_performed" }>;

const iban = "AE070331234567890123456";
/** Milliseconds of the sandbox's clock until a transfer is done. */
const settlement = 5_000;

/** From an IBAN to money that has left. */
export async function transferMoney(
  { stage, client, control, receiver }: World,
  { accountId }: Customer,
): Promise<void> {
  await stage.step("Check an IBAN", async () => {
    const { data } = await unwrap(client.POST("/be/api/v1/validate-iban", { body: { iban } }));
    expectThat(data.valid, "the IBAN is not valid");
    return { value: undefined, says: `${data.details.bankName}, held by ${data.details.accountTitle}` };
  });

  await stage.step("A mistyped IBAN is refused", async () => {
    const failure = failureOf(
      await client.POST("/be/api/v1/validate-iban", { body: { iban: iban.replace("AE07", "AE70") } }),
    );
    expectThat(failure?.status === 500 && failure.code === 1010, `the answer was ${failure?.status}, ${failure?.code}`);
    return { value: undefined, says: `two check digits swapped: ${failure.status}, ${failure.code}` };
  });

  const contactId = await stage.step("Keep it as a contact", async () => {
    const body = { title: "Example Supplies", iban };
    const { data } = await unwrap(client.POST("/be/api/v1/direct-payment-contact", { body }));
    return { value: data.id, says: `contact ${data.id}, ${data.title}` };
  });

  const transfer = await stage.step("Send money", async () => {
    const from = { senderAccountId: String(accountId), paymentContactId: String(contactId) };
    const body = { ...from, purpose: "GOODS_BOUGHT", description: "Invoice 42", amount: 25_000 } as const;
    const { data } = await unwrap(client.POST("/tc/api/v1/direct-transfer", { body }));
    expectThat(data.status === "PENDING", `the transfer is ${data.status}`);
    const says = `no. ${data.id}, ${inDirhams(data.amount)} and ${inDirhams(data.totalCharges)} charges: ${data.status}`;
    return { value: data, says };
  });

  await stage.step("It settles, its signed webhook verified", async () => {
    await control.advanceClock(settlement);
    const { event } = await receiver.next(
      (webhook): webhook is TransferWebhook =>
        webhook.name === "transaction_performed" && webhook.event.transactionId === transfer.transactionId,
    );
    const path = { id: transfer.id };
    const { data } = await unwrap(client.GET("/tme/api/v1/transactions/{id}", { params: { path } }));
    expectThat(
      event.status === "SUCCESS" && data.status === "SUCCESS",
      `webhook ${event.status}, record ${data.status}`,
    );
    return { value: undefined, says: `VaultsPay-Signature fits; ${event.refId}: ${data.status}` };
  });

  await stage.step("The ledger has it", async () => {
    const path = { id: accountId };
    const { data } = await unwrap(client.GET("/be/api/v1/account-ledger/{id}", { params: { path } }));
    const { data: account } = await unwrap(client.GET("/be/api/v1/accounts/{id}", { params: { path } }));
    const wanted = 500_000 - transfer.amount - transfer.totalCharges;
    expectThat(account.balance === wanted, `the balance is ${account.balance} instead of ${wanted}`);
    return { value: undefined, says: `${data.length} lines, ${inDirhams(account.balance)} left` };
  });
}
