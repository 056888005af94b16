import type { FetchLayer } from "@openissuing/signing";
import { isObject, type JsonObject } from "../src/json.js";

/** What a layer in front of a server may change of an answer. */
export interface Changes {
  readonly status?: number;
  readonly contentType?: string;
  /** Takes the whole envelope. */
  readonly json?: (envelope: JsonObject) => unknown;
}

/**
 * A layer that makes an honest server break its contract: answers whose path ends like this and whose status is in the
 * class get the changes, everything else passes.
 */
export function breaking(pathEnd: string, statusClass: 2 | 4 | 5, changes: Changes): FetchLayer {
  return (next) => async (input, init) => {
    const request = new Request(input, init);
    const response = await next(request);
    const { pathname } = new URL(request.url);
    if (!pathname.endsWith(pathEnd) || Math.floor(response.status / 100) !== statusClass) return response;
    const body = await response.text();
    const headers = new Headers(response.headers);
    headers.delete("content-length");
    if (changes.contentType !== undefined) headers.set("content-type", changes.contentType);
    const changed = changes.json ? JSON.stringify(changes.json(parsed(body))) : body;
    return new Response(changed, { status: changes.status ?? response.status, headers });
  };
}

/** The envelope with members of its body changed. */
export function withBody(change: (body: JsonObject) => unknown): (envelope: JsonObject) => unknown {
  return (envelope) => ({ ...envelope, body: change(isObject(envelope.body) ? envelope.body : {}) });
}

/** The envelope with members of its error changed. */
export function withError(changes: JsonObject): (envelope: JsonObject) => unknown {
  return withBody(({ error }) => ({ error: { ...(isObject(error) ? error : {}), ...changes } }));
}

function parsed(text: string): JsonObject {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}
