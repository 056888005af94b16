import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { livePage, liveScript } from "./live-page.js";

export interface ServeSiteOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Default: 127.0.0.1, so that no other machine reaches it. */
  readonly host?: string;
  /** Folder of the built site. Default: the one beside this file. */
  readonly root?: string;
  /** Whether open pages load again when the site is reloaded or served anew. Default: no. */
  readonly isLive?: boolean;
}

export interface ServedSite {
  /** Address of the landing page, with a slash at its end. */
  readonly url: string;
  /** Reads the files again; a live site tells the pages that are open. */
  readonly reload: () => Promise<void>;
  /** Stops listening and ends the connections that are open. */
  readonly close: () => Promise<void>;
}

interface SiteFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly zipped: Buffer;
}

type SiteFiles = ReadonlyMap<string, SiteFile>;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Every file below the folder by the URL path it is served at; a request can only name one of these. */
async function loadSite(root: string, isLive: boolean): Promise<SiteFiles> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const loaded = files.map(async (file) => {
    const content = await readFile(file);
    const bytes = isLive && extname(file) === ".html" ? livePage(content) : content;
    const type = types[extname(file)] ?? "application/octet-stream";
    const path = `/${relative(root, file).split(sep).join("/")}`;
    return [path, { type, bytes, zipped: await promisify(gzip)(bytes) }] as const;
  });
  const script = isLive ? [["/_live.js", { type: types[".js"] ?? "", ...liveScript }] as const] : [];
  return new Map([...(await Promise.all(loaded)), ...script]);
}

/** The name of a shared file holds a digest of its content. */
const isForGood = (path: string) => path.startsWith("/assets/");

function answerFrom(filesNow: () => SiteFiles, listeners: Set<ServerResponse> | undefined): Server {
  return createServer((request, response) => {
    response.setHeader("x-content-type-options", "nosniff");
    const end = (status: number, headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers }).end(`${status}\n`);
    if (request.method !== "GET" && request.method !== "HEAD") return end(405, { allow: "GET, HEAD" });
    const path = request.url?.split("?")[0] ?? "/";
    if (path === "/_live" && listeners !== undefined) {
      listeners.add(response.writeHead(200, { "content-type": "text/event-stream" }));
      response.on("close", () => listeners.delete(response)).write("retry: 200\n\n");
      return response;
    }
    const files = filesNow();
    const file = files.get(path.endsWith("/") ? `${path}index.html` : path);
    if (file === undefined) return files.has(`${path}/index.html`) ? end(308, { location: `${path}/` }) : end(404);
    const isZipped = /\bgzip\b/.test(String(request.headers["accept-encoding"]));
    const bytes = isZipped ? file.zipped : file.bytes;
    response.writeHead(200, {
      "content-type": file.type,
      "content-length": bytes.length,
      "cache-control": isForGood(path) ? "max-age=31536000, immutable" : "no-cache",
      vary: "accept-encoding",
      ...(isZipped ? { "content-encoding": "gzip" } : {}),
    });
    return response.end(request.method === "HEAD" ? undefined : bytes);
  });
}

/**
 * Serves the built site over HTTP until it is closed. Files are read at the start and when it is told to.
 * Rejects when the site was not built (`ENOENT`) or the port is taken (`EADDRINUSE`).
 */
export async function serveSite(options: ServeSiteOptions): Promise<ServedSite> {
  const { port, host = "127.0.0.1", isLive = false } = options;
  const { root = fileURLToPath(new URL("./site", import.meta.url)) } = options;
  let files = await loadSite(root, isLive);
  const listeners = isLive ? new Set<ServerResponse>() : undefined;
  const server = answerFrom(() => files, listeners);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}/`,
    reload: async () => {
      files = await loadSite(root, isLive);
      for (const listener of listeners ?? []) listener.write("data: reload\n\n");
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
