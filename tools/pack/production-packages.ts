// The third-party packages that come with a published package, read from the lock file: it names those of every
// platform, so that what is said of a package does not depend on the machine that says it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { isRecord } from "../list-apis.js";

/** A package of the lock file, or of the workspace. */
export interface ProductionPackage {
  /** Key in the graph: `name@version` with its peers, or the folder of a workspace package. */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** Hash of its tarball as the registry gives it, `sha512-` and base64; undefined for a package of the workspace. */
  readonly integrity: string | undefined;
  /** Keys of what it depends on, sorted; optional dependencies too. */
  readonly dependsOn: readonly string[];
}

/** The lock file of the workspace under `root`. Throws `TypeError` when it is no map. */
export async function readLock(root: string): Promise<Record<string, unknown>> {
  const lock: unknown = parse(await readFile(join(root, "pnpm-lock.yaml"), "utf8"));
  if (!isRecord(lock)) throw new TypeError("pnpm-lock.yaml must be a map");
  return lock;
}

/**
 * The package in `folder` first, then all that an install of it brings, sorted by key. `versions` has name and version
 * of each package of the workspace by folder. Throws `TypeError` when the lock file lacks one of them.
 */
export function productionPackages(
  lock: Record<string, unknown>,
  folder: string,
  versions: ReadonlyMap<string, { readonly name: string; readonly version: string }>,
): ProductionPackage[] {
  const found = new Map<string, ProductionPackage>();
  const waiting = [folder];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (found.has(key)) continue;
    const entry = versions.has(key) ? workspacePackage(lock, key, versions) : lockedPackage(lock, key);
    found.set(key, entry);
    waiting.push(...entry.dependsOn);
  }
  const [first, ...others] = found.values();
  return first === undefined ? [] : [first, ...others.sort((one, other) => (one.key < other.key ? -1 : 1))];
}

function workspacePackage(
  lock: Record<string, unknown>,
  folder: string,
  versions: ReadonlyMap<string, { readonly name: string; readonly version: string }>,
): ProductionPackage {
  const importer = memberOf(lock, "importers")[folder];
  const own = versions.get(folder);
  if (own === undefined || !isRecord(importer)) throw new TypeError(`pnpm-lock.yaml has no importer ${folder}`);
  const dependsOn = ["dependencies", "optionalDependencies"].flatMap((field) =>
    Object.entries(memberOf(importer, field)).map(([name, entry]) => {
      const version = isRecord(entry) ? String(entry.version) : "";
      return version.startsWith("link:") ? join(folder, version.slice("link:".length)) : keyOf(name, version);
    }),
  );
  return { key: folder, ...own, integrity: undefined, dependsOn: dependsOn.sort() };
}

function lockedPackage(lock: Record<string, unknown>, key: string): ProductionPackage {
  const bare = key.replace(/\(.*$/, "");
  const at = bare.lastIndexOf("@");
  const described = memberOf(lock, "packages")[bare];
  const snapshot = memberOf(lock, "snapshots")[key];
  if (!isRecord(described) || !isRecord(snapshot)) throw new TypeError(`pnpm-lock.yaml lacks ${key}`);
  const { integrity } = memberOf(described, "resolution");
  const dependsOn = ["dependencies", "optionalDependencies"].flatMap((field) =>
    Object.entries(memberOf(snapshot, field)).map(([name, version]) => keyOf(name, String(version))),
  );
  return {
    key,
    name: bare.slice(0, at),
    version: bare.slice(at + 1),
    integrity: typeof integrity === "string" ? integrity : undefined,
    dependsOn: dependsOn.sort(),
  };
}

/** An aliased package stands with its real name and version where others have a version alone. */
function keyOf(name: string, version: string): string {
  return /^@?[^@(]+@/.test(version) ? version : `${name}@${version}`;
}

function memberOf(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const member = value[name];
  return isRecord(member) ? member : {};
}
