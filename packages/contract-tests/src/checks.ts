/** How bad a finding is: an `error` breaks clients, a `warning` may. */
export type Severity = "error" | "warning";

/** Parts of a run, in the order they are played. */
export const phases = ["examples", "boundaries", "random", "sequences", "probes", "scenarios"] as const;

/** A part of a run; `sequences` are calls that build on each other, `probes` are written for one check. */
export type Phase = (typeof phases)[number];

/** What is known about one check. */
export interface Check {
  readonly severity: Severity;
  /** One sentence that holds for a server that keeps its contract. */
  readonly holds: string;
  /** Where it can speak; a check nobody could ask must not count as passed. */
  readonly phases: readonly Phase[];
}

const always = phases;
const generated: readonly Phase[] = ["examples", "boundaries", "random"];
const stories: readonly Phase[] = ["sequences", "probes", "scenarios"];

/** What every finding belongs to, by its id: what `--disable-check` takes. */
export const checks = {
  "answer-authenticity": { severity: "error", holds: "an answer carries the proof of its origin", phases: always },
  "answer-bounded": { severity: "error", holds: "an answer ends within the size and time allowed", phases: always },
  "answer-headers": { severity: "error", holds: "an answer carries the headers the document promises", phases: always },
  "answer-in-time": { severity: "error", holds: "an answer comes within the time allowed", phases: always },
  "authentication-required": {
    severity: "error",
    holds: "a call without valid authentication is refused as unauthenticated",
    phases: ["boundaries", "probes", "scenarios"],
  },
  "body-schema": {
    severity: "error",
    holds: "a body is what the document says, without undocumented members",
    phases: always,
  },
  "books-balance": { severity: "error", holds: "no money appears or vanishes", phases: stories },
  "card-data-secret": {
    severity: "error",
    holds: "card data stand where the document has a member for them and nowhere else",
    phases: ["probes"],
  },
  "change-visible": { severity: "error", holds: "what a call changed is read back as it was sent", phases: stories },
  "connection-kept": {
    severity: "error",
    holds: "a connection stays until the whole answer is through",
    phases: always,
  },
  "content-type": {
    severity: "error",
    holds: "an answer has a media type the document lists for its status",
    phases: always,
  },
  "created-available": { severity: "error", holds: "what was created can be read right away", phases: stories },
  "created-listed": { severity: "error", holds: "what was created stands in the list it belongs to", phases: stories },
  "dates-documented": {
    severity: "error",
    holds: "dates have the documented form and zone and are no nonsense",
    phases: always,
  },
  "deleted-gone": { severity: "error", holds: "what was deleted or ended cannot be used any more", phases: stories },
  "documented-operation": { severity: "error", holds: "only documented operations succeed", phases: always },
  "documented-status": {
    severity: "error",
    holds: "an answer has a status the document lists for its operation",
    phases: always,
  },
  "error-code": { severity: "error", holds: "a refusal carries a code of the catalogue", phases: always },
  "error-exception": { severity: "error", holds: "an error code comes with its own exception name", phases: always },
  "error-operation": {
    severity: "error",
    holds: "a refusal has a reason that the document gives for its operation",
    phases: generated,
  },
  "error-status": { severity: "error", holds: "an error code comes with the status of the catalogue", phases: always },
  "expected-outcome": {
    severity: "error",
    holds: "an operation does what the provider's text describes",
    phases: ["probes", "scenarios"],
  },
  "expired-token-refused": {
    severity: "error",
    holds: "a token is refused once it has expired, and not before",
    phases: ["probes", "scenarios"],
  },
  "foreign-address-refused": {
    severity: "error",
    holds: "a call from an address that is not allowed is refused",
    phases: ["probes", "scenarios"],
  },
  "foreign-resource-invisible": {
    severity: "error",
    holds: "what belongs to another customer looks as if it did not exist",
    phases: ["probes", "scenarios"],
  },
  "idempotent-repeat": {
    severity: "error",
    holds: "a call that may be repeated gives its first answer again and changes nothing more",
    phases: ["probes"],
  },
  "ids-stable": { severity: "error", holds: "a thing keeps its id and has it everywhere", phases: stories },
  "invalid-data-refused": { severity: "error", holds: "data against the document are refused", phases: generated },
  "list-totals-true": {
    severity: "error",
    holds: "the total of a list counts the rows there are, whatever the page",
    phases: ["probes"],
  },
  "media-type-refused": {
    severity: "error",
    holds: "a body of a media type the document does not list is refused",
    phases: ["boundaries"],
  },
  "method-refused": {
    severity: "error",
    holds: "a method the document does not list is refused",
    phases: ["boundaries", "probes"],
  },
  "money-conserved": {
    severity: "error",
    holds: "money that leaves one place arrives at another, to the smallest unit",
    phases: ["probes"],
  },
  "no-overdraft": {
    severity: "error",
    holds: "calls that come at once spend no more than there is",
    phases: ["probes"],
  },
  "no-server-error": { severity: "error", holds: "no request makes the server fail", phases: always },
  "nonce-reuse-refused": {
    severity: "error",
    holds: "a value that counts once is refused the second time, also when both come at once",
    phases: ["probes"],
  },
  "obsolete-token-refused": {
    severity: "error",
    holds: "a token is refused once another took its place",
    phases: ["probes"],
  },
  "operation-succeeds": {
    severity: "error",
    holds: "an operation succeeds at least once with valid data and what it needs",
    phases: ["examples", "boundaries", "random"],
  },
  "pagination-complete": {
    severity: "error",
    holds: "pages of every size show each row once, in one order",
    phases: ["probes"],
  },
  "reads-repeat": { severity: "error", holds: "a read changes nothing and answers the same again", phases: stories },
  "repeated-parameter-refused": {
    severity: "error",
    holds: "a parameter that stands twice is refused",
    phases: ["boundaries"],
  },
  "required-data-refused": {
    severity: "error",
    holds: "a request without a required member or parameter is refused",
    phases: generated,
  },
  "signature-covers": {
    severity: "error",
    holds: "a signature that is missing, altered or made for other data is refused",
    phases: ["probes"],
  },
  "unknown-member-refused": {
    severity: "error",
    holds: "a member or parameter the document does not have is refused",
    phases: generated,
  },
  "unknown-path-refused": {
    severity: "error",
    holds: "a path the document does not have is refused as unknown",
    phases: ["probes"],
  },
  "unknown-resource-refused": {
    severity: "error",
    holds: "an id that nothing has is refused with the documented status",
    phases: generated,
  },
  "unknown-version-refused": {
    severity: "error",
    holds: "a version that is malformed or not served is refused as such",
    phases: ["probes"],
  },
  "valid-data-accepted": {
    severity: "error",
    holds: "data that fit the document are accepted, or refused for a documented reason of state",
    phases: generated,
  },
  "webhook-at-least-once": {
    severity: "error",
    holds: "a webhook is sent again until its receiver takes it",
    phases: ["probes"],
  },
  "webhook-authenticity": { severity: "error", holds: "a webhook carries the proof of its origin", phases: stories },
  "webhook-delivered": {
    severity: "error",
    holds: "every event is told by a webhook, and none that did not happen",
    phases: ["probes"],
  },
  "webhook-in-order": {
    severity: "error",
    holds: "webhooks about one object come in the order of its events",
    phases: ["probes"],
  },
  "webhook-schema": {
    severity: "error",
    holds: "a webhook is what the document says, without undocumented members",
    phases: stories,
  },
  "wrong-key-refused": {
    severity: "error",
    holds: "a signature made with a key the server does not know is refused",
    phases: ["probes"],
  },
} as const satisfies Record<string, Check>;

/** Adding an id is a minor change; renaming or removing one is a major change. */
export type CheckId = keyof typeof checks;

/** Every id, in the order of the table. */
export const checkIds: readonly CheckId[] = Object.keys(checks).filter(isCheckId);

/** Whether a text is the id of a check, such as one given to `--disable-check`. */
export function isCheckId(text: string): text is CheckId {
  return Object.hasOwn(checks, text);
}

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
