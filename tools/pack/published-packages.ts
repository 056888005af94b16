// Which packages a release publishes, read from the workspace itself: a new package is one without `private`.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isRecord } from "../list-apis.js";

/** A package that a release publishes. */
export interface PublishedPackage {
  /** Folder from the root of the repository. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** Every published package under `root`, in the order of their folders. Throws `TypeError` for a malformed package.json. */
export async function publishedPackages(root: string): Promise<PublishedPackage[]> {
  const packages = await readdir(join(root, "packages"), { withFileTypes: true });
  const folders = packages.filter((entry) => entry.isDirectory()).map(({ name }) => `packages/${name}`);
  const found: PublishedPackage[] = [];
  for (const folder of [...folders.sort(), "spec"]) {
    const text = await readFile(join(root, folder, "package.json"), "utf8").catch(() => undefined);
    if (text === undefined) continue; // what a removed package left behind: node_modules, dist
    const manifest: unknown = JSON.parse(text);
    if (!isRecord(manifest)) throw new TypeError(`${folder}/package.json must be an object`);
    const { name, version } = manifest;
    if (typeof name !== "string" || typeof version !== "string") {
      throw new TypeError(`${folder}/package.json must have a name and a version`);
    }
    if (manifest.private !== true) found.push({ folder, name, version });
  }
  return found;
}
