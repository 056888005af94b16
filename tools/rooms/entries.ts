// What the rooms hold, by looking into them: handlers and webhooks of the sandbox, scenarios, anchors of the docs.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { apis } from "@openissuing/contract-tests";
import { documentedAnchors } from "@openissuing/docs";
import type { Bundle } from "../generate-bundle.js";
import { isRecord } from "../list-apis.js";
import type { Room } from "./claims.js";
import type { Subject } from "./subjects.js";

/** operationIds each room has something for; empty where an API is unknown there. */
export type Entries = Readonly<Record<Room, ReadonlySet<string>>>;

/** Looks into every room for one API. Needs `dist` of the contract tests and of the docs. */
export async function entriesOf(
  root: string,
  api: string,
  bundle: Bundle,
  subjects: readonly Subject[],
): Promise<Entries> {
  return {
    sandbox: await handledBy(join(root, "packages/sandbox/src", api), subjects),
    scenarios: new Set(apis[api]?.().scenarios.map(({ operationId }) => operationId)),
    docs: documentedAnchors(api, bundle),
  };
}

/** Operations with a handler, and webhooks that some source of this part of the sandbox sends. */
async function handledBy(folder: string, subjects: readonly Subject[]): Promise<ReadonlySet<string>> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  if (!names.includes("index.ts")) return new Set();
  const module: unknown = await import(pathToFileURL(join(folder, "index.ts")).href);
  const handlers = isRecord(module) && isRecord(module.handlers) ? module.handlers : {};
  const paths = names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
  const sources = (await Promise.all(paths.map((path) => readFile(path, "utf8")))).join("\n");
  const sent = new Set([...sources.matchAll(/\bdeliver\(\s*"([^"]+)"/g)].map(([, name]) => name));
  const isHandled = ({ kind, name, operationId }: Subject) =>
    kind === "webhook" ? sent.has(name) : typeof handlers[operationId] === "function";
  return new Set(subjects.filter(isHandled).map(({ operationId }) => operationId));
}
