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
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const here = fileURLToPath(new URL("..", import.meta.url));

/** Folders of the packages that are published, in no special order. */
export const published = [
  "spec",
  "packages/signing",
  "packages/client",
  "packages/anytime",
  "packages/brocard",
  "packages/vaultspay",
  "packages/sandbox",
  "packages/contract-tests",
];

/** A published package: its folder, its name and the tarball `pnpm pack` made of it. */
export interface Packed {
  readonly folder: string;
  readonly name: string;
  readonly tarball: string;
}

/** Packs every published package into `target`, catalog and workspace versions resolved as a release does. */
export function packAll(target: string): Packed[] {
  return published.map((folder) => {
    const output = execFileSync(
      join(root, "node_modules/.bin/pnpm"),
      ["pack", "--pack-destination", target, "--json"],
      {
        cwd: join(root, folder),
        encoding: "utf8",
      },
    );
    const { name, filename } = readManifest(JSON.parse(output));
    return { folder: join(root, folder), name, tarball: filename };
  });
}

/**
 * Makes an empty project with the packed packages in its node_modules and `projects/` beside them. Third-party
 * dependencies are links to what the workspace has installed, so nothing is fetched.
 */
export function installInto(packed: readonly Packed[]): string {
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
      symlinkSync(realpathSync(join(folder, "node_modules", dependency)), link, "dir");
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

/**
 * The Node programs to prove: on Linux the first of line 20 that we promise and the newest of 22 and 24, installed as
 * packages; elsewhere, where no such packages exist, the one that runs.
 */
export function nodePrograms(): { readonly label: string; readonly program: string }[] {
  if (process.platform !== "linux") return [{ label: process.version, program: process.execPath }];
  const { resolve } = createRequire(import.meta.url);
  return ["node20", "node22", "node24"].map((line) => {
    const program = resolve(`${line}-linux-${process.arch}/bin/node`);
    return { label: execFileSync(program, ["--version"], { encoding: "utf8" }).trim(), program };
  });
}

function readManifest(packed: unknown): { name: string; filename: string } {
  const entry: unknown = Array.isArray(packed) ? packed[0] : packed;
  if (typeof entry === "object" && entry !== null && "name" in entry && "filename" in entry) {
    return { name: String(entry.name), filename: String(entry.filename) };
  }
  throw new Error("pnpm pack printed no name and filename");
}
