import type { Fault } from "./fault.js";
import type { Ids } from "./ids.js";
import type { Schedule } from "./job.js";
import type { Ledger } from "./ledger.js";
import type { Tx } from "./store/store.js";

/** What a handler, a job or an action can reach. Everything belongs to one tenant and one transaction. */
export interface Scene<Events = Record<string, unknown>> {
  readonly tenant: { readonly id: string };
  readonly tx: Tx;
  /** Tenant time, milliseconds since the epoch (UTC). The same value throughout one request. */
  readonly now: number;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly deliver: Deliver<Events>;
  readonly schedule: Schedule;
}

/**
 * Puts a webhook into the outbox, in the same transaction. `key` names the object it is about: deliveries with the
 * same key arrive in order. Nothing is written when the tenant has no webhook address.
 */
export type Deliver<Events> = <Name extends keyof Events & string>(
  event: Name,
  delivery: { readonly key: string; readonly body: Events[Name] },
) => Promise<void>;

/** One uploaded file of a multipart body. */
export interface UploadedFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** An operation as openapi-typescript writes it. */
export interface Operation {
  readonly parameters: object;
  readonly requestBody?: unknown;
  readonly responses: object;
}

type Content<T> = T extends { content: infer C } ? C[keyof C] : undefined;
type Wanted<T> = [T] extends [undefined] ? Record<never, never> : T;

/** Checked and coerced path parameters. */
export type PathOf<Op extends Operation> = Op["parameters"] extends { path: infer P } ? P : Record<never, never>;
/** Checked and coerced query parameters, with defaults of the document filled in. */
export type QueryOf<Op extends Operation> = Op["parameters"] extends { query?: infer Q }
  ? Wanted<Exclude<Q, undefined>>
  : Record<never, never>;
/** Checked and coerced body. File members of a multipart body are in `files`, not here. */
export type BodyOf<Op extends Operation> = Op extends { requestBody?: infer B }
  ? Content<Exclude<B, undefined>>
  : undefined;

/** A checked request. */
export interface Call<Op extends Operation, Events = Record<string, unknown>> extends Scene<Events> {
  readonly operationId: string;
  readonly path: PathOf<Op>;
  readonly query: QueryOf<Op>;
  readonly body: BodyOf<Op>;
  /** Files of a multipart body by member name; a missing one is undefined. */
  readonly files: { readonly [member: string]: UploadedFile | undefined };
  /** A form or query member as it was sent, before coercion: read amounts from here (`minorUnits(raw("amount"), currency)`). */
  raw(member: string): string | undefined;
  /** Address of the caller, as the sandbox saw it. */
  readonly remoteAddress: string;
  /** Where the sandbox can be reached, without a slash at the end: for links to its pages. */
  readonly publicUrl: string;
}

type Success<Op extends Operation> = Extract<keyof Op["responses"], 200 | 201 | 202 | 204>;
type VendorBody<T> = T extends { content: infer C }
  ? C extends { "application/json": infer J }
    ? J extends { body: infer B }
      ? B
      : J
    : Uint8Array
  : undefined;

/**
 * Every documented success of an operation and no other: an undocumented status does not compile. `body` is the
 * vendor's body without its envelope, or bytes where the document has no JSON. `headers` only for binary answers.
 */
export type Answer<Op extends Operation> = {
  readonly [Status in Success<Op>]: {
    readonly status: Status;
    readonly body: VendorBody<Op["responses"][Status & keyof Op["responses"]]>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[Success<Op>];

/** Answers one operation. Runs inside the request's transaction; a returned or thrown `Fault` undoes its writes. */
export type Handler<Op extends Operation, Events = Record<string, unknown>> = (
  call: Call<Op, Events>,
) => Answer<Op> | Fault | Promise<Answer<Op> | Fault>;

/** Stands for an operation whose handler is not written yet: answered 501 with the operationId. */
export const notImplemented = Symbol("notImplemented");

/** One handler per operation: a missing one does not compile. Webhooks (`receive…`) are sent, not answered. */
export type Handlers<Operations, Events = Record<string, unknown>> = {
  readonly [Id in Exclude<keyof Operations, `receive${string}`>]:
    | (Operations[Id] extends Operation ? Handler<Operations[Id], Events> : never)
    | typeof notImplemented;
};
