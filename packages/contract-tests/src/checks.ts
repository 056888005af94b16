/** How bad a finding is: an `error` breaks clients, a `warning` may. */
export type Severity = "error" | "warning";

/** What every finding belongs to: one sentence that holds for a server that keeps its contract. */
export const checks = {
  "documented-operation": { severity: "error", holds: "only documented operations succeed" },
  "documented-status": { severity: "error", holds: "an answer has a status the document lists for its operation" },
  "content-type": { severity: "error", holds: "an answer has a media type the document lists for its status" },
  "body-schema": { severity: "error", holds: "a body is what the document says, without undocumented members" },
  "answer-authenticity": { severity: "error", holds: "an answer carries the proof of its origin" },
  "error-code": { severity: "error", holds: "a refusal carries a code of the catalogue" },
  "error-status": { severity: "error", holds: "an error code comes with the status of the catalogue" },
  "error-exception": { severity: "error", holds: "an error code comes with its own exception name" },
  "expected-outcome": { severity: "error", holds: "an operation does what the provider's text describes" },
  "answer-in-time": { severity: "error", holds: "an answer comes within the time allowed" },
  "connection-kept": { severity: "error", holds: "a connection stays until the whole answer is through" },
  "webhook-schema": { severity: "error", holds: "a webhook is what the document says, without undocumented members" },
  "webhook-authenticity": { severity: "error", holds: "a webhook carries the proof of its origin" },
  "books-balance": { severity: "error", holds: "no money appears or vanishes" },
} as const satisfies Record<string, { readonly severity: Severity; readonly holds: string }>;

/** Adding an id is a minor change; renaming or removing one is a major change. */
export type CheckId = keyof typeof checks;

/** One thing that is not as the document says. */
export interface Violation {
  readonly check: CheckId;
  /** What was seen, without values of bodies: they can hold card data. */
  readonly message: string;
  /** JSON pointer to the place in the body, where there is one. */
  readonly pointer?: string;
  /** Undefined for what belongs to no documented operation. */
  readonly operationId?: string;
  /** Number of the exchange within its scenario, counted from 1. */
  readonly exchange?: number;
}
