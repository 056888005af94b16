import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that stands in front of another one. */
export interface RunningProxy {
  readonly baseUrl: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Passes every request on to `target`, and its answer back as `change` makes it. */
export async function breakingServer(target: string, change: (answer: Answer) => Answer): Promise<RunningProxy> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    // What belongs to the connection stays; the rest proves who calls.
    const own = Object.entries(request.headers).filter(([name]) => /^(authorization|content-type|x-.*)$/.test(name));
    const headers = own.map(([name, value]): [string, string] => [name, String(value)]);
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
    const answer = await fetch(`${target}${request.url}`, { method: request.method ?? "GET", headers, ...body });
    const { status, text } = change({ status: answer.status, text: await answer.text() });
    const nonce = answer.headers.get("x-session-nonce");
    const type = answer.headers.get("content-type") ?? "text/plain";
    response.writeHead(status, { "content-type": type, ...(nonce !== null && { "x-session-nonce": nonce }) }).end(text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
