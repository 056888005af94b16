import type { ApiDocument } from "../document/api-document.js";
import type { Call } from "./probe.js";

/** Where calls go. */
export interface Addressee {
  readonly document: ApiDocument;
  /** Address the paths of the document are appended to. */
  readonly baseUrl: string;
}

/**
 * A call with a body in JSON, or none, as a request; nothing is signed or encrypted. Throws `TypeError` for an operation
 * the document does not have.
 */
export function requestOf(
  { baseUrl, document }: Addressee,
  call: Call,
  proofs: Readonly<Record<string, string>>,
): Request {
  const operation = document.operations.get(call.operationId);
  if (operation === undefined) throw new TypeError(`the document has no operation ${call.operationId}`);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(call.path?.[name] ?? ""));
  const url = new URL(`${baseUrl.replace(/\/$/, "")}${path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const headers = new Headers({ accept: "application/json", ...proofs });
  if (call.json === undefined) return new Request(url, { method: operation.method, headers });
  headers.set("content-type", "application/json");
  return new Request(url, { method: operation.method, headers, body: JSON.stringify(call.json) });
}

/** The operation a request is about; undefined where the document has none at its path. */
export function operationOf({ baseUrl, document }: Addressee, { method, url }: Request): string | undefined {
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, "");
  const { pathname } = new URL(url);
  const below = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
  return document.find(method, below)?.operationId;
}
