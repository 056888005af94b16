import type { CheckedRequest } from "./arrival.js";
import type { Outcome } from "./engine.js";
import { Fault } from "./fault.js";
import type { Outgoing } from "./http/exchange.js";
import { redact, redactText } from "./redact.js";

/** One request as the log remembers it. Only `read` makes it fit to be shown. */
export interface LoggedRequest {
  readonly at: number;
  readonly api: string;
  readonly tenant: string | undefined;
  readonly requestId: number;
  readonly method: string;
  readonly remoteAddress: string;
  readonly request: CheckedRequest;
  readonly outcome: Outcome;
  readonly outgoing: Outgoing;
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
function shownRequest({ request, outcome, outgoing, ...rest }: LoggedRequest): Readonly<Record<string, unknown>> {
  const { fields, query, files } = request.sent;
  const answer = typeof outcome === "object" && "body" in outcome ? outcome.body : undefined;
  return {
    ...rest,
    operationId: request.operation?.operationId,
    path: redactText(request.target),
    query: redact(Object.fromEntries(query)),
    form: redact(Object.fromEntries(fields)),
    files: [...files].map(([member, { name, bytes }]) => ({ member, name: redactText(name), size: bytes.length })),
    status: outgoing.status,
    code: outcome instanceof Fault ? outcome.code : undefined,
    answer: answer instanceof Uint8Array ? `${answer.length} bytes` : redact(answer),
  };
}
