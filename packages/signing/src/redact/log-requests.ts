import { type FetchLayer, toRequest } from "../fetch-layer.js";
import { memberOf } from "../member-of.js";
import { redactBody } from "./redact-body.js";
import { redactHeaders } from "./redact-headers.js";
import { redactUrl } from "./redact-url.js";

/** One attempt, masked. What failed has `error` where what was answered has `status`. */
export interface RequestLogEntry {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Only when bodies are asked for and there is one. */
  readonly requestBody?: string;
  /** Milliseconds until the answer's headers, or the failure, came. */
  readonly durationMs: number;
  readonly status?: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: string;
  /** Name and `code` of what was thrown; messages of others can hold anything. */
  readonly error?: { readonly name: string; readonly code?: string };
}

export interface LogRequestsOptions {
  /** Log bodies too, masked. They are read as a whole before the answer is handed on. Default: false. */
  readonly bodies?: boolean;
  /** Further names of headers, parameters and members to mask. */
  readonly secrets?: readonly string[];
  /** Milliseconds of a clock that never goes back. Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * Layer that tells `log` about each request, secrets and card data masked. Outermost it sees each call once and none of
 * the headers added inside; innermost it sees each attempt as sent. What `log` throws is dropped: an answer to a
 * payment must not get lost because a log is full.
 */
export function logRequests(log: (entry: RequestLogEntry) => void, options: LogRequestsOptions = {}): FetchLayer {
  const { bodies = false, secrets, now = () => performance.now() } = options;

  const bodyOf = async (message: Request | Response): Promise<string | undefined> => {
    if (!bodies || message.body === null) return undefined;
    const bytes = new Uint8Array(await message.clone().arrayBuffer());
    return redactBody(bytes, message.headers.get("content-type"), secrets);
  };
  const tell = (entry: RequestLogEntry) => {
    try {
      log(entry);
    } catch {
      // See above.
    }
  };

  return (next) => async (input, init) => {
    const request = toRequest(input, init);
    const requestBody = await bodyOf(request);
    const { method } = request;
    const url = redactUrl(request.url, secrets);
    const startedAt = now();
    const sent = () => ({
      method,
      url,
      requestHeaders: redactHeaders(request.headers, secrets),
      ...(requestBody === undefined ? {} : { requestBody }),
      durationMs: now() - startedAt,
    });
    try {
      const response = await next(request);
      const head = { ...sent(), status: response.status, responseHeaders: redactHeaders(response.headers, secrets) };
      const responseBody = await bodyOf(response);
      tell(responseBody === undefined ? head : { ...head, responseBody });
      return response;
    } catch (error) {
      tell({ ...sent(), error: nameError(error) });
      throw error;
    }
  };
}

function nameError(error: unknown): { name: string; code?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = memberOf(error, "code");
  return typeof code === "string" ? { name: error.name, code } : { name: error.name };
}
