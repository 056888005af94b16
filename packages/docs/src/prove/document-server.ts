import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestChecker, type OutgoingRequest, readDocument as readContract } from "@openissuing/contract-tests";
import { type Operation, readDocument } from "../api-document.js";
import { asNode } from "../json-node.js";
import type { Logged } from "./run-samples.js";

/** A server made of documents: it judges what comes, and answers with the example of a success. */
export interface DocumentServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly log: { clear(): void; read(): readonly Logged[] };
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type?: string | undefined;
  readonly body: string;
}

type Judge = (
  request: OutgoingRequest,
) => Promise<{ readonly operationId: string; readonly answer: Answer } | undefined>;

const json = (status: number, body: unknown): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(body),
});

function exampleOf({ answers }: Operation): Answer {
  const success = answers.find(({ status }) => status.startsWith("2"));
  const status = Number(success?.status ?? 500);
  const { examples = [], type } = success?.media ?? {};
  // The last one tells how things end, where the first tells that they are pending.
  const value = examples.at(-1)?.value;
  if (value === undefined) return { status, type, body: "" };
  const isText = typeof value === "string" && type !== "application/json";
  return { status, type, body: isText ? value : JSON.stringify(value) };
}

/** A judge for one document: undefined for a request of another. */
function judgeBy(bundle: unknown): Judge {
  // Some webhooks are visits of a browser, of which the reader of contracts knows nothing.
  const check = createRequestChecker(readContract({ ...asNode(bundle, "bundle"), webhooks: {} }));
  const operations = new Map(readDocument(bundle).operations.map((operation) => [operation.id, operation]));
  return async (request) => {
    const { faults, operationId } = await check(request);
    const operation = operations.get(operationId ?? "");
    if (operation === undefined) return undefined;
    return { operationId: operation.id, answer: faults.length > 0 ? json(400, faults) : exampleOf(operation) };
  };
}

async function read(request: IncomingMessage): Promise<OutgoingRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const body = new Uint8Array(Buffer.concat(chunks));
  return { method: request.method ?? "", pathname, query: searchParams, headers, body };
}

/** Opens a server for documents whose paths differ. Throws `TypeError` for a document that is malformed. */
export async function serveDocuments(bundles: readonly unknown[]): Promise<DocumentServer> {
  const judges = bundles.map(judgeBy);
  const logged: Logged[] = [];
  async function judge(request: OutgoingRequest): Promise<Answer> {
    for (const each of judges) {
      const judged = await each(request);
      if (judged === undefined) continue;
      logged.push({ operationId: judged.operationId, status: String(judged.answer.status) });
      return judged.answer;
    }
    return json(404, `${request.method} ${request.pathname} is in no document`);
  }
  const server = createServer(async (request, response) => {
    const { body, status, type } = await judge(await read(request)).catch((error: unknown) => json(500, String(error)));
    response.writeHead(status, type === undefined ? {} : { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new TypeError("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    log: {
      clear: () => {
        logged.length = 0;
      },
      read: () => [...logged],
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
