import { memberOf, toRequest } from "@openissuing/signing";
import { bufferedResponse } from "./buffered-response.js";
import { TransportError } from "./errors.js";
import type { Progress } from "./limit-attempt.js";

/**
 * Codes of failures that come before the first byte of a request: look-up and connection, as Node and (the last two)
 * Bun call them, and certificates that Node refuses.
 */
const beforeSending =
  /^(EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|UND_ERR_CONNECT_TIMEOUT|(ERR_TLS_)?CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ConnectionRefused|FailedToOpenSocket)$/;

function codeOf(error: unknown): string | undefined {
  const code = memberOf(error, "code");
  return typeof code === "string" ? code : undefined;
}

/** An error, what caused it, and what it gathers: Node reports each address it tried. */
function withCauses(error: unknown): unknown[] {
  const gathered = error instanceof AggregateError ? error.errors : [];
  const causes = error instanceof Error && error.cause !== undefined ? withCauses(error.cause) : [];
  return [error, ...gathered, ...causes];
}

function isUnsent(error: unknown): boolean {
  const codes = withCauses(error).flatMap((each) => codeOf(each) ?? []);
  return codes.length > 0 && codes.every((code) => beforeSending.test(code));
}

/** `fetch` reports a failed connection as `TypeError` (Fetch standard); some implementations by a code of the system. */
function isNetworkFailure(error: unknown): boolean {
  const code = codeOf(error) ?? "";
  return error instanceof TypeError || /^(?!ERR_)(E[A-Z_]+|UND_ERR_\w+|Connection\w+|FailedTo\w+)$/.test(code);
}

/** Holds the whole body, so that nobody further out meets a connection that breaks. */
async function buffered(response: Response): Promise<Response> {
  return response.body === null ? response : bufferedResponse(await response.arrayBuffer(), response);
}

/** How the network is used by one call. */
export interface ConnectOptions {
  /** The caller reads the body itself; otherwise it is read to its end here. */
  readonly streams: boolean;
  /** Noted right before a request is handed to the network. */
  readonly progress?: Progress;
}

/**
 * The innermost layer: `send`, whose connection failures become `TransportError`s. Every other error it throws,
 * and the reason of an abort, pass as they are.
 */
export function connect(send: typeof fetch, { streams, progress }: ConnectOptions): typeof fetch {
  return async (input, init) => {
    const request = toRequest(input, init);
    const explain = (message: string, cause: unknown, mayHaveHappened: boolean): unknown => {
      if (request.signal.aborted) return request.signal.reason;
      if (!isNetworkFailure(cause)) return cause;
      return new TransportError("ERR_NETWORK", message, { cause, mayHaveHappened });
    };
    let response: Response;
    if (progress) progress.sent = true;
    try {
      response = await send(request);
    } catch (cause) {
      throw explain("connection failed before an answer", cause, !isUnsent(cause));
    }
    try {
      return streams ? response : await buffered(response);
    } catch (cause) {
      throw explain("connection broke off within the answer", cause, true);
    }
  };
}
