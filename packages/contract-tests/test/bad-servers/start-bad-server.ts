import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What a server does instead of answering. */
export type Misbehaviour = (response: ServerResponse, socket: Socket) => void;

const page = `<!doctype html><title>Maintenance</title>${"<p>We will be back soon.</p>\n".repeat(200_000)}`;

/** Ways in which a server can be of no use, by name. */
export const misbehaviours = {
  hangs: () => undefined,
  "streams forever": (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write('{"more":'), 5);
    response.on("close", () => clearInterval(timer));
  },
  "closes at once": (_, socket) => void socket.destroy(),
  "closes within the head": (_, socket) => void socket.end("HTTP/1.1 200 OK\r\ncontent-ty"),
  "closes within the body": (_, socket) =>
    void socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{"body":{'),
  "speaks no HTTP": (_, socket) => void socket.end("220 mail.example ESMTP\r\n"),
  "answers 5 MB of HTML": (response) => void response.writeHead(200, { "content-type": "text/html" }).end(page),
  "is another API": (response) =>
    void response.writeHead(200, { "content-type": "application/json" }).end('{"items":[],"next":null}'),
  "sends everybody elsewhere": (response) => void response.writeHead(302, { location: "/login" }).end(),
} as const satisfies Record<string, Misbehaviour>;

export interface BadServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/**
 * A server on a port of its own that misbehaves. With `honest`, the address of an honest server, calls that begin a run
 * (sign in, reach) are handed on to it, so that the run begins.
 */
export async function startBadServer(misbehave: Misbehaviour, honest?: string): Promise<BadServer> {
  const server = createServer((incoming, response) => {
    if (honest !== undefined && /\/(oauth\/v2\/token|v1\.0\/apicheck)$/.test(incoming.url ?? "")) {
      handOn(incoming, response, honest);
    } else misbehave(response, incoming.socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function handOn(incoming: IncomingMessage, response: ServerResponse, honest: string): void {
  const { method, headers, url = "" } = incoming;
  const onward = request(`${honest}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(onward);
}
