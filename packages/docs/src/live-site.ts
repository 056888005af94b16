// The site while somebody writes it: builds, serves, and builds again when a document, the style or a changeset changes.
// A change of the source starts it anew (dev-site.ts).
import { watch } from "node:fs";
import { argv } from "node:process";
import { completeSite, type PageMemory } from "./complete-site.js";
import type { DocumentMemory } from "./pages/document-pages.js";
import { renderSite } from "./render-site.js";
import { serveSite } from "./serve-site.js";
import { createBundleReader, readSource, watchedFolders } from "./site-source.js";
import { writeSite } from "./write-site.js";

const documents: DocumentMemory = new WeakMap();
const pages: PageMemory = new Map();
const readBundles = createBundleReader();

async function build(): Promise<void> {
  const started = performance.now();
  const source = await readSource(readBundles);
  const { files, problems } = completeSite(renderSite({ ...source, memory: documents }), pages);
  for (const problem of problems) console.error(problem);
  const written = await writeSite(files);
  console.log(`${written} files written in ${Math.round(performance.now() - started)} ms`);
}

await build();
const site = await serveSite({ port: Number(argv[2] ?? 4020), isLive: true });
console.log(`Docs ${site.url}, built again on each change. Stop with Ctrl-C.`);

let waiting: NodeJS.Timeout | undefined;
const rebuild = async () => {
  try {
    await build();
    await site.reload();
  } catch (error) {
    // A document that is being written is often malformed for a moment.
    console.error(error instanceof Error ? error.message : error);
  }
};
for (const folder of watchedFolders) {
  watch(folder, (_, name) => {
    if (!/\.(css|json|md)$/.test(name ?? "")) return;
    clearTimeout(waiting);
    // Editors write a file in several steps.
    waiting = setTimeout(rebuild, 50);
  });
}
