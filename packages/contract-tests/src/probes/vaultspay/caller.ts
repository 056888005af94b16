import { succeeded } from "../../expectation.js";
import { at, parseJson } from "../../json.js";
import type { WorldBase } from "../../vaultspay/world.js";
import { once } from "../once.js";
import type { Answer, Call, Caller } from "../probe.js";
import { operationOf, requestOf } from "../request-of.js";
import { vaultspayProbeDialect } from "./dialect.js";

export interface CallerOptions {
  /** Number of the exchange that began last. */
  readonly newest: () => number;
  /** The provider's time, milliseconds since the epoch: no answer tells it. */
  readonly now: () => number;
}

/** Sends what the published client never would, encrypted as the client's calls are, with a token of its own. */
export function createVaultsPayCaller(world: WorldBase, { newest, now }: CallerOptions): Caller {
  const { client, credentials, send: network } = world;

  async function logIn(): Promise<string> {
    const { clientId, clientSecret } = credentials;
    const body = { clientId, clientSecret };
    return (await succeeded(client.POST("/as/api/v1/saas-login", { body }))).accessToken;
  }
  let token = once(logIn);

  async function prepare(call: Call): Promise<Request> {
    const isOpen = vaultspayProbeDialect.openOperations.has(call.operationId);
    return requestOf(world, call, isOpen ? {} : { authorization: `Bearer ${await token()}` });
  }

  async function send(request: Request): Promise<Answer> {
    const time = now();
    const response = await network(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const json = parseJson(bytes);
    const code = at(json, "code");
    const data = at(json, "data");
    return {
      operationId: operationOf(world, request),
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
