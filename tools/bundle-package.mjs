// Puts each entry of a package into one JavaScript file: Node takes half a millisecond and more per file of an import,
// and a client with its layers has fifty. Plain JavaScript, since packages run it while nothing is built yet.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv, cwd } from "node:process";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * Source file of each JavaScript entry in the `exports` of a package.json.
 * @param {{ exports: Record<string, { default?: string } | string> }} manifest
 * @returns {string[]}
 */
export function entriesOf({ exports }) {
  const targets = Object.values(exports).map((entry) => (typeof entry === "string" ? entry : entry.default));
  return targets.flatMap((target) =>
    target?.endsWith(".js") ? [target.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts")] : [],
  );
}

/**
 * Declarations that TypeScript 5.4 reads too. Arrays of bytes have a parameter since 5.7, and `slice` returns one over a
 * buffer of its own in either.
 * @param {string} declarations
 */
export function forOlderCompilers(declarations) {
  return declarations
    .replaceAll("Uint8Array<ArrayBuffer>", 'ReturnType<Uint8Array["slice"]>')
    .replaceAll("Uint8Array<ArrayBufferLike>", "Uint8Array");
}

/**
 * Replaces the JavaScript that `tsc` left in `dist` by one file per entry; what entries share becomes a file of its own.
 * Types stay where they are, spelled for older compilers; other packages are imported, not copied.
 * @param {string} folder
 */
export async function bundlePackage(folder) {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const dist = join(folder, "dist");
  const emitted = await readdir(dist, { recursive: true });
  await Promise.all(emitted.filter((name) => name.endsWith(".js")).map((name) => rm(join(dist, name))));
  for (const name of emitted.filter((each) => each.endsWith(".d.ts"))) {
    const declarations = await readFile(join(dist, name), "utf8");
    const spelled = forOlderCompilers(declarations);
    if (spelled !== declarations) await writeFile(join(dist, name), spelled);
  }
  await build({
    absWorkingDir: folder,
    entryPoints: entriesOf(manifest),
    outbase: "src",
    outdir: "dist",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "neutral",
    target: "es2023",
    chunkNames: "shared-[hash]",
  });
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) await bundlePackage(cwd());
