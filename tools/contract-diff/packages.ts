import { isRecord } from "../list-apis.js";
import { entriesOf } from "./document.js";
import type { RepositoryState } from "./repository-state.js";

/** A package that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
  readonly version: string;
  /** Version in the base; undefined for a package that is new. */
  readonly versionBefore: string | undefined;
}

/** Published packages of a state of the repository, with the versions they had before. */
export async function publishedPackages(before: RepositoryState, after: RepositoryState): Promise<PublishedPackage[]> {
  const folders = ["spec", ...(await after.list("packages")).sort().map((name) => `packages/${name}`)];
  const found: PublishedPackage[] = [];
  for (const folder of folders) {
    const manifest = await manifestOf(after, folder);
    if (manifest === undefined || manifest.private === true) continue;
    const { name, version } = manifest;
    if (typeof name !== "string" || typeof version !== "string") continue;
    const old = (await manifestOf(before, folder))?.version;
    found.push({ name, folder, version, versionBefore: typeof old === "string" ? old : undefined });
  }
  return found;
}

/** Parsed package.json of a folder; undefined when there is none or it is no JSON. */
export async function manifestOf(state: RepositoryState, folder: string): Promise<Record<string, unknown> | undefined> {
  const text = await state.read(`${folder}/package.json`);
  if (text === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    return isRecord(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Source file of each entry with types, by the path it is imported under (`.`, `./node`). */
export function typedEntries(manifest: Record<string, unknown>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [entry, target] of entriesOf(manifest.exports)) {
    const types = isRecord(target) ? target.types : undefined;
    const [, path] = /^\.\/dist\/(.+)\.d\.ts$/.exec(typeof types === "string" ? types : "") ?? [];
    if (path !== undefined) found.set(entry, `src/${path}.ts`);
  }
  return found;
}
