import { createHmac } from "node:crypto";
import type { ApiDocument } from "../api-document.js";
import { asNode, type JsonNode } from "../json-node.js";
import { type Proof, proveEach } from "./proof.js";
import { checkReceived, receiverOf } from "./receiver.js";
import type { SiteSample } from "./site-samples.js";
import { openWorkshop } from "./workshop.js";

/** What a sample shows in the place of a secret. */
const shownSecret = "the-secret-of-your-webhooks";

/**
 * A webhook as Treezor's guide tells it: the payload signed as PHP writes it, with its slashes escaped, and the time in
 * units of 0.1 ms.
 */
function writeWebhook(example: JsonNode, payload: unknown, signed: unknown): string {
  const written = (value: unknown) => JSON.stringify(value).replaceAll("/", "\\\\/");
  const { object_payload: _, ...envelope } = example;
  const signature = createHmac("sha256", shownSecret).update(written(signed)).digest("base64");
  const head = { ...envelope, webhook_created_at: Date.now() * 10, object_payload_signature: signature };
  return `${JSON.stringify(head).slice(0, -1)},"object_payload":${written(payload)}}`;
}

/** Hands the receivers of webhooks that pages of a document show a signed example of the document, and a forged one. */
export async function proveWrittenWebhooks(document: ApiDocument, samples: readonly SiteSample[]): Promise<Proof> {
  const named = samples.map(({ page, text }) => ({ name: `${page} webhook (TypeScript)`, text }));
  return proveEach(named, async ({ text }) => {
    const example = asNode(
      document.webhooks.find(({ path }) => path === "card.update")?.body?.examples[0]?.value,
      "example",
    );
    const { object_payload: payload } = example;
    const workshop = await openWorkshop();
    try {
      const receive = await receiverOf(workshop.folder, text);
      const deliver = (body: string) => {
        const headers = { "content-type": "text/plain" };
        return receive(new Request("https://you.example/hooks", { method: "POST", headers, body }));
      };
      const forged = await deliver(writeWebhook(example, payload, { cards: [] }));
      checkReceived(await deliver(writeWebhook(example, payload, payload)), forged);
    } finally {
      await workshop.close();
    }
  });
}
