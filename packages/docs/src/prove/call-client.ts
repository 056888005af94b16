import { isNode } from "../json-node.js";

/** What a client made of an answer. */
export interface ClientAnswer {
  readonly status: number;
  /** Parsed body of a successful answer, or of a refusal. */
  readonly content: unknown;
}

/**
 * Calls an operation with any client, by names that are known at run time only. Rejects with what the client rejects
 * with, and with `TypeError` for something that is no client.
 */
export async function callClient(client: object, method: string, path: string, options: object): Promise<ClientAnswer> {
  const call: unknown = Reflect.get(client, method);
  if (typeof call !== "function") throw new TypeError(`the client has no ${method}`);
  const result: unknown = await Reflect.apply(call, client, [path, options]);
  if (!isNode(result) || !(result.response instanceof Response)) throw new TypeError("the client has another form");
  return { status: result.response.status, content: result.data ?? result.error };
}
