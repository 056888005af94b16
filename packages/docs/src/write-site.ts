import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder the site is built into. */
const siteFolder = fileURLToPath(new URL("./site", import.meta.url));

/** Every file below a folder, by its path there; empty when there is no such folder. */
async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(root, file).split(sep).join("/"));
}

/** Brings a folder to the files given: writes those that differ, deletes the others. Resolves to how many it wrote. */
export async function writeSite(files: ReadonlyMap<string, string>, root = siteFolder): Promise<number> {
  const there = new Set(await filesBelow(root));
  for (const path of there) if (!files.has(path)) await rm(join(root, path));
  let written = 0;
  for (const [path, text] of files) {
    const file = join(root, path);
    if (there.has(path) && (await readFile(file, "utf8")) === text) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    written += 1;
  }
  return written;
}
