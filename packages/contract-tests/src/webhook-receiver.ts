import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Value of a header by its name in lower case. */
export type HeaderOf = (name: string) => string | undefined;

/**
 * Looks at one delivery: its raw body, as it came, the address it was posted to, and its headers. What it throws is answered 500, so
 * that the sender tries again.
 */
export type Receive = (body: Uint8Array<ArrayBuffer>, url: string, header: HeaderOf) => Promise<void>;

/** A server of our own that webhooks are sent to. */
export interface WebhookReceiver {
  /** Opens an address; deliveries to it go to `receive`. Its last segment is a secret of at least 16 characters. */
  open(receive: Receive): { readonly url: string; close(): void };
  close(): Promise<void>;
}

/** Longest message taken, in bytes: a hundred transfers are some 50 kB. */
const longest = 5_000_000;

/** Starts a receiver on a free port of the loopback interface. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const doors = new Map<string, Receive>();
  let opened = 0;
  let base = "";
  const server = createServer((request, response) => {
    const receive = doors.get(request.url ?? "");
    const header: HeaderOf = (name) => [request.headers[name]].flat().at(0);
    const answer = (status: number) => response.writeHead(status).end();
    if (receive === undefined || request.method !== "POST") return void answer(404);
    readAll(request)
      .then((body) =>
        body === undefined ? answer(413) : receive(body, `${base}${request.url}`, header).then(() => answer(200)),
      )
      .catch(() => answer(500));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    open(receive) {
      const path = `/webhooks/${++opened}/${randomUUID()}`;
      doors.set(path, receive);
      return { url: `${base}${path}`, close: () => void doors.delete(path) };
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function readAll(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > longest) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
