import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PackedPackage } from "../../pack/pack-packages.js";

/** Root of this repository. */
export const repository = fileURLToPath(new URL("../../..", import.meta.url));
const here = fileURLToPath(new URL("..", import.meta.url));

/**
 * Makes an empty project with the packed packages in its node_modules and `projects/` beside them. Third-party
 * dependencies are links to what the workspace has installed, so nothing is fetched.
 */
export function installInto(packed: readonly PackedPackage[]): string {
  const project = mkdtempSync(join(tmpdir(), "openissuing-consumer-"));
  for (const { folder, name, tarball } of packed) {
    const installed = join(project, "node_modules", name);
    mkdirSync(installed, { recursive: true });
    execFileSync("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed]);
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    linkPrograms(project, installed, manifest.bin ?? {});
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      const link = join(project, "node_modules", dependency);
      if (dependency.startsWith("@openissuing/") || existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(realpathSync(join(repository, folder, "node_modules", dependency)), link, "dir");
    }
  }
  for (const file of readdirSync(join(here, "projects"))) cpSync(join(here, "projects", file), join(project, file));
  return project;
}

/** Links what npm would link, so that `npx` finds the programs of a package without asking a registry. */
function linkPrograms(project: string, installed: string, programs: Readonly<Record<string, string>>): void {
  const folder = join(project, "node_modules/.bin");
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(programs)) symlinkSync(join(installed, path), join(folder, name));
}

/** Packages of the APIs: what their callers put into a bundle. They build on the shared client and bring no program. */
export function clientPackages(project: string, packed: readonly PackedPackage[]): string[] {
  const manifest = (name: string) =>
    JSON.parse(readFileSync(join(project, "node_modules", name, "package.json"), "utf8"));
  return packed
    .map(({ name }) => name)
    .filter((name) => manifest(name).dependencies?.["@openissuing/client"] && !manifest(name).bin);
}
