import { succeeded } from "../../expectation.js";
import { at, parseJson } from "../../json.js";
import type { WorldBase } from "../../vaultspay/world.js";
import { once } from "../once.js";
import type { Answer, Call, Caller } from "../probe.js";
import { vaultspayProbeDialect } from "./dialect.js";

export interface CallerOptions {
  /** Number of the exchange that began last. */
  readonly newest: () => number;
  /** The provider's time, milliseconds since the epoch: no answer tells it. */
  readonly now: () => number;
}

/** Sends what the published client never would, encrypted as the client's calls are, with a token of its own. */
export function createVaultsPayCaller(world: WorldBase, { newest, now }: CallerOptions): Caller {
  const { client, credentials, document, send: network } = world;
  const base = world.baseUrl.replace(/\/$/, "");
  const basePath = new URL(base).pathname.replace(/\/$/, "");

  async function logIn(): Promise<string> {
    const { clientId, clientSecret } = credentials;
    const body = { clientId, clientSecret };
    return (await succeeded(client.POST("/as/api/v1/saas-login", { body }))).accessToken;
  }
  let token = once(logIn);

  async function prepare(call: Call): Promise<Request> {
    const operation = document.operations.get(call.operationId);
    if (operation === undefined) throw new TypeError(`the document has no operation ${call.operationId}`);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(call.path?.[name] ?? ""));
    const url = new URL(`${base}${path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    const headers = new Headers({ accept: "application/json" });
    const isOpen = vaultspayProbeDialect.openOperations.has(call.operationId);
    if (!isOpen) headers.set("authorization", `Bearer ${await token()}`);
    if (call.json === undefined) return new Request(url, { method: operation.method, headers });
    headers.set("content-type", "application/json");
    return new Request(url, { method: operation.method, headers, body: JSON.stringify(call.json) });
  }

  async function send(request: Request): Promise<Answer> {
    const { method, url } = request;
    const { pathname } = new URL(url);
    const time = now();
    const response = await network(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const json = parseJson(bytes);
    const below = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
    const code = at(json, "code");
    const data = at(json, "data");
    return {
      operationId: document.find(method, below)?.operationId,
      exchange: newest(),
      status: response.status,
      code: response.status >= 400 && typeof code === "number" ? code : undefined,
      // A list keeps its envelope, which counts its rows.
      content: Array.isArray(data) ? json : (data ?? json),
      text: Buffer.from(bytes).toString(),
      time,
    };
  }

  return {
    prepare,
    send,
    call: async (call) => send(await prepare(call)),
    async renewToken() {
      token = once(logIn);
      await token();
    },
  };
}
