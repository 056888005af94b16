import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | undefined;
}

/** An answer as it came, or why none did. `body` is what was read until then. */
export interface WireReply {
  readonly status: number | undefined;
  readonly failure: "closed" | "refused" | "timeout" | "too-long" | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Where the way of an answer proves its origin: why this one does not; undefined when it does. */
  readonly origin?: { readonly doubt: string | undefined };
}

/** Sends requests. Never rejects: what goes wrong is in the reply. */
export interface Transport {
  /** `timeout`: milliseconds until the answer is through. */
  send(request: WireRequest, timeout: number): Promise<WireReply>;
  close(): void;
}

/** Bytes of an answer that are read: twice the largest a document here describes. */
const longest = 8_000_000;
const nothing: Uint8Array<ArrayBuffer> = new Uint8Array();

/**
 * Sends over connections that stay open. It follows no redirect and reads no proxy settings. `connections`: at most so
 * many at a time.
 */
export function createTransport(connections = 64): Transport {
  const options = { keepAlive: true, maxSockets: connections, scheduling: "lifo" as const };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };

  return {
    send: (wire, timeout) =>
      new Promise((resolve) => {
        const isSecure = wire.url.startsWith("https:");
        const agent = isSecure ? agents.https : agents.http;
        const { method, headers, body } = wire;
        let reply: Omit<WireReply, "body" | "failure"> = { status: undefined, headers: {} };
        const chunks: Buffer[] = [];
        let size = 0;
        let isDone = false;
        const end = (failure: WireReply["failure"]) => {
          if (isDone) return;
          isDone = true;
          clearTimeout(timer);
          resolve({ ...reply, failure, body: joined(chunks) });
          if (failure !== undefined) request.destroy();
        };
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        const request = (isSecure ? httpsRequest : httpRequest)(
          wire.url,
          { method, agent, headers: { ...headers, ...length } },
          (response) => {
            reply = { status: response.statusCode, headers: response.headers };
            response.on("data", (chunk: Buffer) => {
              size += chunk.length;
              chunks.push(chunk);
              if (size > longest) end("too-long");
            });
            response.on("end", () => end(response.complete ? undefined : "closed"));
            response.on("close", () => end("closed"));
            response.on("error", () => end("closed"));
          },
        );
        const timer = setTimeout(() => end("timeout"), timeout);
        request.on("error", (error: NodeJS.ErrnoException) => {
          end(error.code === "ECONNREFUSED" || error.code === "ENOTFOUND" ? "refused" : "closed");
        });
        request.end(body);
      }),
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** A transport over a `fetch`-shaped function, for a server in the same process. */
export function transportOver(send: typeof fetch): Transport {
  return {
    async send({ method, url, headers, body }, timeout) {
      // A server in the same process may answer without ever letting timers and streams have their turn.
      await new Promise((resolve) => setImmediate(resolve));
      // `AbortSignal.timeout` would not keep a process alive that waits for nothing else.
      const clock = new AbortController();
      const { signal } = clock;
      const timer = setTimeout(() => clock.abort(), timeout);
      try {
        const sent = body === undefined ? {} : { body: typeof body === "string" ? body : new Uint8Array(body) };
        const response = await send(new Request(url, { method, headers, redirect: "manual", signal, ...sent }));
        const { status } = response;
        const read = await readBounded(response.body, signal);
        return { status, headers: Object.fromEntries(response.headers), ...read };
      } catch {
        return { status: undefined, failure: signal.aborted ? "timeout" : "closed", headers: {}, body: nothing };
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => undefined,
  };
}

/** Reads a body to its end, to the largest that is read, or until time is up; what came until then is kept. */
async function readBounded(
  stream: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): Promise<Pick<WireReply, "body" | "failure">> {
  if (stream === null) return { failure: undefined, body: nothing };
  const reader = stream.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  // Whoever made the stream may not know of our time.
  signal.addEventListener("abort", cancel, { once: true });
  const chunks: Buffer[] = [];
  let size = 0;
  let failure: WireReply["failure"];
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(Buffer.from(next.value));
      size += next.value.length;
      if (size > longest) {
        failure = "too-long";
        cancel();
      }
    }
  } catch {
    failure = "closed";
  }
  signal.removeEventListener("abort", cancel);
  return { failure: signal.aborted && failure !== "too-long" ? "timeout" : failure, body: joined(chunks) };
}

function joined(chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  if (chunks.length === 0) return nothing;
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? new Uint8Array(first) : new Uint8Array(Buffer.concat(chunks));
}
