import type { WorldBase } from "../../brocard/world.js";
import { isObject } from "../../json.js";
import type { Answer, Call, Caller } from "../probe.js";
import { operationOf, requestOf } from "../request-of.js";

export interface CallerOptions {
  /** Number of the exchange that began last. */
  readonly newest: () => number;
  /** The provider's time, milliseconds since the epoch: no answer tells it. */
  readonly now: () => number;
}

/** Sends what the published client never would, with the key of the company. A status stands for a code. */
export function createBrocardCaller(world: WorldBase, { newest, now }: CallerOptions): Caller {
  const network = world.altered((request) => request);
  const proofs = { authorization: `Bearer ${world.credentials.apiKey}` };
  const prepare = async (call: Call) => requestOf(world, call, proofs);

  async function send(request: Request): Promise<Answer> {
    const time = now();
    const response = await network(request);
    const text = Buffer.from(await response.arrayBuffer()).toString();
    return {
      operationId: operationOf(world, request),
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
