// How much a client adds to a bundle: everything of it, and what one call needs.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { benchedClients } from "./bench/clients.js";
import type { Figure } from "./bench/figure.js";
import { runBench } from "./bench/run-bench.js";

/** Sizes in kB (1,000 bytes) of what a bundler makes of the source, minified and compressed. */
export async function sizeOf(source: string): Promise<number> {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: here },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length / 1000;
}

/** Each client beside openapi-fetch alone, which it is built on. */
export async function measureClientSize(): Promise<Figure[]> {
  // The copy that the client itself brings along.
  const openapiFetch = createRequire(import.meta.resolve("@openissuing/client")).resolve("openapi-fetch");
  const alone = await sizeOf(`export { default } from ${JSON.stringify(openapiFetch)};`);
  const baseline = { what: "openapi-fetch alone", value: alone };
  const figures: Figure[] = [];
  for (const { name, oneOperation, title } of benchedClients) {
    figures.push(
      {
        what: `client: all of ${title}, min+gzip`,
        unit: "kB",
        value: await sizeOf(`export * from ${JSON.stringify(name)};`),
        baseline,
        budget: { of: "value", atMost: 15 },
      },
      {
        what: `client: one operation of ${title}, min+gzip`,
        unit: "kB",
        value: await sizeOf(oneOperation),
        baseline,
        budget: { of: "value", atMost: 5 },
      },
    );
  }
  return figures;
}

await runBench(import.meta.url, measureClientSize);
