import type { CheckedRequest } from "./arrival.js";
import type { UploadedFile } from "./handler.js";
import type { Incoming } from "./http/exchange.js";
import { OpenScene, type Stage } from "./scene.js";
import type { Tx } from "./store/store.js";
import type { Tenant } from "./tenants.js";

type Values = Readonly<Record<string, unknown>>;

/** The scene of a request: what a handler is called with. Its types are the handler's own. */
export class OpenCall extends OpenScene {
  readonly operationId: string;
  readonly path: Values;
  readonly query: Values;
  readonly body: Values | undefined;
  readonly remoteAddress: string;
  readonly publicUrl: string;
  readonly caller: unknown;
  readonly #sent: CheckedRequest["sent"];

  constructor(
    stage: Stage,
    tx: Tx,
    tenant: Tenant,
    now: number,
    operationId: string,
    request: CheckedRequest,
    from: Incoming,
    caller: unknown,
  ) {
    super(stage, tx, tenant, now);
    this.operationId = operationId;
    this.path = request.path;
    this.query = request.query;
    this.body = request.body;
    this.remoteAddress = from.remoteAddress;
    this.publicUrl = from.publicUrl;
    this.caller = caller;
    this.#sent = request.sent;
  }

  get files(): Readonly<Record<string, UploadedFile>> {
    return Object.fromEntries(this.#sent.files);
  }

  /** Handlers take it out of the call, so it must not need `this`. */
  get raw(): (member: string) => string | undefined {
    const { fields, query } = this.#sent;
    return (member) => fields.get(member) ?? query.get(member);
  }
}
