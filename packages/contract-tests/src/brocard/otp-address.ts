import { createBrocardWebhooks } from "@openissuing/brocard";
import { createInbox, type WebhookInbox } from "../webhook-inbox.js";
import { startWebhookReceiver } from "../webhook-receiver.js";
import type { BrocardEvents } from "./webhooks.js";

/** Milliseconds a code may take. */
const patience = 10_000;

/** A second address of ours, for 3DS codes alone. Its messages are read as a client would, by the secret in it. */
export async function openOtpAddress(): Promise<{
  readonly url: string;
  readonly webhooks: WebhookInbox<BrocardEvents>;
  close(): Promise<void>;
}> {
  const { inbox, put } = createInbox<BrocardEvents>(patience);
  const receiver = await startWebhookReceiver();
  const { url } = receiver.open(async (body, posted) => {
    put(await webhooks.verify({ url: posted, body }));
  });
  const webhooks = createBrocardWebhooks({ secret: url.split("/").at(-1) ?? "" });
  return { url, webhooks: inbox, close: () => receiver.close() };
}
