import { createRequire } from "node:module";
import { encryptVaultsPayRequests, type VaultsPayEncryption } from "@openissuing/signing";
import { createAnswerCheck } from "../../src/core/check-answer.js";
import { readDocument } from "../../src/core/http/document.js";
import { createSandbox, type Sandbox } from "../../src/index.js";

export const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/vaultspay.json");
export const operations = new Map(
  readDocument(bundle).operations.map((operation) => [operation.operationId, operation]),
);
export const problemsWith = createAnswerCheck(bundle);

/** 2026-01-15T09:30:00Z; the clock of a test stands still until it is moved. */
export const start = Date.UTC(2026, 0, 15, 9, 30);

// Made once: `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048` takes longer than most tests.
const { privateKey } = await import("../../src/core/make-key-pair.js").then(({ makeKeyPair }) => makeKeyPair());

export interface SetupOptions {
  readonly seed?: string;
  readonly db?: string;
  /** Receives the webhooks. */
  readonly fetch?: typeof fetch;
  /** Settings of the tenant. */
  readonly tenant?: Readonly<Record<string, unknown>>;
  readonly now?: () => number;
  /** Encrypt the calls; default not, which is quicker. */
  readonly encrypted?: boolean;
}

type Text = string | number | boolean;

export interface CallOptions {
  readonly path?: Readonly<Record<string, Text>>;
  readonly query?: Readonly<Record<string, Text>>;
  /** JSON; a text or bytes go out as they are. */
  readonly body?: unknown;
  /** Instead of the caller's own; null leaves the header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

export interface Called {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read members of answers that were checked by the document
  readonly body: any;
  /** Member `data` of the body. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly data: any;
  /** Code of a refusal. */
  readonly code: number | undefined;
  /** Keys of the `errors` of a refusal. */
  readonly keys: readonly string[] | undefined;
  readonly headers: Headers;
}

export type Calls = (operationId: string, options?: CallOptions) => Promise<Called>;

/** A fresh sandbox with one tenant that is logged in, and a call in its name whose answer is checked closed. */
export async function setup({ tenant: settings = {}, encrypted = false, ...options }: SetupOptions = {}) {
  const errors: unknown[] = [];
  const sandbox = createSandbox({ now: () => start, onError: (error) => errors.push(error), ...options });
  const { control } = sandbox;
  const tenant = await control.tenants.create({ api: "vaultspay", privateKey, ...settings });
  const call = await callerOf(sandbox, tenant.settings, encrypted);
  const act = (name: string, input?: unknown) => control.act(tenant.id, name, input);
  return { sandbox, control, tenant, call, act, errors };
}

type Settings = Readonly<Record<string, unknown>>;

/** Logs in with the app keys of a tenant. */
export async function callerOf(sandbox: Sandbox, settings: Settings, encrypted = false): Promise<Calls> {
  const send = sendFor(
    sandbox,
    settings,
    encrypted ? { publicKey: String(settings.publicKey) } : { encryption: "off" },
  );
  const { clientId, clientSecret } = settings;
  const { body } = await callWith(send, undefined)("login", { body: { clientId, clientSecret } });
  return callWith(send, body.accessToken);
}

/** A `fetch` to the sandbox that encrypts, or asks for no encryption. */
export function sendFor(sandbox: Pick<Sandbox, "fetch">, settings: Settings, how: VaultsPayEncryption): typeof fetch {
  const toSandbox: typeof fetch = (input, init) => sandbox.fetch(new Request(input, init));
  return encryptVaultsPayRequests({ deviceId: String(settings.deviceId), ...how })(toSandbox);
}

/** Calls with this token. */
export function callWith(send: typeof fetch, token: string | undefined): Calls {
  return async (operationId, options = {}) => observe(operationId, await send(requestOf(operationId, options, token)));
}

/** A plain request to an operation under `/vaultspay/`. */
export function requestOf(operationId: string, options: CallOptions, token: string | undefined): Request {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`no operation ${operationId}`);
  const { path = {}, query = {}, body, headers = {} } = options;
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  const url = new URL(`http://sandbox.test/vaultspay${filled}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, String(value));
  const all: Record<string, string | null> = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
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
  const body: unknown = JSON.parse(await response.text());
  const problems = problemsWith({ operationId, status, contentType, body });
  if (problems.length > 0) throw new Error(`${operationId} ${status}: ${problems.join("; ")} ${JSON.stringify(body)}`);
  const member = (name: string) => Reflect.get(Object(body), name);
  const keys = member("errors")?.map(({ key }: { readonly key: string }) => key);
  return { status, headers, body, data: member("data"), code: member("code"), keys };
}
