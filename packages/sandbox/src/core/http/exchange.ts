/** A request as the engine sees it, wherever it came from. */
export interface Incoming {
  readonly method: string;
  /** Path and query as sent, without scheme and host. */
  readonly target: string;
  /** Value of a header by its lower-case name; repeated ones joined by a comma and a blank. */
  header(name: string): string | undefined;
  /** The body, read at most once. */
  readonly body: AsyncIterable<Uint8Array> | null;
  readonly remoteAddress: string;
  /** Where the sandbox can be reached, without a slash at the end. */
  readonly publicUrl: string;
}

/** An answer before it takes the form of its surroundings. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** The connection is to be cut without an answer (a fault of the control API). */
export class ConnectionDropped extends Error {
  override readonly name = "ConnectionDropped";
  readonly code = "ERR_CONNECTION_DROPPED";
}

/** A `Request` as `Incoming`. `remoteAddress`: default the loopback. */
export function incomingOf(request: Request, remoteAddress = "127.0.0.1"): Incoming {
  const { origin, pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    header: (name) => request.headers.get(name) ?? undefined,
    body: request.body,
    remoteAddress,
    publicUrl: origin,
  };
}

/** An `Outgoing` as `Response`. */
export function responseOf({ status, headers, body }: Outgoing): Response {
  const bytes = typeof body === "string" ? body : new Uint8Array(body);
  return new Response(bytes, { status, headers });
}
