import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { readChanges } from "./changes/read-changes.js";
import type { SiteSource } from "./render-site.js";
import { bundleTryIt } from "./try-it/bundle-try-it.js";

const { resolve } = createRequire(import.meta.url);

/** Where the written parts of the site are: tsc copies neither style nor what is bundled for the browser. */
const sources = fileURLToPath(new URL("../src/", import.meta.url));
const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** Folder of the bundled documents. */
const bundleFolder = join(dirname(resolve("@openissuing/spec/package.json")), "generated");

/** Folders whose files the site is made from, beside its own source. */
export const watchedFolders: readonly string[] = [bundleFolder, sources, join(repository, ".changeset")];

/** Reads every bundled document, by its name in `redocly.yaml`. */
export type BundleReader = () => Promise<ReadonlyMap<string, unknown>>;

/** A reader that gives the same object again for a document whose text did not change. */
export function createBundleReader(): BundleReader {
  const known = new Map<string, { text: string; bundle: unknown }>();
  return async () => {
    const names = (await readdir(bundleFolder)).filter((name) => name.endsWith(".json")).sort();
    const read = names.map(async (name) => {
      const text = await readFile(join(bundleFolder, name), "utf8");
      const before = known.get(name);
      const bundle: unknown = before?.text === text ? before.bundle : JSON.parse(text);
      known.set(name, { text, bundle });
      return [name.slice(0, -".json".length), bundle] as const;
    });
    return new Map(await Promise.all(read));
  };
}

/** A script for browsers in one piece. It is no module, since those do not load from the disk. `entry`: below `src`. */
async function bundleScript(entry: string): Promise<string> {
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
export async function readSource(readBundles: BundleReader = createBundleReader()): Promise<SiteSource> {
  const [bundles, script, tryIt, changes, ...css] = await Promise.all([
    readBundles(),
    bundleScript("browser/site.ts"),
    bundleTryIt(),
    readChanges(repository),
    readFile(join(sources, "site.css"), "utf8"),
    readFile(join(sources, "try-it/try-it.css"), "utf8"),
  ]);
  return { bundles, css: css.join(""), script, tryIt, changes };
}
