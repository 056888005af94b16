// The one list of documents is redocly.yaml: every generator reads it, so a new API is one entry there.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** An API of redocly.yaml. */
export interface Api {
  readonly name: string;
  /** Path of its document, from the root of the repository. */
  readonly root: string;
}

/**
 * Where the code made of a document goes: the client of its vendor, in a folder of its own when the vendor has several
 * documents. `undefined` for a document that lies elsewhere and has no client.
 */
export function sourcesOf({ root }: Api): string | undefined {
  const [, vendor, part] = /^spec\/([^/]+)(?:\/([^/]+))?\/openapi\.yaml$/.exec(root) ?? [];
  if (vendor === undefined) return undefined;
  return `packages/${vendor}/src${part === undefined ? "" : `/${part}`}`;
}

/** The APIs listed in `redocly.yaml` under `root`, in its order. Throws `TypeError` when the list is malformed. */
export async function listApis(root: string): Promise<Api[]> {
  const config: unknown = parse(await readFile(join(root, "redocly.yaml"), "utf8"));
  const apis = memberOf(config, "apis");
  return Object.keys(apis).map((name) => {
    const document = memberOf(apis, name).root;
    if (typeof document !== "string") throw new TypeError(`redocly.yaml: apis.${name}.root must be a path`);
    return { name, root: document };
  });
}

function memberOf(value: unknown, name: string): Record<string, unknown> {
  const member = isRecord(value) ? value[name] : undefined;
  if (!isRecord(member)) throw new TypeError(`redocly.yaml: ${name} must be a map`);
  return member;
}

/** Whether a parsed value is an object with named members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
