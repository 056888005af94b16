import { createHash } from "node:crypto";
import type { ApiDocument } from "@openissuing/contract-tests";
import { authenticityHash } from "@openissuing/signing";
import type { Customer, Customers } from "./customers.js";

/** A request on its way to the sandbox, taken apart. */
export interface Seen {
  readonly method: string;
  readonly url: URL;
  /** Path below the API. */
  readonly path: string;
  readonly operationId: string | undefined;
  /** Values of the path's parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly form: URLSearchParams | undefined;
  readonly customer: Customer | undefined;
  readonly signal: AbortSignal;
}

/** What a layer changes of a request that it sends on. */
export interface Change {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: URLSearchParams;
  readonly query?: URLSearchParams;
  readonly body?: null;
  /** Speaks in the name of this customer, signed anew. */
  readonly as?: Customer;
  readonly remoteAddress?: string;
}

export const apiPath = "/anytime";

/** Takes a request apart. */
export async function see(request: Request, document: ApiDocument, customers: Customers): Promise<Seen> {
  const url = new URL(request.url);
  const path = url.pathname.slice(apiPath.length);
  const operation = document.find(request.method, path);
  const body = new Uint8Array(await request.arrayBuffer());
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  const form = isForm ? new URLSearchParams(Buffer.from(body).toString()) : undefined;
  const names = operation?.path.split("/") ?? [];
  const parameters = Object.fromEntries(
    path
      .split("/")
      .flatMap((part, i) => (names[i]?.startsWith("{") ? [[names[i].slice(1, -1), decodeURIComponent(part)]] : [])),
  );
  return {
    method: request.method,
    url,
    path,
    operationId: operation?.operationId,
    parameters,
    headers: request.headers,
    body,
    form,
    customer: customers.of({ headers: request.headers, form }),
    signal: request.signal,
  };
}

/** The request as it is sent on. */
export async function toRequest(seen: Seen, change: Change, customers: Customers): Promise<Request> {
  const url = new URL(seen.url);
  if (change.path !== undefined) url.pathname = `${apiPath}${change.path}`;
  if (change.query !== undefined) url.search = change.query.toString();
  const headers = new Headers(seen.headers);
  for (const [name, value] of Object.entries(change.headers ?? {})) headers.set(name, value);
  if (change.as !== undefined) {
    for (const [name, value] of Object.entries(await customers.proofs(change.as))) headers.set(name, value);
    const token = change.as.tokens.at(-1);
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  }
  const method = change.method ?? seen.method;
  if (change.form !== undefined) headers.set("content-type", "application/x-www-form-urlencoded");
  if (method === "GET") headers.delete("content-type");
  const body = change.body === null || method === "GET" ? undefined : (change.form?.toString() ?? seen.body);
  return new Request(url, { method, headers, ...(body === undefined || body.length === 0 ? {} : { body }) });
}

/** An envelope as the sandbox would make it for the user, around another content. */
export function envelope(username: string, content: unknown, number = 99_999): string {
  const timestamp = `${Math.floor(Date.now() / 1000)}.1234`;
  const hash = hashOf(timestamp, username);
  const head = `"request_id":${number},"type_response":"sync","timestamp":${timestamp},"hash":"${hash}"`;
  return `{${head},"body":${JSON.stringify(content)}}`;
}

export const hashOf = (timestamp: string, username: string) =>
  authenticityHash(timestamp, username, (text) => createHash("sha256").update(text).digest("hex"));

/** Puts another content into an envelope, whose timestamp stays as it was printed. */
export function withContent(text: string, content: unknown): string {
  const start = text.indexOf('"body":');
  return `${text.slice(0, start)}"body":${JSON.stringify(content)}}`;
}

/** What an envelope holds. */
export function contentOf(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  return typeof parsed === "object" && parsed !== null && "body" in parsed ? parsed.body : undefined;
}

/** The error code of a refusal. */
export function codeOf(text: string): number | undefined {
  const match = /"error":\{"code":(\d+)/.exec(text);
  return match === null ? undefined : Number(match[1]);
}

/** JSON text after edits, numbers of the envelope printed as before. */
export function jsonResponse(text: string, status: number, headers?: Headers): Response {
  const copied = new Headers(headers);
  copied.delete("content-length");
  if (!copied.has("content-type")) copied.set("content-type", "application/json");
  return new Response(text, { status, headers: copied });
}
