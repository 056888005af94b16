import type { CheckId } from "./checks.js";
import { toCurl } from "./curl.js";
import type { Exchange } from "./recorder.js";

/** What is asked of a caller's request. */
export const requestChecks = {
  "request-authentication": "a request carries the headers that prove who calls",
  "request-body": "a body is what the document says, without undocumented members",
  "request-media-type": "a body has the media type the document lists",
  "request-operation": "a request is one of the documented operations",
  "request-parameter": "a request has the required parameters, none undocumented, each as the document says",
} as const;

/** Adding an id is a minor change; renaming or removing one is a major change. */
export type RequestCheckId = keyof typeof requestChecks;

/** Something in the traffic of a consumer's test that is not as the document says. */
export interface ContractViolation {
  /** Whose fault it is: the caller's or the server's. */
  readonly side: "answer" | "request";
  readonly check: CheckId | RequestCheckId;
  /** What was seen, without values of bodies: they can hold card data. */
  readonly message: string;
  /** JSON pointer into the body, where there is one. */
  readonly pointer?: string;
  readonly operationId?: string;
  /** The request and its answer, secrets and card data masked. */
  readonly exchange: Exchange;
}

/** Adding a code is a minor change; renaming or removing one is a major change. */
export type ContractViolationErrorCode = "ERR_ANSWER_VIOLATES" | "ERR_REQUEST_VIOLATES";

/** Traffic that is not as the document says. The message names each violation and shows the first request as curl. */
export class ContractViolationError extends Error {
  override readonly name = "ContractViolationError";
  /** `ERR_REQUEST_VIOLATES` when any of them is the caller's. */
  readonly code: ContractViolationErrorCode;
  readonly violations: readonly ContractViolation[];

  constructor(violations: readonly ContractViolation[]) {
    super(describe(violations));
    this.code = violations.some(({ side }) => side === "request") ? "ERR_REQUEST_VIOLATES" : "ERR_ANSWER_VIOLATES";
    this.violations = violations;
  }
}

/** Characters of an answer that a message shows. */
const mostText = 1_000;

function describe(violations: readonly ContractViolation[]): string {
  const lines = violations.map(({ side, check, message, pointer, operationId = "no operation" }) => {
    const place = pointer === undefined ? "" : `${pointer} `;
    return `${side} of ${operationId}: ${check}: ${place}${message}`;
  });
  const [first] = violations;
  return first === undefined ? "nothing is wrong" : [...lines, ...shown(first.exchange)].join("\n");
}

function shown({ method, url, status, details }: Exchange): readonly string[] {
  if (details === undefined) return [`${method} ${url}`];
  const { requestHeaders, requestBody, responseBody = "" } = details;
  const curl = toCurl({ method, url, requestHeaders, requestBody });
  return [curl, ...(status === undefined ? [] : [`${status} ${responseBody.slice(0, mostText)}`.replace(/^/gm, "# ")])];
}
