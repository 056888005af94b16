import type { BodyEncoding } from "./contract.js";

/**
 * Text of one member. A number so large or small that JavaScript prints an exponent is refused, since a server may
 * read "1e-7" as 1.
 */
function textOf(name: string, value: unknown): string {
  const text = String(value);
  const isText = ["string", "boolean", "bigint"].includes(typeof value);
  if (isText || (typeof value === "number" && /^-?\d+(\.\d+)?$/.test(text))) return text;
  throw new TypeError(`body member "${name}" must be text, a boolean or a number that prints without an exponent`);
}

/** Members that are set, one row per value: a list repeats its name. */
function rowsOf(body: unknown): [name: string, value: unknown][] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new TypeError("body must be an object");
  return Object.entries(body).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.map((each): [string, unknown] => [name, each]);
  });
}

function encodeForm(body: unknown): string {
  return new URLSearchParams(rowsOf(body).map(([name, value]) => [name, textOf(name, value)])).toString();
}

/** A `Blob` without a name is sent under the name of its member: some servers drop files without one. */
function encodeMultipart(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of rowsOf(body)) {
    if (value instanceof Blob) form.append(name, value, value instanceof File ? value.name : name);
    else form.append(name, textOf(name, value));
  }
  return form;
}

/**
 * Puts a body into its encoding. Members that are `undefined` are left out; `FormData` and `URLSearchParams` made by
 * the caller pass as they are. Throws `TypeError` that names the member, never its value, for what cannot be encoded.
 */
export function encodeBody(encoding: BodyEncoding, body: unknown): string | FormData | URLSearchParams {
  if (body instanceof FormData || body instanceof URLSearchParams) return body;
  if (encoding === "form") return encodeForm(body);
  if (encoding === "multipart") return encodeMultipart(body);
  return JSON.stringify(body);
}

/** `Content-Type` of an encoding; `undefined` where `fetch` must set it, for its boundary. */
export function contentTypeOf(encoding: BodyEncoding): string | undefined {
  if (encoding === "form") return "application/x-www-form-urlencoded";
  return encoding === "json" ? "application/json" : undefined;
}
