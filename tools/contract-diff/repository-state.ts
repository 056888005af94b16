// What git knows of two states of the repository: which commit is the base, and what its files held.
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ReleaseCheckError } from "./errors.js";

const run = promisify(execFile);

/** Files of one state of the repository, by their path from its root. */
export interface RepositoryState {
  /** For people: a commit with the name that led to it, or "the working tree". */
  readonly name: string;
  /** Names in a folder; none when it is missing. */
  list(folder: string): Promise<string[]>;
  /** Text of a file; undefined when it is missing. */
  read(path: string): Promise<string | undefined>;
}

/** What lies under `root` now, committed or not. */
export function workingTree(root: string): RepositoryState {
  return {
    name: "the working tree",
    list: (folder) => readdir(join(root, folder)).catch(() => []),
    read: (path) => readFile(join(root, path), "utf8").catch(() => undefined),
  };
}

/** A commit of the repository under `root`. Throws `ERR_BASE_UNKNOWN` when git knows no such commit. */
export async function commitState(root: string, ref: string): Promise<RepositoryState & { readonly commit: string }> {
  const commit = await git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  if (commit === undefined) {
    throw new ReleaseCheckError(
      "ERR_BASE_UNKNOWN",
      `git knows no commit "${ref}"; fetch it, or name another with --base`,
    );
  }
  return {
    commit,
    name: `${ref} (${commit.slice(0, 9)})`,
    list: async (folder) => {
      const names = await git(root, "ls-tree", "--name-only", commit, `${folder}/`);
      return (names ?? "").split("\n").flatMap((path) => path.slice(folder.length + 1) || []);
    },
    read: (path) => gitRaw(root, "show", `${commit}:${path}`),
  };
}

/**
 * The commit to compare with when none is named: where the branch left `main`; on `main` itself the last release; and
 * before any release the last commit, which leaves what is not committed yet.
 */
export async function defaultBase(root: string): Promise<string> {
  const head = await git(root, "rev-parse", "--verify", "--quiet", "HEAD");
  if (head === undefined) throw new ReleaseCheckError("ERR_BASE_UNKNOWN", "there is no commit yet to compare with");
  for (const main of ["origin/main", "main"]) {
    const base = await git(root, "merge-base", "HEAD", main);
    if (base !== undefined && base !== head) return base;
  }
  const tag = await git(root, "describe", "--tags", "--abbrev=0", "--match", "@openissuing/*", "HEAD");
  return tag ?? "HEAD";
}

/** Files under `folder` that differ between two commits, or between one and the working tree. */
export async function changedFiles(root: string, folder: string, base: string, head?: string): Promise<string[]> {
  const range = head === undefined ? [base] : [base, head];
  const changed = await git(root, "diff", "--name-only", "--no-renames", ...range, "--", folder);
  const added = head === undefined ? await git(root, "ls-files", "--others", "--exclude-standard", "--", folder) : "";
  return `${changed ?? ""}\n${added ?? ""}`.split("\n").filter(Boolean);
}

async function git(root: string, ...args: string[]): Promise<string | undefined> {
  return (await gitRaw(root, ...args))?.trim() || undefined;
}

function gitRaw(root: string, ...args: string[]): Promise<string | undefined> {
  return run("git", ["-C", root, ...args], { maxBuffer: 256 * 1024 * 1024 }).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}
