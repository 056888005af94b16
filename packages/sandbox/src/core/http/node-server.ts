import type { IncomingMessage, ServerResponse } from "node:http";
import { ConnectionDropped, type Incoming, type Outgoing } from "./exchange.js";

/** Longest time in milliseconds, and most bytes, that are read from a request whose answer is already written. */
const drainFor = 2_000;
const drainBytes = 64 * 1024 * 1024;

/** A request of `node:http` as `Incoming`. */
export class NodeIncoming implements Incoming {
  readonly method: string;
  readonly target: string;
  readonly remoteAddress: string;
  readonly publicUrl: string;
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage, publicUrl: string) {
    this.method = request.method ?? "";
    this.target = targetOf(request.url ?? "/");
    this.remoteAddress = request.socket.remoteAddress ?? "";
    this.publicUrl = publicUrl;
    this.#request = request;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  }

  get body(): AsyncIterable<Uint8Array> | null {
    const request = this.#request;
    const { "transfer-encoding": encoding, "content-length": length } = request.headers;
    if (encoding === undefined && !(Number(length) > 0)) return null;
    // Without the option, stopping early would cut the connection before the refusal is sent.
    return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) };
  }
}

/** A proxy's form of the target names scheme and host first. */
function targetOf(url: string): string {
  if (url.startsWith("/")) return url;
  return URL.canParse(url) ? url.slice(url.indexOf("/", url.indexOf("//") + 2)) : "/";
}

/** Answers one request; cuts the connection when a fault asked for that. Never throws. */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Promise<Outgoing>,
  onError: (error: unknown) => void,
): Promise<void> {
  try {
    const { status, headers, body } = await answer;
    const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
    if (request.complete) {
      response.writeHead(status, { ...headers, "content-length": length }).end(body);
      return;
    }
    // Closing with unread bytes resets the connection, and the answer may be lost with it.
    response.writeHead(status, { ...headers, "content-length": length, connection: "close" }).write(body);
    await drain(request);
    response.end();
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) onError(error);
    request.socket.destroy();
  }
}

function drain(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let size = 0;
    const timer = setTimeout(resolve, drainFor);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > drainBytes) done();
    });
    for (const event of ["end", "close", "error"]) request.on(event, done);
    request.resume();
  });
}
