import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Change, mergeChanges, parseChangelog, parseChangeset } from "./changes.js";

/** Text of a file; undefined when there is none. */
async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** What is to be released and what was, from the changesets and changelogs of a repository; `root` is its folder. */
export async function readChanges(root: string): Promise<Change[]> {
  const folder = join(root, ".changeset");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md") && name !== "README.md").sort();
  const pending = names.map(async (name) => parseChangeset(await readFile(join(folder, name), "utf8")));
  const packages = (await readdir(join(root, "packages"))).sort();
  const released = ["spec", ...packages.map((name) => `packages/${name}`)].map(async (path) => {
    const changelog = await textOf(join(root, path, "CHANGELOG.md"));
    return changelog === undefined ? [] : parseChangelog(`@openissuing/${path.split("/").at(-1)}`, changelog);
  });
  return mergeChanges([...(await Promise.all(pending)), ...(await Promise.all(released)).flat()]);
}
