import { createRequire } from "node:module";
import { createAnswerCheck } from "../../src/core/check-answer.js";
import { readDocument } from "../../src/core/http/document.js";
import { createSandbox, type Sandbox } from "../../src/index.js";

export const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/brocard.json");
const operations = new Map(readDocument(bundle).operations.map((operation) => [operation.operationId, operation]));
const problemsWith = createAnswerCheck(bundle);

/** 2025-03-15T12:00:00Z; the clock of a test stands still until it is moved. */
export const start = Date.UTC(2025, 2, 15, 12);

export interface SetupOptions {
  readonly seed?: string;
  readonly db?: string;
  /** Receives the webhooks. */
  readonly fetch?: typeof fetch;
  /** Settings of the tenant. */
  readonly tenant?: Readonly<Record<string, unknown>>;
  readonly now?: () => number;
}

type Text = string | number;

export interface CallOptions {
  readonly path?: Readonly<Record<string, Text>>;
  /** A list goes out as `name` repeated; names as in the document, `ids[]` and `dates[begin]`. */
  readonly query?: Readonly<Record<string, Text | readonly Text[]>>;
  /** JSON; a text or bytes go out as they are. */
  readonly body?: unknown;
  /** Instead of the caller's own; null leaves the header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

export interface Called {
  readonly status: number;
  /** Parsed JSON, or text when the answer is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read members of answers that were checked by the document
  readonly body: any;
  /** Messages by field, of an answer with status 422. */
  readonly errors: Readonly<Record<string, readonly string[]>> | undefined;
  readonly headers: Headers;
}

export type Calls = (operationId: string, options?: CallOptions) => Promise<Called>;

/** A fresh sandbox with one tenant, and a call with its key whose answer is checked closed. */
export async function setup({ tenant: settings = {}, ...options }: SetupOptions = {}) {
  const errors: unknown[] = [];
  const sandbox = createSandbox({ now: () => start, onError: (error) => errors.push(error), ...options });
  const { control } = sandbox;
  const tenant = await control.tenants.create({ api: "brocard", ...settings });
  const call = callerWith(sandbox, String(tenant.settings.apiKey));
  const act = (name: string, input?: unknown) => control.act(tenant.id, name, input);
  /** A caller with a new key of this user. */
  async function callAs(user_id: number): Promise<Calls> {
    const made = await act("createApiKey", { user_id });
    return callerWith(sandbox, String(Reflect.get(Object(made), "apiKey")));
  }
  /** Invites a member of the first team; answers the user. */
  async function invite(name = "Mark Member", members: Readonly<Record<string, unknown>> = {}) {
    const email = `${name.split(" ")[0]?.toLowerCase()}@example.com`;
    const body = { name, email, role_id: 4, can_edit_card_limits: true, ...members };
    return (await call("createUser", { body })).body;
  }
  return { sandbox, control, tenant, call, callAs, act, invite, errors };
}

/** Calls with this key. */
export function callerWith(sandbox: Pick<Sandbox, "fetch">, apiKey: string): Calls {
  return async (operationId, options = {}) =>
    observe(operationId, await sandbox.fetch(requestOf(operationId, options, apiKey)));
}

/** A request to an operation under `/brocard/`. */
export function requestOf(operationId: string, options: CallOptions, apiKey: string): Request {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`no operation ${operationId}`);
  const { path = {}, query = {}, body, headers = {} } = options;
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  const url = new URL(`http://sandbox.test/brocard${filled}`);
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) url.searchParams.append(name, String(item));
  }
  const all: Record<string, string | null> = {
    accept: "application/json",
    authorization: `Bearer ${apiKey}`,
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...headers,
  };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  const init = { method: operation.method, headers: sent };
  return new Request(url, body === undefined ? init : { ...init, body: bytesOf(body) });
}

function bytesOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body);
}

/** Reads an answer and checks it closed against the document. */
export async function observe(operationId: string, response: Response): Promise<Called> {
  const contentType = response.headers.get("content-type");
  const { status, headers } = response;
  const text = await response.text();
  const body: unknown = contentType?.startsWith("application/json") ? JSON.parse(text) : text;
  const problems = problemsWith({ operationId, status, contentType, body });
  if (problems.length > 0) throw new Error(`${operationId} ${status}: ${problems.join("; ")}`);
  return { status, headers, body, errors: Reflect.get(Object(body), "errors") };
}
