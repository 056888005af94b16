// Writes the site: run by the build of this package, after tsc.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { documentedApis, renderSite } from "./render-site.js";

const { resolve } = createRequire(import.meta.url);
const bundles = new Map<string, unknown>();
for (const api of documentedApis) {
  bundles.set(api, JSON.parse(await readFile(resolve(`@openissuing/spec/${api}.json`), "utf8")));
}
// tsc copies no CSS, so it is read where it was written.
const css = await readFile(new URL("../src/site.css", import.meta.url), "utf8");
const root = fileURLToPath(new URL("./site", import.meta.url));

await rm(root, { recursive: true, force: true });
for (const [path, text] of renderSite({ bundles, css })) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
