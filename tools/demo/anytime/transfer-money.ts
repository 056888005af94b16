import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AnytimeWebhook, unwrap } from "@openissuing/anytime";
import { expectThat } from "../story.js";
import type { OpenAccount } from "./open-account.js";
import { beneficiary, centsOf, euros, readBalance, readTransfers, type World } from "./world.js";

const minute = 60_000;
const hour = 60 * minute;

type TransferWebhook = Extract<AnytimeWebhook, { name: "credit_transfer_processed" }>;

/** A transfer from its order to the PDF that proves it. */
export async function transferMoney({ stage, client, control, receiver }: World, { id }: OpenAccount): Promise<void> {
  const order = { ...beneficiary, src_comment: "Invoice 7", dst_comment: "Thank you", amount: 155 };

  const ctid = await stage.step("Order a transfer", async () => {
    const params = { path: { id } };
    const { body } = await unwrap(client.POST("/v1.0/accounts/{id}/credit-transfers", { params, body: order }));
    const { internal_id, amount, status } = body;
    const balance = await readBalance(client, id);
    return {
      value: internal_id,
      says: `no. ${internal_id}, ${euros(centsOf(amount))}: ${status}, ${euros(balance)} left`,
    };
  });
  const read = async () => {
    const found = (await readTransfers(client, id)).find(({ internal_id }) => internal_id === ctid);
    expectThat(found !== undefined, `transfer ${ctid} is not in the list`);
    return found;
  };

  await stage.step("It is executed within the hour", async () => {
    await control.advanceClock(minute);
    const { status: underWay } = await read();
    await control.advanceClock(hour);
    // An hour is longer than a token lives: the client gets a new one by itself.
    const { status, execution_reference } = await read();
    expectThat(underWay === "In progress" && status === "Executed", `it went from ${underWay} to ${status}`);
    return { value: undefined, says: `${underWay}, then ${status}, reference ${execution_reference}` };
  });

  await stage.step("The transfer's webhook comes in, verified", async () => {
    const isOurs = (webhook: AnytimeWebhook): webhook is TransferWebhook =>
      webhook.name === "credit_transfer_processed" &&
      webhook.event.body["credit-transfers"].some(({ internal_id }) => internal_id === ctid);
    const { name, event } = await receiver.next(isOurs);
    const [row] = event.body["credit-transfers"];
    return { value: undefined, says: `${name}: no. ${row?.internal_id} is ${row?.status}` };
  });

  await stage.step("Save its PDF", async () => {
    const path = { id, ctid };
    const pdf = await unwrap(
      client.GET("/v1.0/accounts/{id}/credit-transfers/{ctid}/testimonial", { params: { path } }),
    );
    const bytes = new Uint8Array(pdf instanceof Blob ? await pdf.arrayBuffer() : pdf);
    const text = Buffer.from(bytes).toString("latin1");
    const isWhole = text.startsWith("%PDF-") && text.trimEnd().endsWith("%%EOF");
    expectThat(isWhole, "what came is not a whole PDF");
    const file = join(stage.output, `anytime-transfer-${ctid}.pdf`);
    await writeFile(file, bytes);
    stage.keep(file, `testimonial of transfer ${ctid}`);
    return { value: undefined, says: `${text.slice(1, 8)}, ${bytes.length} bytes` };
  });
}
