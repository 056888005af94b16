import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Outgoing } from "./core/http/exchange.js";
import { greetPage } from "./core/http/greet-page.js";
import { NodeIncoming, respond } from "./core/http/node-server.js";
import type { Sandbox } from "./core/sandbox.js";

export interface ListenOptions {
  /** Default 127.0.0.1: whoever reaches the control API can do anything. */
  readonly host?: string;
  /** Main port: `/<api>/…` and `/_sandbox/…`. Default: any free one. */
  readonly port?: number;
  /** Port of each API, which it answers at the root. Default: any free one each; `false` opens none. */
  readonly apiPorts?: { readonly [api: string]: number } | false;
  /** Serve HTTPS with a certificate made on the spot; `ca` of the result is what clients must trust. */
  readonly https?: boolean;
  /** Milliseconds for the whole request to arrive; default 30,000. */
  readonly requestTimeout?: number;
  readonly onError?: (error: unknown) => void;
}

/** Open ports. */
export interface Listening {
  /** Of the main port, without a slash at the end. */
  readonly url: string;
  /** Base URL of each API at the root of its own port. */
  readonly apiUrls: Readonly<Record<string, string>>;
  /** PEM of the certificate authority, with HTTPS. */
  readonly ca: string | undefined;
  /** Stops listening and cuts open connections. The sandbox stays open. */
  close(): Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Opens the main port and one port per API. */
export async function listen(sandbox: Sandbox, options: ListenOptions = {}): Promise<Listening> {
  const { host = "127.0.0.1", port = 0, apiPorts = {}, https = false, requestTimeout = 30_000 } = options;
  const { onError = (error: unknown) => console.error(error) } = options;
  const certificates = https ? await certify(host) : undefined;
  const servers: Server[] = [];

  async function open(at: number, listener: Listener, malformed: (kind: Malformed) => Promise<Outgoing>) {
    const timeouts = {
      requestTimeout,
      headersTimeout: Math.min(requestTimeout, 10_000),
      // Node looks for slow requests only this often.
      connectionsCheckingInterval: Math.max(50, Math.min(requestTimeout / 4, 1_000)),
      keepAliveTimeout: 65_000,
    };
    const server = certificates
      ? (await import("node:https")).createServer({ ...timeouts, ...certificates }, listener)
      : createServer(timeouts, listener);
    server.on("clientError", (error, socket) => void refuseBytes(error, socket, malformed));
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(at, host, resolve);
    });
    return urlOf(server.address(), host, https);
  }

  try {
    let url = "";
    const control = controlListener(sandbox);
    const main: Listener = (request, response) => {
      if (/^\/_sandbox(?:[/?]|$)/.test(request.url ?? "")) void control(request, response).catch(onError);
      else if (!greetPage(request, response))
        void respond(request, response, sandbox.answerAny(new NodeIncoming(request, url)), onError);
    };
    url = await open(port, main, async (kind) => plainRefusal(kind));

    const apiUrls: Record<string, string> = {};
    for (const api of apiPorts === false ? [] : sandbox.apis) {
      const listener: Listener = (request, response) => {
        if (greetPage(request, response)) return;
        void respond(request, response, sandbox.answer(api, new NodeIncoming(request, url)), onError);
      };
      apiUrls[api] = await open(apiPorts === false ? 0 : (apiPorts[api] ?? 0), listener, (kind) =>
        sandbox.refuse(api, kind),
      );
    }
    return { url, apiUrls, ca: certificates?.ca, close: () => closeAll(servers) };
  } catch (error) {
    await closeAll(servers);
    throw error;
  }
}

async function certify(host: string) {
  const { makeCertificates } = await import("./certificates.js");
  return makeCertificates([...new Set(["localhost", "127.0.0.1", "::1", host])]);
}

// The control API needs no speed, so the adapter of its framework is loaded with the first call.
function controlListener(sandbox: Sandbox): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  let listener: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
  return async (request, response) => {
    if (!listener) {
      const { getRequestListener } = await import("@hono/node-server");
      listener = getRequestListener((web) => sandbox.fetch(web), { overrideGlobalObjects: false });
    }
    await listener(request, response);
  };
}

type Malformed = "malformed" | "timeout";

/** Answers bytes that are no HTTP, or come too slowly, in the vendor's form, and closes. */
async function refuseBytes(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  refusal: (kind: Malformed) => Promise<Outgoing>,
): Promise<void> {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = await refusal(error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? "timeout" : "malformed");
  const lines = Object.entries({ ...headers, "content-length": Buffer.byteLength(body), connection: "close" });
  const head = [`HTTP/1.1 ${status} Refused`, ...lines.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
  socket.end(`${head}\r\n\r\n${body}`);
}

function plainRefusal(kind: Malformed): Outgoing {
  const body = JSON.stringify({
    error: { code: "ERR_INPUT", message: `the request is ${kind === "timeout" ? "late" : kind}` },
  });
  return { status: kind === "timeout" ? 408 : 400, headers: { "content-type": "application/json" }, body };
}

function urlOf(address: AddressInfo | string | null, host: string, https: boolean): string {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `${https ? "https" : "http"}://${name.includes(":") ? `[${name}]` : name}:${address.port}`;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    }),
  );
}
