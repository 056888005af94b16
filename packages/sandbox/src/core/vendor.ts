import type { Action } from "./action.js";
import type { Fault } from "./fault.js";
import type { notImplemented, Scene } from "./handler.js";
import type { Incoming, Outgoing } from "./http/exchange.js";
import type { Fields } from "./http/fields.js";
import type { Violation } from "./http/violation.js";
import type { Job } from "./job.js";
import type { Page } from "./page.js";
import type { Store, Tx } from "./store/store.js";
import type { Table } from "./store/table.js";
import type { Tenant, Tenants } from "./tenants.js";

/** What stands at the door of an API: who calls, may they come in, and what do answers look like. */
export interface Edge {
  /**
   * Finds out who calls, before any refusal: every answer is made in the name of a tenant. Slow checks that need no
   * transaction (signatures) are done here and only judged in `admit`.
   */
  receive(arrival: Arrival): Promise<Visit> | Visit;
}

/** A request that was read but not judged. */
export interface Arrival {
  readonly incoming: Incoming;
  /** Undefined when the path leads nowhere. */
  readonly operationId: string | undefined;
  /** Members of the form body; empty when it could not be read. */
  readonly form: Fields;
  /** What is wrong with parameters or body; undefined when nothing is. */
  readonly problem: string | undefined;
}

/** One request at the door. */
export interface Visit {
  readonly tenant: Tenant | undefined;
  /** Who calls on behalf of the tenant, for the handler's `caller`; read after `admit`. */
  readonly caller?: unknown;
  /** Refusal because of too many calls; comes before the question whether the caller may come in. */
  limit(now: number): Fault | undefined;
  /**
   * Decides inside the request's transaction. What it writes (a used nonce) stays even when the handler refuses.
   * Undefined lets the caller in.
   */
  admit(tx: Tx, now: number): Promise<Fault | undefined> | Fault | undefined;
}

/** What an answer is made of. */
export interface Content {
  readonly tenant: Tenant | undefined;
  readonly requestId: number;
  readonly now: number;
  /** Undefined for webhooks and for requests that lead to no operation. */
  readonly operationId?: string | undefined;
}

/** The generic reasons for which the engine itself refuses. */
export type Reason =
  | { readonly kind: "malformed" }
  | { readonly kind: "noRoute"; readonly path: string }
  | { readonly kind: "wrongMethod"; readonly allowed: readonly string[] }
  | { readonly kind: "parameters"; readonly path: string; readonly problem: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "unexpected" };

/** What lies around requests and answers on the wire, such as encryption. */
export interface Wrapping {
  /** Takes it off a request, before anything else looks at it. */
  unwrap(incoming: Incoming): Promise<Unwrapped>;
}

/** A request without its wrapping. */
export interface Unwrapped {
  readonly incoming: Incoming;
  /** Comes before every other refusal, even of a path that leads nowhere. */
  readonly refusal: Fault | undefined;
  /** Puts the answer into what the caller can open. */
  wrap(outgoing: Outgoing): Promise<Outgoing>;
}

/** A webhook that goes out with headers of its own. */
export interface SealedEvent {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes a vendor for one sandbox: what it remembers is that sandbox's. */
export type VendorFactory = (services: { readonly store: Store; readonly tenants: Tenants }) => Vendor;

/** What can be known of a vendor before there is a store: the store is opened with its tables. */
export interface VendorKit {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly create: VendorFactory;
}

/** One API. Everything vendor-specific the engine needs. */
export interface Vendor {
  readonly name: string;
  /** The bundle, as `JSON.parse` gives it. */
  readonly document: unknown;
  readonly handlers: Readonly<Record<string, AnyHandler | typeof notImplemented>>;
  /**
   * How requests are written. `flat`, the default: forms and plain queries, refused at the first problem. `nested`:
   * JSON bodies and queries with brackets, everything that is wrong given to `review` at once; members the document
   * does not list are passed over.
   */
  readonly requests?: "flat" | "nested";
  /** Largest body of a nested request, in bytes; default 1 MiB. */
  readonly bodyLimit?: number;
  readonly wrapping?: Wrapping;
  /**
   * Judges a nested request before its handler, in the same transaction, whether or not something is wrong: the call
   * holds only members that fit the document. Undefined lets the handler run.
   */
  readonly review?: (call: never, violations: readonly Violation[]) => Promise<Fault | undefined>;
  readonly jobs: readonly Job<never>[];
  readonly actions: readonly Action[];
  readonly pages: readonly Page[];
  /** Tables that a reset of a tenant leaves alone. */
  readonly credentialTables: readonly string[];
  readonly edge: Edge;
  /** The vendor's code for a reason. */
  refuse(reason: Reason): Fault;
  /** Says whether the document lists this code. */
  hasCode(code: number): boolean;
  /** Body and headers of a success. */
  seal(content: Content, body: unknown): Promise<string> | string;
  sealFault(content: Content, fault: Fault): Promise<Outgoing> | Outgoing;
  /** A webhook as it goes over the wire; made inside the transaction that enqueues it. */
  sealEvent(
    tx: Tx,
    content: Content,
    event: string,
    body: unknown,
  ): Promise<string | SealedEvent> | string | SealedEvent;
  /** How often a webhook is tried before it is given up; default 8 times. */
  readonly webhookAttempts?: number;
  /** Address of an event that does not go where the others go; null for the tenant's webhook address. */
  readonly addressOf?: (tx: Tx, tenant: Tenant, event: string) => Promise<string | null>;
  readonly accounts: TenantAccounts<object>;
}

/** A handler whose operation the engine does not know: checked by its own type where it is written. */
export type AnyHandler = (call: never) => unknown;

/**
 * The vendor's side of tenants: credentials and settings. `Settings` is what the control API takes, checked by `schema`
 * before anything here sees it.
 */
export interface TenantAccounts<Settings> {
  readonly schema: object;
  /** Checks what the schema cannot say. Throws an error whose message is fit for the person who sent the settings. */
  check(settings: Settings): Promise<void>;
  /** Work that is too slow for a transaction, such as making keys. */
  prepare(settings: Settings): Promise<Settings & { readonly privateKey: string | null }>;
  /** Stores credentials, inventing what was not chosen, and whatever a tenant has from the start. */
  register(scene: Scene, prepared: Settings & { readonly privateKey: string | null }): Promise<void>;
  /** Puts back, after a reset, what a tenant has from the start besides its credentials. */
  restart?(scene: Scene): Promise<void>;
  change(tx: Tx, tenant: string, settings: Settings): Promise<void>;
  /** Credentials and settings, for the person who runs the sandbox. */
  describe(tx: Tx, tenant: string): Promise<Readonly<Record<string, unknown>>>;
  /** Called when a change or a removal is durable. */
  forget(tenant: string): void;
}
