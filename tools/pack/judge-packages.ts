import { stat } from "node:fs/promises";
import { installedPackages } from "./installed-package.js";
import { judgeDependencies, type LicensedPackage, licensed } from "./judge-dependencies.js";
import { judgeFiles } from "./judge-files.js";
import { judgeManifest } from "./judge-manifest.js";
import { type PackedPackage, readTarball } from "./pack-packages.js";
import { productionPackages, readLock } from "./production-packages.js";
import { publishedPackages } from "./published-packages.js";
import { judgeSize } from "./sizes.js";

/** What a tarball itself shows: its size, its files and its package.json. `places`: see `judgeFiles`. */
export async function judgeTarball(packed: PackedPackage, places: readonly string[]): Promise<string[]> {
  const files = await readTarball(packed.tarball);
  const manifest = files.find(({ path }) => path === "package.json")?.content.toString("utf8") ?? "null";
  return [
    ...judgeSize(packed.name, (await stat(packed.tarball)).size),
    ...judgeManifest(JSON.parse(manifest), packed.folder),
    ...judgeFiles(files, places),
  ];
}

/** A published package with all that an install of it brings. */
export interface PackageWithDependencies {
  readonly name: string;
  /** Itself first. */
  readonly packages: readonly LicensedPackage[];
  /** What speaks against its third-party packages, a sentence each. */
  readonly problems: readonly string[];
}

/** Every published package of the workspace under `root` with its production dependencies, which must be installed. */
export async function readDependencies(root: string): Promise<PackageWithDependencies[]> {
  const published = await publishedPackages(root);
  const versions = new Map(published.map((each) => [each.folder, each]));
  const [lock, findInstalled] = [await readLock(root), await installedPackages(root)];
  return Promise.all(
    published.map(async ({ folder, name }) => {
      const packages = await licensed(productionPackages(lock, folder, versions), findInstalled);
      const own = packages.map((each) => (versions.has(each.key) ? { ...each, license: "MIT" } : each));
      return { name, packages: own, problems: judgeDependencies(own.filter(({ key }) => !versions.has(key))) };
    }),
  );
}
