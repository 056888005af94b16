import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

export interface ServeSiteOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Default: 127.0.0.1, so that no other machine reaches it. */
  readonly host?: string;
  /** Folder of the built site. Default: the one beside this file. */
  readonly root?: string;
}

export interface ServedSite {
  /** Address of the landing page, with a slash at its end. */
  readonly url: string;
  /** Stops listening and ends the connections that are open. */
  readonly close: () => Promise<void>;
}

interface SiteFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly zipped: Buffer;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** Every file below the folder by the URL path it is served at; a request can only name one of these. */
async function loadSite(root: string): Promise<ReadonlyMap<string, SiteFile>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const loaded = files.map(async (file) => {
    const bytes = await readFile(file);
    const type = types[extname(file)] ?? "application/octet-stream";
    const path = `/${relative(root, file).split(sep).join("/")}`;
    return [path, { type, bytes, zipped: await promisify(gzip)(bytes) }] as const;
  });
  return new Map(await Promise.all(loaded));
}

function answerFrom(files: ReadonlyMap<string, SiteFile>): Server {
  return createServer((request, response) => {
    response.setHeader("x-content-type-options", "nosniff");
    const end = (status: number, headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers }).end(`${status}\n`);
    if (request.method !== "GET" && request.method !== "HEAD") return end(405, { allow: "GET, HEAD" });
    const path = request.url?.split("?")[0] ?? "/";
    const file = files.get(path.endsWith("/") ? `${path}index.html` : path);
    if (file === undefined) return files.has(`${path}/index.html`) ? end(308, { location: `${path}/` }) : end(404);
    const isZipped = /\bgzip\b/.test(String(request.headers["accept-encoding"]));
    const bytes = isZipped ? file.zipped : file.bytes;
    response.writeHead(200, {
      "content-type": file.type,
      "content-length": bytes.length,
      vary: "accept-encoding",
      ...(isZipped ? { "content-encoding": "gzip" } : {}),
    });
    return response.end(request.method === "HEAD" ? undefined : bytes);
  });
}

/**
 * Serves the built site over HTTP until it is closed. Files are read once, at the start.
 * Rejects when the site was not built (`ENOENT`) or the port is taken (`EADDRINUSE`).
 */
export async function serveSite(options: ServeSiteOptions): Promise<ServedSite> {
  const { port, host = "127.0.0.1", root = fileURLToPath(new URL("./site", import.meta.url)) } = options;
  const server = answerFrom(await loadSite(root));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
