import { type FetchLayer, toRequest } from "../fetch-layer.js";

/** A request as a proof of strong authentication covers it. */
export interface TreezorScaSubject {
  readonly method: string;
  /** Absolute, with its query, as it is sent. */
  readonly url: string;
  /** Text of the body as it is sent; undefined without one. */
  readonly body: string | undefined;
  /** Aborts when the caller no longer waits. */
  readonly signal: AbortSignal;
}

export interface ProveTreezorOptions {
  /**
   * The proof for a request: from the user's device, from the queue for another device. Undefined for a request that
   * needs none. Called once per request, also when that is repeated.
   */
  readonly proof: (subject: TreezorScaSubject) => string | undefined | Promise<string | undefined>;
}

/**
 * Layer that adds `X-Trz-SCA`, the proof of strong authentication for one operation (Treezor text, "Make your requests").
 * A request that has the header keeps it. Place it outside the repeats, or the user is asked at each attempt, and inside
 * the layer that adds the `accessTag`, since the proof covers address and body as they are sent.
 * @throws TypeError, from the request, for a proof no header can carry; never with its value.
 */
export function proveTreezorRequests({ proof }: ProveTreezorOptions): FetchLayer {
  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    if (request.headers.has("X-Trz-SCA")) return next(request);
    const { method, url, signal } = request;
    const body = request.body === null ? undefined : await request.clone().text();
    const value: unknown = await proof({ method, url, body, signal });
    if (value === undefined) return next(request);
    if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) {
      throw new TypeError("proof must be visible ASCII without spaces");
    }
    request.headers.set("X-Trz-SCA", value);
    return next(request);
  };
}

/** What a device signs to prove an operation, or with `iat` alone a session. */
export interface TreezorDataToSign {
  /** Milliseconds since 1970-01-01 UTC. */
  readonly iat: number;
  readonly url?: string;
  readonly body?: unknown;
}

/**
 * What a device signs for a request, in the form of `dataToSign` of the queue (Treezor text, "Create the operation on the
 * web browser"): the time, the address with its query, the parsed body. Without an address it proves a session.
 * @param now milliseconds since 1970-01-01 UTC.
 * @throws SyntaxError for a body that is not JSON.
 */
export function treezorDataToSign(
  { url, body }: { readonly url?: string | undefined; readonly body?: string | undefined } = {},
  now: () => number = Date.now,
): TreezorDataToSign {
  const parsed: unknown = body === undefined ? undefined : parse(body);
  return { iat: now(), ...(url === undefined ? {} : { url }), ...(parsed === undefined ? {} : { body: parsed }) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SyntaxError("body is not JSON"); // the parser's error quotes it
  }
}
