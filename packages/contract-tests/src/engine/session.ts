import { MASK, redactHeaders, redactUrl } from "@openissuing/signing";
import type { Checker, Judgement } from "../check-answer.js";
import type { CheckId, Violation } from "../checks.js";
import { EnvironmentError } from "../environment.js";
import { secretsOf, showBody } from "../show-body.js";
import type { CaseRequest } from "./case.js";
import { encodeRequest, kindsOf, type Resources } from "./encode-request.js";
import type { Step } from "./finding.js";
import { type CallValues, type Door, type Kit, type Resource, ResourceError, type ResourceHands } from "./kit.js";
import type { Transport, WireReply, WireRequest } from "./transport.js";

/** What came back for one request, judged by the document. */
export interface Reply {
  /** Undefined when no whole answer came; `failure` says why. */
  readonly status: number | undefined;
  readonly failure: WireReply["failure"];
  readonly headers: WireReply["headers"];
  /** What the answer is about, taken out of the API's envelope where it has one. */
  readonly content: unknown;
  /** Error code of the catalogue. */
  readonly code: number | undefined;
  readonly violations: readonly Violation[];
  /** Whether the way the answer came was to prove its origin. */
  readonly wasProven?: boolean;
  /** Milliseconds. */
  readonly ms: number;
  /** For a finding: masked, made only when asked for. */
  step(): Promise<Step>;
}

/** Asks for the reply as a step of a finding. */
export type StepMaker = () => Promise<Step>;

/** One customer of the provider under test. Requests of several sessions go side by side. */
export interface Session {
  /** Whether the server checks signatures of this customer; the schema phases may do without. */
  readonly isStrict: boolean;
  /** Whether resources are made as valid data need them, money and all. */
  readonly isPrepared: boolean;
  /** Fills in ids, signs as the request says, sends and judges. Never rejects for what a server does. */
  send(request: CaseRequest, resources?: Resources): Promise<Reply>;
  /** The resources a request refers to, made where there are none; undefined where one cannot be made. */
  prepare(request: CaseRequest): Promise<Prepared>;
  /** Makes resources of these kinds, where they can be had. */
  make(kinds: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** What a request stands on. */
export interface Prepared {
  readonly resources: Resources;
  /** Why something is missing. */
  readonly missing: string | undefined;
  /** Calls that made it, oldest first. */
  readonly steps: readonly StepMaker[];
}

export interface SessionOptions {
  readonly kit: Kit;
  readonly checker: Checker;
  readonly transport: Transport;
  readonly door: Door;
  readonly baseUrl: string;
  readonly abilities: object;
  readonly credentials: object;
  readonly isStrict: boolean;
  readonly isPrepared: boolean;
  /** Milliseconds for a call. */
  readonly timeout: number;
  /** Whether resources may only be found, not made. */
  readonly isReadOnly: boolean;
  /** Waits until the next request may go out. */
  readonly pace: () => Promise<void>;
  /** A request by the names of the document. */
  requestOf(operationId: string, values: CallValues): CaseRequest;
  /** Hears of every reply. */
  onReply(request: CaseRequest, reply: Reply): void;
  /** Gives back what the surroundings opened. */
  release(): Promise<void>;
}

interface Made {
  readonly resource: Resource | undefined;
  readonly reason: string | undefined;
  readonly steps: readonly StepMaker[];
}

/** A session for one customer, whose credentials the door has. */
export function createSession(options: SessionOptions): Session {
  const { kit, checker, transport, door, baseUrl, timeout, pace } = options;
  const kept = new Map<string, Promise<Made>>();

  async function send(request: CaseRequest, resources: Resources = new Map()): Promise<Reply> {
    const encoded = encodeRequest(request, resources);
    const proofs = await authOf(request);
    const wire: WireRequest = {
      method: encoded.method,
      url: `${baseUrl}${encoded.target}`,
      headers: { ...encoded.headers, ...proofs },
      body: encoded.body,
    };
    await pace();
    const startedAt = performance.now();
    const answer = await transport.send(wire, timeout);
    const ms = performance.now() - startedAt;
    const judged = await judge(request, wire, answer);
    const content = judged === undefined ? undefined : kit.contentOf(judged.json);
    if (answer.status !== undefined && answer.status < 300) door.learn(request.operationId, content);
    const reply: Reply = {
      status: answer.status,
      failure: answer.failure,
      headers: answer.headers,
      content,
      code: judged?.code,
      violations: [...failureOf(answer), ...originOf(answer), ...(judged?.violations ?? [])],
      wasProven: answer.origin !== undefined,
      ms,
      step: () => stepOf(request, proofs, { wire, answer, ms, isPrivate: judged?.isPromisedText ?? false }),
    };
    options.onReply(request, reply);
    return reply;
  }

  async function authOf({ auth, ...request }: CaseRequest): Promise<Readonly<Record<string, string>>> {
    if (auth.kind === "none") return {};
    const headers = await door.headers({ ...request, auth });
    if (auth.kind === "headers") return { ...headers, ...auth.headers };
    if (auth.kind === "valid") return headers;
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !auth.headers.includes(name)));
  }

