/** A request that can be shown as a command. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** A form with files comes as pairs, files told by their size. */
  readonly requestBody?: string | undefined;
}

/** Headers that curl writes itself. */
const own = new Set(["host", "content-length", "connection", "accept-encoding"]);

/**
 * A request as a command for a shell. Secrets are masked, so it shows what was sent rather than to send it again; a file
 * of a form is told by its size.
 */
export function toCurl({ method, url, requestHeaders, requestBody: body }: CurlRequest): string {
  const headers = Object.entries(requestHeaders).filter(([name]) => !own.has(name));
  const isMultipart = headers.some(([name, value]) => name === "content-type" && value.startsWith("multipart/"));
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
