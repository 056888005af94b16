/**
 * Runs after tsc: keeps its declarations and replaces its modules by a few bundled ones, because loading some 300
 * modules one by one takes longer than a whole start may. What a start does not need stays in files of its own,
 * loaded when it is called for.
 */
import { readdir, rm } from "node:fs/promises";
import { build } from "esbuild";

const common = { bundle: true, format: "esm", platform: "node", target: "node20.19", logLevel: "warning" };
// CommonJS inside the bundle asks for `require`.
const banner = {
  js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
};

for (const name of await readdir("dist", { recursive: true })) if (name.endsWith(".js")) await rm(`dist/${name}`);
await build({
  ...common,
  entryPoints: ["src/core/store/kysely.ts"],
  outfile: "dist/kysely.js",
  minify: true,
  legalComments: "inline",
});
await build({
  ...common,
  banner,
  outdir: "dist",
  entryPoints: ["src/index.ts", "src/cli.ts", "src/core/check-answer.ts", "src/vaultspay/card-machine.ts"],
  splitting: true,
  chunkNames: "[name]-[hash]",
  external: ["./kysely.js", "libsql", "pdfkit", "@peculiar/x509", "reflect-metadata"],
});
