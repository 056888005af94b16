import { access, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isRecord } from "../list-apis.js";
import type { ProductionPackage } from "./production-packages.js";

/** What an installed package says of itself. */
export interface InstalledPackage {
  /** SPDX expression of its package.json; undefined when it has none. */
  readonly license: string | undefined;
  /** What an install would run; empty for a package that only unpacks. */
  readonly installScripts: readonly string[];
}

/** Answers for a package of the lock file; undefined when it is not installed, as those of other platforms are not. */
export type FindInstalled = (wanted: ProductionPackage) => Promise<InstalledPackage | undefined>;

const events = ["preinstall", "install", "postinstall"];

/** Looks packages up in what pnpm installed under `root`. */
export async function installedPackages(root: string): Promise<FindInstalled> {
  const store = join(root, "node_modules/.pnpm");
  const folders = await readdir(store);
  return async ({ name, version }) => {
    const prefix = `${name.replace("/", "+")}@${version}`;
    const found = folders.find((folder) => folder === prefix || folder.startsWith(`${prefix}_`));
    return found === undefined ? undefined : readInstalled(join(store, found, "node_modules", name));
  };
}

async function readInstalled(folder: string): Promise<InstalledPackage | undefined> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const manifest: unknown = JSON.parse(text);
  if (!isRecord(manifest)) throw new TypeError(`${folder}/package.json must be an object`);
  const { license } = manifest;
  const scripts = isRecord(manifest.scripts) ? manifest.scripts : {};
  // npm builds a package with this file although no script says so.
  const builds = await access(join(folder, "binding.gyp")).then(
    () => ["binding.gyp"],
    () => [],
  );
  return {
    license: typeof license === "string" ? license : undefined,
    installScripts: [...events.filter((event) => event in scripts), ...builds],
  };
}
