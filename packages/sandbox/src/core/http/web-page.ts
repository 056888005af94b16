import { isIP } from "node:net";

/**
 * Where the web page stands that sent a request: served by this machine; opened from its disk, or without an address of
 * its own, as every web site can make one; or somewhere else.
 */
export type PagePlace = "disk" | "foreign" | "machine";

/** Header with the code that lets a page from the disk use the control API. */
export const codeHeader = "x-sandbox-code";

const isLoopback = (name: string) =>
  name === "localhost" || name.endsWith(".localhost") || name === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(name);

/** Reads an `Origin`. */
export function placeOf(origin: string): PagePlace {
  if (origin === "null") return "disk";
  if (!URL.canParse(origin)) return "foreign";
  const { hostname, protocol } = new URL(origin);
  return /^https?:$/.test(protocol) && isLoopback(hostname) ? "machine" : "foreign";
}

/**
 * Whether a `Host` is one that nobody can have made point here: an IP address, a name without a dot, one of a local
 * network, or one of `names`. A page of a foreign web site reaches this machine under any other name.
 */
export function isOwnHost(host: string, names: readonly string[] = []): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) > 0 || names.includes(hostname)) return true;
  return !hostname.includes(".") || /\.(?:internal|local|localhost)$/.test(hostname);
}

/** Headers by which a browser hands the answer to the page. */
export function answerHeaders(origin: string): Readonly<Record<string, string>> {
  return { "access-control-allow-origin": origin, "access-control-expose-headers": "*", vary: "origin" };
}

/** Headers by which a browser lets a page send what it asked about. `asked`: the headers it named. */
export function preflightHeaders(origin: string, asked: string | undefined): Readonly<Record<string, string>> {
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    ...(asked === undefined ? {} : { "access-control-allow-headers": asked }),
    "access-control-max-age": "600",
    vary: "origin",
  };
}
