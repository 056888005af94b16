import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { readChanges } from "./changes/read-changes.js";
import type { SiteSource } from "./render-site.js";

const { resolve } = createRequire(import.meta.url);

/** Where the written parts of the site are: tsc copies neither style nor what is bundled for the browser. */
const sources = fileURLToPath(new URL("../src/", import.meta.url));
const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** Folder of the bundled documents. */
export const bundleFolder = join(dirname(resolve("@openissuing/spec/package.json")), "generated");

/** Every bundled document by its name in `redocly.yaml`. */
export async function readBundles(): Promise<ReadonlyMap<string, unknown>> {
  const names = (await readdir(bundleFolder)).filter((name) => name.endsWith(".json")).sort();
  const read = names.map(async (name) => {
    const bundle: unknown = JSON.parse(await readFile(join(bundleFolder, name), "utf8"));
    return [name.slice(0, -".json".length), bundle] as const;
  });
  return new Map(await Promise.all(read));
}

/** A script for browsers in one piece. It is no module, since those do not load from the disk. `entry`: below `src`. */
export async function bundleScript(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(sources, entry)],
    bundle: true,
    format: "iife",
    minify: true,
    target: ["es2022"],
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** Everything the site is made from. Rejects when a script does not build or a changeset is malformed. */
export async function readSource(): Promise<SiteSource> {
  const [bundles, css, script, changes] = await Promise.all([
    readBundles(),
    readFile(join(sources, "site.css"), "utf8"),
    bundleScript("browser/site.ts"),
    readChanges(repository),
  ]);
  return { bundles, css, script, changes };
}
