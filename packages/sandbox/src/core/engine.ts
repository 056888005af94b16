import type { Api } from "./api.js";
import { readRequest } from "./arrival.js";
import { Fault } from "./fault.js";
import { notImplemented } from "./handler.js";
import { ConnectionDropped, type Incoming, type Outgoing } from "./http/exchange.js";
import type { Violation } from "./http/violation.js";
import type { InjectedFault, InjectedFaults } from "./injected-faults.js";
import { OpenCall } from "./open-call.js";
import type { RequestLog } from "./request-log.js";
import type { RequestNumbers } from "./request-numbers.js";
import type { Store, Tx } from "./store/store.js";
import type { Tenants } from "./tenants.js";
import type { Content, Wrapping } from "./vendor.js";

export interface EngineOptions {
  readonly store: Store;
  readonly tenants: Tenants;
  readonly numbers: RequestNumbers;
  readonly faults: InjectedFaults;
  readonly log: RequestLog;
  /** Waits real milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Hears of errors that became a 500. */
  readonly onError: (error: unknown) => void;
}

export interface Success {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of a request, before it is sealed. */
export type Outcome = Fault | Success | typeof notImplemented;

/** Answers one request to one API. Rejects only with `ConnectionDropped`. */
export type Engine = (api: Api, incoming: Incoming) => Promise<Outgoing>;

/** Reads, checks, admits, runs the handler in one transaction, seals, logs. */
export function createEngine({ store, tenants, numbers, faults, log, wait, onError }: EngineOptions): Engine {
  return (api, incoming) => {
    const { wrapping } = api.vendor;
    const answer = wrapping ? handleWrapped(api, wrapping, incoming) : handle(api, incoming, undefined);
    return answer.catch((error: unknown) => answerError(api, error));
  };

  async function handleWrapped(api: Api, wrapping: Wrapping, wrapped: Incoming): Promise<Outgoing> {
    const { incoming, refusal, wrap } = await wrapping.unwrap(wrapped);
    return wrap(await handle(api, incoming, refusal).catch((error: unknown) => answerError(api, error)));
  }

  async function answerError({ vendor }: Api, error: unknown): Promise<Outgoing> {
    if (error instanceof ConnectionDropped) throw error;
    onError(error);
    const content = { tenant: undefined, requestId: await numbers.next(""), now: tenants.now(undefined) };
    return vendor.sealFault(content, vendor.refuse({ kind: "unexpected" }));
  }

  async function handle(api: Api, incoming: Incoming, refusal: Fault | undefined): Promise<Outgoing> {
    const started = performance.now();
    // Each thing waited for costs time and memory even when it is there already, and this is every request's way.
    const read = readRequest(api, incoming);
    const request = read instanceof Promise ? await read : read;
    const operationId = request.operation?.operationId;
    const form = request.sent.fields;
    const received = api.vendor.edge.receive({ incoming, operationId, form, problem: request.problem });
    const visit = received instanceof Promise ? await received : received;
    const { tenant } = visit;
    const now = tenants.now(tenant);
    if (tenant && api.alarm.isDue(tenant.id, now)) await api.calendar.runDue(tenant, now);

    let injected: InjectedFault | undefined;
    const decide = async (tx: Tx): Promise<Outcome> => {
      const admitted = visit.admit(tx, now);
      const unwelcome = admitted instanceof Promise ? await admitted : admitted;
      if (unwelcome) return unwelcome;
      if (!tenant || operationId === undefined) return api.vendor.refuse({ kind: "unexpected" });
      injected = faults.take({ tenant: tenant.id, api: api.vendor.name, operationId });
      if (injected?.drop === "before") throw new ConnectionDropped("dropped before the handler ran");
      if (injected?.code !== undefined) return new Fault(injected.code);
      if (request.problem !== undefined) {
        return api.vendor.refuse({ kind: "parameters", path: request.target, problem: request.problem });
      }
      const call = new OpenCall(api.stage, tx, tenant, now, operationId, request, incoming, visit.caller);
      return run(api, call, request.violations);
    };
    const outcome =
      refusal ?? request.misrouted ?? visit.limit(now) ?? (await store.transaction(decide).catch(unexpected));

    if (injected?.delayMs !== undefined) await wait(injected.delayMs);
    if (injected?.drop === "after") throw new ConnectionDropped("dropped after the handler ran");
    const number = numbers.take(tenant?.id ?? "");
    const requestId = number ?? (await numbers.next(tenant?.id ?? ""));
    const sealed = seal(api, { tenant, requestId, now, operationId }, outcome);
    const outgoing = sealed instanceof Promise ? await sealed : sealed;
    const took = performance.now() - started;
    const { remoteAddress, method } = incoming;
    log.add({
      at: now,
      api: api.vendor.name,
      tenant: tenant?.id,
      requestId,
      method,
      remoteAddress,
      request,
      outcome,
      outgoing,
      took,
    });
    return outgoing;

    function unexpected(error: unknown): Fault {
      if (error instanceof ConnectionDropped) throw error;
      onError(error);
      return api.vendor.refuse({ kind: "unexpected" });
    }
  }

  async function run({ vendor }: Api, call: OpenCall, violations: readonly Violation[]): Promise<Outcome> {
    const handler = vendor.handlers[call.operationId];
    if (handler === undefined || handler === notImplemented) return notImplemented;
    try {
      // A refusal takes back what the handler wrote, and only that.
      return await call.tx.nested(async () => {
        const refused = vendor.review && (await vendor.review(call as never, violations));
        if (refused) throw refused;
        const answered = handler(call as never);
        const answer = answered instanceof Promise ? await answered : answered;
        if (answer instanceof Fault) throw answer;
        return answer as Success;
      });
    } catch (error) {
      if (error instanceof Fault) return error;
      onError(error);
      return vendor.refuse({ kind: "unexpected" });
    }
  }
}

const json = Object.freeze({ "content-type": "application/json" });

function seal({ vendor }: Api, content: Content, outcome: Outcome): Outgoing | Promise<Outgoing> {
  if (outcome === notImplemented) {
    const body = JSON.stringify({ error: "ERR_NOT_IMPLEMENTED", operationId: content.operationId });
    return { status: 501, headers: { "content-type": "application/json" }, body };
  }
  if (outcome instanceof Fault) return vendor.sealFault(content, outcome);
  const { status, body, headers } = outcome;
  if (body instanceof Uint8Array) {
    return { status, headers: { "content-type": "application/octet-stream", ...headers }, body };
  }
  const sealed = vendor.seal(content, body);
  const all = headers ? { ...json, ...headers } : json;
  if (typeof sealed === "string") return { status, headers: all, body: sealed };
  return sealed.then((text) => ({ status, headers: all, body: text }));
}
