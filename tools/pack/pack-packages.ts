import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { isRecord } from "../list-apis.js";
import { type PublishedPackage, publishedPackages } from "./published-packages.js";

const run = promisify(execFile);

/** A published package and the tarball that `pnpm pack` made of it. */
export interface PackedPackage extends PublishedPackage {
  /** Absolute path of the tarball. */
  readonly tarball: string;
}

/**
 * Packs every published package under `root` into `target`, catalog and workspace versions resolved as a release does.
 * Needs the packages built and installed.
 */
export async function packPackages(root: string, target: string): Promise<PackedPackage[]> {
  const packed: PackedPackage[] = [];
  const waiting = await publishedPackages(root);
  // Two at once, as many as the machines that this runs on have cores.
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      packed.push({ ...next, tarball: await packOne(root, next, target) });
    }
  };
  await Promise.all([worker(), worker()]);
  return packed.sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

async function packOne(root: string, { folder }: PublishedPackage, target: string): Promise<string> {
  const { stdout } = await run(join(root, "node_modules/.bin/pnpm"), ["pack", "--pack-destination", target, "--json"], {
    cwd: join(root, folder),
  });
  const output: unknown = JSON.parse(stdout);
  const entry: unknown = Array.isArray(output) ? output[0] : output;
  if (isRecord(entry) && typeof entry.filename === "string") return entry.filename;
  throw new Error(`pnpm pack printed no filename for ${folder}`);
}

/** A file of a package: its path as the package names it, and its bytes. */
export interface PackedFile {
  readonly path: string;
  readonly content: Buffer;
}

/** The files of a tarball, by path. */
export async function readTarball(tarball: string): Promise<PackedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), "openissuing-tarball-"));
  try {
    await run("tar", ["-xzf", tarball, "--strip-components=1", "-C", folder]);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
    return await Promise.all(
      paths.sort().map(async (path) => ({ path: relative(folder, path), content: await readFile(path) })),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** SHA-256 of bytes, in hexadecimal. */
export function sha256(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
