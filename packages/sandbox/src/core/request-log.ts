import { redact, redactText } from "./redact.js";

/** One request as the log remembers it. Only `read` makes it fit to be shown. */
export interface LoggedRequest {
  readonly at: number;
  readonly api: string;
  readonly tenant: string | undefined;
  readonly operationId: string | undefined;
  readonly requestId: number;
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly form: ReadonlyMap<string, string>;
  readonly files: readonly { readonly member: string; readonly name: string; readonly size: number }[];
  readonly remoteAddress: string;
  readonly status: number;
  readonly code: number | undefined;
  readonly answer: unknown;
  /** Real milliseconds from arrival to answer. */
  readonly took: number;
}

/** The last requests of a sandbox. Headers are never kept. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Newest last; secrets, card numbers, PINs and links masked. */
  read(tenant?: string): readonly Readonly<Record<string, unknown>>[];
  clear(): void;
}

/** `size`: how many requests are kept. */
export function createRequestLog(size: number): RequestLog {
  const ring: LoggedRequest[] = [];
  let next = 0;

  return {
    add: (request) => {
      ring[next] = request;
      next = (next + 1) % size;
    },
    read: (tenant) => {
      const inOrder = [...ring.slice(next), ...ring.slice(0, next)];
      return inOrder.filter((request) => tenant === undefined || request.tenant === tenant).map(shownRequest);
    },
    clear: () => {
      ring.length = 0;
      next = 0;
    },
  };
}

// Masking takes longer than answering, so it is done for the reader and not for each request.
function shownRequest({ query, form, path, answer, ...rest }: LoggedRequest): Readonly<Record<string, unknown>> {
  return {
    ...rest,
    path: redactText(path),
    query: redact(Object.fromEntries(query)),
    form: redact(Object.fromEntries(form)),
    answer: answer instanceof Uint8Array ? `${answer.length} bytes` : redact(answer),
  };
}
