import { importPrivateKey, signAnytime } from "@openissuing/signing";
import type { WorldBase } from "../../anytime/world.js";
import { ExpectationError, succeeded } from "../../expectation.js";
import { at } from "../../json.js";
import type { Answer, Call, Caller } from "../probe.js";

const tokenPath = "/oauth/v2/token";
const echoPath = "/v1.0/apicheck";

/**
 * Sends what the published client never would, with the client's own token: a second one would end it. `newest`: the
 * number of the exchange that began last.
 */
export function createAnytimeCaller(world: WorldBase, newest: () => number): Caller {
  const { client, credentials, document } = world;
  const basePath = new URL(world.baseUrl).pathname.replace(/\/$/, "");
  const network = world.altered((request) => request);
  const keys = new Map<string, Promise<CryptoKey>>();
  let token: Promise<string> | undefined;

  async function tokenOfClient(): Promise<string> {
    let seen: string | null = null;
    const keep = world.altered((request) => {
      seen = request.headers.get("authorization");
      return request;
    });
    await succeeded(client.GET(echoPath, { fetch: keep }));
    if (seen === null) throw new ExpectationError("the client sends no token");
    return seen;
  }

  async function prepare(call: Call, privateKey = credentials.privateKey): Promise<Request> {
    const operation = document.operations.get(call.operationId);
    if (operation === undefined) throw new TypeError(`the document has no operation ${call.operationId}`);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(call.path?.[name] ?? ""));
    const url = new URL(`${world.baseUrl.replace(/\/$/, "")}${path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
    const key = keys.get(privateKey) ?? importPrivateKey(privateKey);
    keys.set(privateKey, key);
    const data = crypto.randomUUID().replaceAll("-", "");
    const headers = new Headers({
      "x-validation-data": data,
      "x-signed-request": await signAnytime(await key, data),
    });
    if (path !== tokenPath) {
      token ??= tokenOfClient();
      headers.set("authorization", await token);
    }
    const { form } = call;
    const body = form === undefined || form instanceof FormData ? form : new URLSearchParams(form);
    return new Request(url, { method: operation.method, headers, ...(body === undefined ? {} : { body }) });
  }

  async function send(request: Request): Promise<Answer> {
    const { method, url } = request;
    const { pathname } = new URL(url);
    const response = await network(request);
    const text = Buffer.from(await response.arrayBuffer()).toString();
    const below = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
    if (below === tokenPath && response.ok) token = undefined;
    const json = parse(text);
    const content = at(json, "body");
    const code = at(content, "error", "code");
    const seconds = Number(at(json, "timestamp"));
    return {
      operationId: document.find(method, below)?.operationId,
      exchange: newest(),
      status: response.status,
      code: typeof code === "number" ? code : undefined,
      content,
      text,
      time: Number.isNaN(seconds) ? undefined : seconds * 1000,
    };
  }

  const call = async (one: Call) => send(await prepare(one));
  return {
    prepare,
    send,
    call,
    async renewToken() {
      const { clientId, clientSecret, username, password } = credentials;
      const client = { client_id: clientId, client_secret: clientSecret };
      await call({ operationId: "createToken", form: { grant_type: "password", ...client, username, password } });
      token = undefined;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
