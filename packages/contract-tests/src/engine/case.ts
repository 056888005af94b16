import type { Phase } from "../checks.js";

/** A value that only the server can make, such as the number of an account, by the kind the API's table gives it. */
export interface ResourceRef {
  /** Kind, such as `account` or `card`. */
  readonly resource: string;
  /** Member of the resource, such as `id`. */
  readonly member: string;
}

/** A file of a form. */
export interface CaseFile {
  readonly file: { readonly name: string; readonly mediaType: string; readonly base64: string };
}

/** What stands at one place of a request: JSON, something the server made, or a file, also inside lists and objects. */
export type CaseValue =
  | CaseFile
  | JsonValue
  | ResourceRef
  | readonly CaseValue[]
  | { readonly [member: string]: CaseValue };
export type JsonValue =
  | boolean
  | number
  | string
  | null
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

/** Body of a request. Members come as pairs, so that one can stand twice. */
export type CaseBody =
  | { readonly kind: "form"; readonly members: readonly (readonly [name: string, value: CaseValue])[] }
  | { readonly kind: "multipart"; readonly members: readonly (readonly [name: string, value: CaseValue])[] }
  | { readonly kind: "json"; readonly value: CaseValue | { readonly [member: string]: CaseValue } }
  /** Sent as it stands. */
  | { readonly kind: "raw"; readonly mediaType: string; readonly text: string };

/**
 * How a request proves who sends it. `valid`: as the API wants it. `without`: the same, lacking these headers.
 * `headers`: the same, with these in place.
 */
export type CaseAuth =
  | { readonly kind: "valid" }
  | { readonly kind: "none" }
  | { readonly kind: "without"; readonly headers: readonly string[] }
  | { readonly kind: "headers"; readonly headers: Readonly<Record<string, string>> };

/** A request that can be sent to any server of the API, again and again: ids are filled in when it goes out. */
export interface CaseRequest {
  readonly operationId: string;
  /** Upper case; another one than the document's in a case about methods. */
  readonly method: string;
  /** Template, such as `/v1.0/accounts/{id}`. */
  readonly path: string;
  readonly pathValues: Readonly<Record<string, CaseValue>>;
  readonly query: readonly (readonly [name: string, value: CaseValue])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: CaseBody;
  readonly auth: CaseAuth;
}

/** The one thing a case is about. */
export interface Variation {
  readonly place: "body" | "header" | "method" | "operation" | "path" | "query";
  /** Parameter or member, `a/b` inside others; empty for the whole place. */
  readonly name: string;
  /** Keyword of the schema, such as `maxLength`, or `required`, `unknown`, `repeated`, `example`, `random`. */
  readonly keyword: string;
}

/** What a case holds the server to. `accepted` leaves room for refusals of state, `refused` names where the line is. */
export type Expectation =
  | { readonly kind: "accepted"; readonly why: string }
  | {
      readonly kind: "refused";
      readonly why: string;
      readonly check: RefusalCheck;
      readonly statuses: readonly number[];
    };

/** Checks that a case can be refused for. */
export type RefusalCheck =
  | "authentication-required"
  | "invalid-data-refused"
  | "media-type-refused"
  | "method-refused"
  | "repeated-parameter-refused"
  | "required-data-refused"
  | "unknown-member-refused"
  | "unknown-resource-refused";

/** One request and what is expected of its answer. */
export interface Case {
  /** What `replay` takes: phase, operation and variation, for random data with seed and path. Unique in a plan. */
  readonly id: string;
  readonly phase: Phase;
  readonly operationId: string;
  readonly request: CaseRequest;
  readonly varies: Variation;
  readonly expects: Expectation;
}
