import type { ApiDocument } from "../api-document.js";
import { type Proof, proveEach } from "./proof.js";
import { fillIn, type ProvableApi } from "./provable-api.js";
import { checkReceived, receiverOf } from "./receiver.js";
import { type OpenSandbox, openGround, type SandboxGround, type TakeWebhook } from "./sandbox-ground.js";
import { openWorkshop } from "./workshop.js";

/** Has the sandbox send a webhook to the sample of an API, which must take it and refuse a forgery of it. */
export async function proveWebhooks(
  api: ProvableApi,
  document: ApiDocument,
  open: OpenSandbox,
  text: string,
): Promise<Proof> {
  return proveEach([{ name: `${api.name} webhook (TypeScript)` }], async () => {
    const workshop = await openWorkshop();
    const verdicts: (() => void)[] = [];
    let ground: SandboxGround | undefined;
    const takeWebhook: TakeWebhook = async (body, { header, url }) => {
      // One delivery proves the sample.
      if (verdicts.length > 0 || ground === undefined) return undefined;
      verdicts.push(() => undefined);
      const delivery = { body, header, url };
      verdicts[0] = await receive(api, ground, text, workshop.folder, delivery).catch((error: unknown) => () => {
        throw error;
      });
      return undefined;
    };
    try {
      ground = await openGround(api, document, open, takeWebhook);
      await api.causeWebhook(ground);
    } finally {
      // Waits until what is on its way has come.
      await ground?.close();
      await workshop.close();
    }
    const [verdict] = verdicts;
    if (verdict === undefined) throw new Error("no webhook came");
    verdict();
  });
}

interface Delivery {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly url: string;
  readonly header: (name: string) => string | undefined;
}

/** Hands a delivery and a forgery of it to the sample. What is returned throws when either was answered wrongly. */
async function receive(
  api: ProvableApi,
  { baseUrl, credentials }: SandboxGround,
  text: string,
  folder: string,
  { body, header, url }: Delivery,
): Promise<() => void> {
  const answer = await receiverOf(folder, fillIn(text, api.webhookPlaceholders(credentials, url)));
  const client = api.createClient(baseUrl, credentials);
  const deliver = (address: string, bytes: Uint8Array<ArrayBuffer>) => {
    const headers = new Headers({ "content-type": "application/json" });
    for (const name of api.webhookHeaders) headers.set(name, header(name) ?? "");
    const request = new Request(address, { method: "POST", headers, body: bytes });
    return answer(...api.webhookArguments(request, client));
  };
  const changed = new TextEncoder().encode(new TextDecoder().decode(body).replace(/\d(?=\D*$)/, "x"));
  const forged = await deliver(`${url.slice(0, -1)}x`, changed);
  const honest = await deliver(url, body);
  return () => checkReceived(honest, forged);
}
