import type { Exchange } from "./recorder.js";

/** Headers that curl writes itself. */
const own = new Set(["host", "content-length", "connection", "accept-encoding"]);

/**
 * The request of an exchange as a command for a shell. Secrets are masked, so it shows what was sent rather than to
 * send it again; a file of a form is told by its size.
 */
export function toCurl({ method, url, details }: Exchange): string {
  const headers = Object.entries(details?.requestHeaders ?? {}).filter(([name]) => !own.has(name));
  const isMultipart = headers.some(([name, value]) => name === "content-type" && value.startsWith("multipart/"));
  const body = details?.requestBody;
  const form = isMultipart && body !== undefined ? [...new URLSearchParams(body)] : [];
  return [
    `curl -X ${method} ${quote(url)}`,
    ...headers
      .filter(([name]) => !(isMultipart && name === "content-type"))
      .map(([n, v]) => `-H ${quote(`${n}: ${v}`)}`),
    ...form.map(([name, value]) => `-F ${quote(`${name}=${value}`)}`),
    ...(body !== undefined && !isMultipart ? [`--data-raw ${quote(body)}`] : []),
  ].join(" \\\n  ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