  async function judge(request: CaseRequest, wire: WireRequest, answer: WireReply): Promise<Judgement | undefined> {
    const { status, headers, body } = answer;
    // Half an answer says nothing about the rest, but a wrong head is wrong.
    if (status === undefined || (answer.failure !== undefined && answer.failure !== "too-long")) return undefined;
    const { pathname } = new URL(wire.url);
    const below = pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, "").length);
    const asked = { method: request.method, pathname: below, hasToken: "authorization" in wire.headers };
    const header = (name: string) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    };
    return checker.checkAnswer(
      asked,
      { status, contentType: header("content-type") ?? null, body, header },
      door.username,
    );
  }

  async function prepare(request: CaseRequest): Promise<Prepared> {
    const resources = new Map<string, Resource>();
    const steps: StepMaker[] = [];
    const missing: string[] = [];
    for (const kind of kindsOf(request)) {
      const made = await resourceOf(kind);
      steps.push(...made.steps);
      if (made.resource !== undefined) resources.set(kind, made.resource);
      else missing.push(made.reason ?? kind);
    }
    for (const kind of kindsOf(request)) {
      const unknown = kit.resources[kind]?.unknown;
      if (!resources.has(kind) && unknown !== undefined) resources.set(kind, unknown);
    }
    return { resources, missing: missing.length === 0 ? undefined : missing.join(", "), steps };
  }

  function resourceOf(kind: string): Promise<Made> {
    if (kit.resources[kind]?.isOnce === true) return make(kind);
    const made = kept.get(kind) ?? make(kind);
    kept.set(kind, made);
    return made;
  }

  async function make(kind: string): Promise<Made> {
    const rule = kit.resources[kind];
    const steps: StepMaker[] = [];
    const way = options.isReadOnly ? rule?.find : (rule?.make ?? rule?.find);
    if (rule === undefined || way === undefined) return { resource: undefined, reason: `no ${kind} can be had`, steps };
    const hands: ResourceHands = {
      abilities: options.abilities,
      credentials: options.credentials,
      async call(operationId, values = {}) {
        const request = options.requestOf(operationId, values);
        const prepared = await prepare(request);
        const reply = await send(request, prepared.resources);
        steps.push(...prepared.steps, reply.step);
        if (reply.status !== undefined && reply.status < 300) return reply.content;
        const seen = reply.failure ?? `${reply.status} ${reply.code ?? ""}`.trim();
        throw new ResourceError(`${operationId} answered ${seen}`);
      },
      async get(other) {
        const made = await resourceOf(other);
        steps.push(...made.steps);
        if (made.resource === undefined) throw new ResourceError(made.reason ?? `no ${other}`);
        return made.resource;
      },
      renew: () => door.renew(),
    };
    try {
      const resource = await way.call(rule, hands);
      return { resource, reason: resource === undefined ? `no ${kind} can be had here` : undefined, steps };
    } catch (error) {
      const reason = whyNot(error);
      if (reason === undefined) throw error;
      return { resource: undefined, reason: `no ${kind}: ${reason}`, steps };
    }
  }

  return {
    isStrict: options.isStrict,
    isPrepared: options.isPrepared,
    send,
    prepare,
    async make(kinds) {
      for (const kind of kinds) await resourceOf(kind);
    },
    close: options.release,
  };
}

/** Why a thing could not be made; undefined when something else is broken. */
function whyNot(error: unknown): string | undefined {
  if (error instanceof ResourceError) return error.message;
  // A server that says it did what it did not leaves the surroundings without what they are asked for.
  const isRefusal = error instanceof EnvironmentError && error.code === "ERR_CONTROL_REFUSED";
  return isRefusal ? error.message.replace(/\/tenants\/[^/ ]+/, "/tenants/…") : undefined;
}

interface Exchange {
  readonly wire: WireRequest;
  readonly answer: WireReply;
  readonly ms: number;
  /** Whether the text of the answer is not to be shown. */
  readonly isPrivate: boolean;
}

const failures: Readonly<Record<string, { readonly check: CheckId; readonly message: string }>> = {
  closed: { check: "connection-kept", message: "the connection ended before the answer was through" },
  refused: { check: "connection-kept", message: "the connection was refused" },
  timeout: { check: "answer-in-time", message: "no whole answer came in time" },
  "too-long": { check: "answer-bounded", message: "the answer is longer than 8 MB" },
};

function failureOf({ failure, status, body }: WireReply): readonly Violation[] {
  const known = failure === undefined ? undefined : failures[failure];
  if (known === undefined) return [];
  // Bytes that keep coming are another thing than silence.
  if (failure === "timeout" && status !== undefined && body.length > 0) {
    return [{ check: "answer-bounded", message: "the answer did not end in time" }];
  }
  return [known];
}

function originOf({ origin }: WireReply): readonly Violation[] {
  return origin?.doubt === undefined ? [] : [{ check: "answer-authenticity", message: origin.doubt }];
}

async function stepOf(request: CaseRequest, proofs: object, exchange: Exchange): Promise<Step> {
  const { wire, answer, ms, isPrivate } = exchange;
  const headers = new Headers(wire.headers);
  // A nonce is another one each time, and a signature is nobody's business.
  const masked = Object.fromEntries(Object.keys(proofs).map((name) => [name, MASK]));
  const type = headers.get("content-type");
  const sent = wire.body === undefined ? undefined : new Uint8Array(Buffer.from(wire.body));
  const received = new Headers(
    Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
  return {
    operationId: request.operationId,
    method: wire.method,
    url: redactUrl(wire.url),
    requestHeaders: { ...redactHeaders(headers), ...masked },
    requestBody: sent === undefined ? undefined : await showBody(sent, type),
    status: answer.status,
    responseHeaders: redactHeaders(received),
    responseBody:
      answer.status === undefined
        ? undefined
        : await showBody(answer.body, received.get("content-type"), { secrets: secretsOf(headers, sent), isPrivate }),
    ms,
  };
}
