import type { CaseBody, CaseFile, CaseRequest, CaseValue } from "./case.js";
import { isRef, type Resource } from "./kit.js";

/** A request with all ids in place. */
export interface EncodedRequest {
  readonly method: string;
  /** Path below the base address, with query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | undefined;
}

/** Resources by kind that a request refers to. */
export type Resources = ReadonlyMap<string, Resource>;

/** Writes a request as it goes over the wire, authentication aside. References without a resource become texts of zeros. */
export function encodeRequest(request: CaseRequest, resources: Resources): EncodedRequest {
  const text = (value: CaseValue) => textOf(fill(value, resources));
  const path = request.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = request.pathValues[name];
    return value === undefined ? "0" : encodeURIComponent(text(value));
  });
  const query = request.query
    .map(([name, value]) => `${encodeName(name)}=${encodeURIComponent(text(value))}`)
    .join("&");
  const { type, body } = encodeBody(request.body, resources);
  const contentType = type === undefined ? {} : { "content-type": type };
  return {
    method: request.method,
    target: query === "" ? path : `${path}?${query}`,
    headers: { accept: "application/json, */*;q=0.5", ...contentType, ...request.headers },
    body,
  };
}

/** Kinds of resources a request refers to. */
export function kindsOf(request: CaseRequest): readonly string[] {
  const kinds = new Set<string>();
  const look = (value: unknown): void => {
    if (isRef(value)) kinds.add(value.resource);
    else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look([Object.values(request.pathValues), request.query, request.body]);
  return [...kinds];
}

function encodeBody(body: CaseBody | undefined, resources: Resources) {
  switch (body?.kind) {
    case undefined:
      return { type: undefined, body: undefined };
    case "raw":
      return { type: body.mediaType, body: body.text };
    case "json":
      return { type: "application/json", body: JSON.stringify(fill(body.value, resources)) };
    case "form": {
      const pairs = body.members.map(([name, value]) => [name, textOf(fill(value, resources))]);
      return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(pairs).toString() };
    }
    case "multipart":
      return encodeMultipart(body.members, resources);
  }
}

// A fixed boundary keeps the bytes of a run the same; no value here holds it.
const boundary = "----openissuing-contract-tests-7d1c2f";

function encodeMultipart(members: readonly (readonly [string, CaseValue])[], resources: Resources) {
  const parts = members.flatMap(([name, value]) => {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${escapeName(name)}"`;
    if (!isFile(value)) return [Buffer.from(`${head}\r\n\r\n${textOf(fill(value, resources))}\r\n`)];
    const { name: file, mediaType, base64 } = value.file;
    const begin = Buffer.from(`${head}; filename="${escapeName(file)}"\r\ncontent-type: ${mediaType}\r\n\r\n`);
    return [begin, Buffer.from(base64, "base64"), Buffer.from("\r\n")];
  });
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

/** Whether a value is a file of a form. */
export function isFile(value: unknown): value is CaseFile {
  return typeof value === "object" && value !== null && "file" in value;
}

function fill(value: unknown, resources: Resources): unknown {
  if (isRef(value)) return resources.get(value.resource)?.[value.member] ?? "0";
  if (Array.isArray(value)) return value.map((each) => fill(each, resources));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each, resources)]));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
}

// Brackets in names are how lists and objects are written, and no server wants them escaped.
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]");
}

function escapeName(name: string): string {
  return name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
