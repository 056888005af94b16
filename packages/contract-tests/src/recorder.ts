import { MASK, redactHeaders, redactUrl } from "@openissuing/signing";
import type { Violation } from "./checks.js";
import { secretsOf, showBody } from "./show-body.js";

/** One request and its answer, in a form that may be printed. */
export interface Exchange {
  /** Counted from 1 within its scenario. */
  readonly number: number;
  /** Undefined for a request of no documented operation. */
  readonly operationId: string | undefined;
  readonly method: string;
  /** Secrets masked. */
  readonly url: string;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  /** Error code of the catalogue. */
  readonly code: number | undefined;
  readonly ms: number;
  /** Headers and bodies with secrets and card data masked; only where something was found. */
  readonly details?: ExchangeDetails;
}

export interface ExchangeDetails {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: string;
}

/** What went over the wire in one exchange, as it was. It stays in this process. */
export interface RawExchange {
  readonly request: Request;
  readonly requestBody: Uint8Array<ArrayBuffer>;
  /** Headers that prove who calls, lower case. Default: those that everybody knows, such as `authorization`. */
  readonly proofHeaders?: ReadonlySet<string>;
  /** `isPrivate`: text that is not to be shown. */
  readonly response:
    | { readonly headers: Headers; readonly body: Uint8Array<ArrayBuffer>; readonly isPrivate?: boolean }
    | undefined;
  readonly operationId: string | undefined;
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly ms: number;
}

/** Collects what happens in one scenario. */
export interface Recorder {
  /** Numbers the exchange that begins now, from 1. */
  begin(): number;
  end(number: number, exchange: RawExchange): void;
  report(...violations: readonly Violation[]): void;
  readonly violations: readonly Violation[];
  /** The exchanges so far, in the order they began. `withDetails` masks and adds headers and bodies. */
  exchanges(withDetails: boolean): Promise<readonly Exchange[]>;
}

/** An empty recorder. */
export function createRecorder(): Recorder {
  const raw = new Map<number, RawExchange>();
  const violations: Violation[] = [];
  let begun = 0;
  return {
    begin: () => ++begun,
    end: (number, exchange) => void raw.set(number, exchange),
    report: (...more) => void violations.push(...more),
    violations,
    async exchanges(withDetails) {
      const sorted = [...raw].sort(([a], [b]) => a - b);
      const nameProof = createProofNames();
      return Promise.all(sorted.map(([number, exchange]) => masked(number, exchange, withDetails, nameProof)));
    },
  };
}

/** Proofs differ from run to run; that two are the same one is all that matters, so they are numbered. */
function createProofNames(): (header: string, value: string) => string {
  const known = new Map<string, Map<string, number>>();
  return (header, value) => {
    const values = known.get(header) ?? new Map<string, number>();
    known.set(header, values);
    const number = values.get(value) ?? values.size + 1;
    values.set(value, number);
    return `${MASK} (${number})`;
  };
}

/** The runtime draws what parts a form by chance, which says nothing. */
function withoutBoundary(name: string, value: string): string {
  return name === "content-type" ? value.replace(/(?<=^multipart\/form-data; boundary=).*$/, "…") : value;
}

async function masked(
  number: number,
  exchange: RawExchange,
  withDetails: boolean,
  nameProof: (header: string, value: string) => string,
): Promise<Exchange> {
  const { request, requestBody, proofHeaders, response, operationId, status, code, ms } = exchange;
  const head = { number, operationId, method: request.method, url: redactUrl(request.url), status, code, ms };
  if (!withDetails) return head;
  const requestHeaders = Object.fromEntries(
    Object.entries(redactHeaders(request.headers)).map(([name, shown]) => [
      name,
      proofHeaders?.has(name) && shown !== MASK ? nameProof(name, shown) : withoutBoundary(name, shown),
    ]),
  );
  const details = {
    requestHeaders,
    ...(requestBody.length > 0 && { requestBody: await showBody(requestBody, request.headers.get("content-type")) }),
    ...(response && {
      responseHeaders: redactHeaders(response.headers),
      responseBody: await showBody(response.body, response.headers.get("content-type"), {
        secrets: secretsOf(request.headers, requestBody),
        isPrivate: response.isPrivate ?? false,
      }),
    }),
  };
  return { ...head, details };
}
