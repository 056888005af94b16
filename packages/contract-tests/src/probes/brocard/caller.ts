import type { WorldBase } from "../../brocard/world.js";
import { isObject } from "../../json.js";
import type { Answer, Call, Caller } from "../probe.js";

export interface CallerOptions {
  /** Number of the exchange that began last. */
  readonly newest: () => number;
  /** The provider's time, milliseconds since the epoch: no answer tells it. */
  readonly now: () => number;
}

/** Sends what the published client never would, with the key of the company. A status stands for a code. */
export function createBrocardCaller(world: WorldBase, { newest, now }: CallerOptions): Caller {
  const { credentials, document } = world;
  const base = world.baseUrl.replace(/\/$/, "");
  const basePath = new URL(base).pathname.replace(/\/$/, "");
  const network = world.altered((request) => request);

  async function prepare(call: Call): Promise<Request> {
    const operation = document.operations.get(call.operationId);
    if (operation === undefined) throw new TypeError(`the document has no operation ${call.operationId}`);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(call.path?.[name] ?? ""));
    const url = new URL(`${base}${path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    const headers = new Headers({ accept: "application/json", authorization: `Bearer ${credentials.apiKey}` });
    if (call.json === undefined) return new Request(url, { method: operation.method, headers });
    headers.set("content-type", "application/json");
    return new Request(url, { method: operation.method, headers, body: JSON.stringify(call.json) });
  }

  async function send(request: Request): Promise<Answer> {
    const { method, url } = request;
    const { pathname } = new URL(url);
    const time = now();
    const response = await network(request);
    const text = Buffer.from(await response.arrayBuffer()).toString();
    const below = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
    return {
      operationId: document.find(method, below)?.operationId,
      exchange: newest(),
      status: response.status,
      code: response.status >= 400 ? response.status : undefined,
      content: contentOf(text),
      text,
      time,
    };
  }

  return {
    prepare,
    send,
    call: async (call) => send(await prepare(call)),
    // A key lives until its user withdraws it.
    renewToken: async () => undefined,
  };
}

/** JSON without `request_id`, which is another one with each answer; undefined for a page. */
function contentOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    if (!isObject(json)) return json;
    const { request_id: _, ...content } = json;
    return content;
  } catch {
    return undefined;
  }
}
