import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ReleaseCheckError } from "../errors.js";
import { manifestOf, typedEntries } from "../packages.js";
import type { RepositoryState } from "../repository-state.js";
import { type Entries, emitDeclarations } from "./emit-declarations.js";
import { type Surface, SurfaceReader } from "./read-surface.js";

const run = promisify(execFile);

/** Surfaces of every entry, by package and entry. */
export type Surfaces = ReadonlyMap<string, ReadonlyMap<string, Surface>>;

/**
 * Folders of packages whose own types can have changed: their sources or their entries did. Files made of documents do
 * not count, since the documents are compared.
 */
export function packagesTouched(paths: readonly string[]): Set<string> {
  const touched = paths.flatMap((path) => {
    const [, folder, rest = ""] = /^(packages\/[^/]+)\/(.+)$/.exec(path) ?? [];
    const counts =
      rest === "package.json" || (rest.startsWith("src/") && rest.endsWith(".ts") && !rest.endsWith(".gen.ts"));
    return folder !== undefined && counts ? [folder] : [];
  });
  return new Set(touched);
}

/**
 * What the published packages in `folders` offer in a state. A commit is unpacked beside what is installed in `root`; the folder is
 * taken away again. Throws `ERR_TYPES_UNREADABLE` when the sources cannot be read.
 */
export async function surfacesOf(
  root: string,
  state: RepositoryState,
  folders: ReadonlySet<string>,
  commit?: string,
): Promise<Surfaces> {
  const all = await entriesOf(state);
  const entries = new Map(
    [...all].filter(([, { folder }]) => folders.has(folder)).map(([name, one]) => [name, one.entries]),
  );
  const paths = new Map([...all].map(([name, one]) => [name, one.entries]));
  if (commit === undefined) return readSurfaces(root, root, entries, paths);
  const folder = await mkdtemp(join(tmpdir(), "openissuing-types-"));
  try {
    await unpack(root, commit, folder);
    return readSurfaces(folder, root, entries, paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function entriesOf(state: RepositoryState) {
  const found = new Map<string, { folder: string; entries: ReadonlyMap<string, string> }>();
  for (const name of await state.list("packages")) {
    const folder = `packages/${name}`;
    const manifest = await manifestOf(state, folder);
    if (manifest === undefined || manifest.private === true || typeof manifest.name !== "string") continue;
    const entries = [...typedEntries(manifest)].map(([entry, source]): [string, string] => [
      entry,
      `${folder}/${source}`,
    ]);
    found.set(manifest.name, { folder, entries: new Map(entries) });
  }
  return found;
}

/** Sources of a commit, with links to the node_modules that are installed now. */
async function unpack(root: string, commit: string, folder: string): Promise<void> {
  const archive = join(folder, "sources.tar");
  try {
    await run("git", ["-C", root, "archive", `--output=${archive}`, commit, "packages", "tsconfig.base.json"]);
    await run("tar", ["-xf", archive, "-C", folder]);
  } catch (cause) {
    throw new ReleaseCheckError("ERR_TYPES_UNREADABLE", `the sources of ${commit} cannot be unpacked`, { cause });
  }
  const { stdout } = await run("git", ["-C", root, "ls-tree", "--name-only", commit, "packages/"]);
  for (const path of ["", ...stdout.split("\n").filter(Boolean)]) {
    await mkdir(join(folder, path), { recursive: true });
    await symlink(join(root, path, "node_modules"), join(folder, path, "node_modules"), "junction");
  }
}

function readSurfaces(root: string, installed: string, entries: Entries, known: Entries): Surfaces {
  const reader = new SurfaceReader(emitDeclarations(root, installed, entries, known));
  return new Map(
    [...entries].map(([name, sources]) => [
      name,
      new Map([...sources].map(([entry, source]) => [entry, reader.surfaceOf(source)])),
    ]),
  );
}
