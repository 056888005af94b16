import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { StoryError } from "./story.js";

/** A server of our own on the loopback that webhooks are sent to. */
export interface WebhookReceiver<Webhook> {
  /** Every path below it is taken too. */
  readonly url: string;
  /**
   * Opens the door: `verify` gets the raw body of each delivery, the path and query it was posted to, and its headers,
   * and answers the webhook. What it throws is answered with 400 and thrown by `next`. Before that, deliveries are
   * answered with 503, so that they come again.
   */
  open(verify: VerifyDelivery<Webhook>): void;
  /** The oldest webhook that fits and was not handed out before; waits for it, at most ten seconds. */
  next<Wanted extends Webhook>(fits: (webhook: Webhook) => webhook is Wanted): Promise<Wanted>;
  close(): Promise<void>;
}

/** Checks a delivery: its raw body, the path and query it was posted to, and its headers, their names in lower case. */
export type VerifyDelivery<Webhook> = (body: Uint8Array, url: string, headers: IncomingHttpHeaders) => Promise<Webhook>;

const patience = 10_000;
const longest = 1024 * 1024;

/** Starts a receiver on a free port. */
export async function receiveWebhooks<Webhook>(): Promise<WebhookReceiver<Webhook>> {
  let verify: VerifyDelivery<Webhook> | undefined;
  let waiting: Webhook[] = [];
  let refusal: unknown;
  let wake: () => void = () => {};

  async function take(body: Uint8Array, { headers, url = "/" }: IncomingMessage): Promise<number> {
    if (verify === undefined) return 503;
    try {
      waiting = [...waiting, await verify(body, url, headers)];
      return 200;
    } catch (error) {
      refusal = error;
      return 400;
    } finally {
      wake();
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > longest) request.destroy();
      else chunks.push(chunk);
    });
    request.on("end", async () => {
      response.writeHead(await take(new Uint8Array(Buffer.concat(chunks)), request)).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    open: (by) => {
      verify = by;
    },
    next: async <Wanted extends Webhook>(fits: (webhook: Webhook) => webhook is Wanted): Promise<Wanted> => {
      const late = AbortSignal.timeout(patience);
      for (;;) {
        if (refusal !== undefined) throw new StoryError("a webhook was refused", { cause: refusal });
        const found = waiting.find(fits);
        waiting = waiting.filter((webhook) => webhook !== found);
        if (found !== undefined) return found;
        if (late.aborted) throw new StoryError(`no such webhook came within ${patience} ms`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          late.addEventListener("abort", () => resolve(), { once: true });
        });
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
