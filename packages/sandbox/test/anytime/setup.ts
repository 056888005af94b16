import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createRequire } from "node:module";
import { createAnswerCheck } from "../../src/core/check-answer.js";
import { readDocument } from "../../src/core/http/document.js";
import { createSandbox, type Sandbox, type TenantDescription } from "../../src/index.js";

export const bundle: unknown = createRequire(import.meta.url)("@openissuing/spec/anytime.json");
const operations = new Map(readDocument(bundle).operations.map((operation) => [operation.operationId, operation]));
const problemsWith = createAnswerCheck(bundle);

// One pair for all tests of a file: making one takes longer than a test.
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const publicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
export const privateKey = pair.privateKey;

/** 2024-03-15T12:00:00Z; the clock of a test stands still until it is moved. */
export const start = Date.UTC(2024, 2, 15, 12);

export interface SetupOptions {
  readonly seed?: string;
  readonly db?: string;
  /** Receives the webhooks. */
  readonly fetch?: typeof fetch;
  /** Settings of the tenant. */
  readonly tenant?: Readonly<Record<string, unknown>>;
  readonly now?: () => number;
  readonly onError?: (error: unknown) => void;
}

export interface CallOptions {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly form?: Readonly<Record<string, string | number | undefined>>;
  readonly files?: Readonly<Record<string, Blob>>;
  /** Instead of the caller's own; null leaves the header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly remoteAddress?: string;
}

export interface Called {
  readonly status: number;
  /** The vendor's body without the envelope; bytes when the answer is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read members of answers that were checked by the document
  readonly body: any;
  /** Error code of a refusal. */
  readonly code: number | undefined;
  readonly headers: Headers;
}

/** A fresh sandbox with one tenant, and a signed call whose answer is checked closed. */
export async function setup({ tenant: settings = {}, ...options }: SetupOptions = {}) {
  const errors: unknown[] = [];
  const sandbox = createSandbox({ now: () => start, onError: (error) => errors.push(error), ...options });
  const tenant = await sandbox.control.tenants.create({ api: "anytime", publicKey, ...settings });
  const { call, request } = createCaller(sandbox, tenant);
  return { sandbox, control: sandbox.control, tenant, call, request, errors };
}

/** A caller with a token of its own, fetched with the first call that needs it. */
export async function signIn(sandbox: Pick<Sandbox, "fetch">, tenant: TenantDescription, key: KeyObject = privateKey) {
  return createCaller(sandbox, tenant, key).call;
}

/** `request` makes the request that `call` would send. */
function createCaller(sandbox: Pick<Sandbox, "fetch">, tenant: TenantDescription, key: KeyObject = privateKey) {
  let token: Promise<string> | undefined;
  const fetchToken = async (): Promise<string> =>
    (await send(sandbox, "createToken", { form: passwordGrant(tenant) }, key)).body.access_token;

  async function request(operationId: string, options: CallOptions = {}): Promise<Request> {
    if (operationId === "createToken") return requestOf(operationId, options, key);
    token ??= fetchToken();
    return requestOf(operationId, options, key, await token);
  }
  async function call(operationId: string, options: CallOptions = {}): Promise<Called> {
    const { remoteAddress } = options;
    const from = remoteAddress === undefined ? {} : { remoteAddress };
    return observe(operationId, await sandbox.fetch(await request(operationId, options), from));
  }
  return { call, request };
}

/** The members of a token request. */
export function passwordGrant({ settings }: TenantDescription) {
  const { clientId, clientSecret, username, password } = settings;
  return {
    grant_type: "password",
    client_id: String(clientId),
    client_secret: String(clientSecret),
    username: String(username),
    password: String(password),
  };
}

/** One signed request, its answer checked closed. */
export async function send(
  sandbox: Pick<Sandbox, "fetch">,
  operationId: string,
  options: CallOptions,
  key: KeyObject = privateKey,
  token?: string,
): Promise<Called> {
  const { remoteAddress } = options;
  const request = requestOf(operationId, options, key, token);
  return observe(operationId, await sandbox.fetch(request, remoteAddress === undefined ? {} : { remoteAddress }));
}

let nonces = 0;

/** A signed request to an operation under `/anytime/`. */
export function requestOf(operationId: string, options: CallOptions, key = privateKey, token?: string): Request {
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`no operation ${operationId}`);
  const { path = {}, query = {}, form, files, headers = {} } = options;
  const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  const url = new URL(`http://sandbox.test/anytime${filled}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));

  const nonce = `${Date.now()}.${++nonces}`;
  const all: Record<string, string | null> = {
    "x-validation-data": nonce,
    "x-signed-request": signatureOf(headers["x-validation-data"] ?? nonce, key),
    authorization: token === undefined ? null : `Bearer ${token}`,
    ...headers,
  };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  const body = bodyOf(form, files);
  return new Request(url, { method: operation.method, headers: sent, ...(body === undefined ? {} : { body }) });
}

/** Base64 of RSASSA-PKCS1-v1_5 with SHA-1, by node:crypto. */
export function signatureOf(validationData: string, key: KeyObject = privateKey): string {
  return sign("sha1", Buffer.from(validationData), key).toString("base64");
}

function bodyOf(form: CallOptions["form"], files: CallOptions["files"]): FormData | URLSearchParams | undefined {
  if (!form && !files) return undefined;
  const members = Object.entries(form ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  if (!files) return new URLSearchParams(members);
  const data = new FormData();
  for (const [name = "", value = ""] of members) data.append(name, value);
  for (const [name, file] of Object.entries(files)) data.append(name, file, file instanceof File ? file.name : name);
  return data;
}

/** Reads an answer and checks it closed against the document. */
export async function observe(operationId: string, response: Response): Promise<Called> {
  const contentType = response.headers.get("content-type");
  const { status, headers } = response;
  const isJson = contentType?.startsWith("application/json") ?? false;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const answer = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
  const problems = problemsWith({ operationId, status, contentType, body: answer });
  if (problems.length > 0) throw new Error(`${operationId} ${status}: ${problems.join("; ")}`);
  return { status, headers, body: isJson ? answer.body : bytes, code: answer?.body?.error?.code };
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
