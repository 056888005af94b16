// Writes the site: run by the build of this package, after tsc.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderSite } from "./render-site.js";

const bundle = createRequire(import.meta.url).resolve("@openissuing/spec/anytime.json");
const anytime: unknown = JSON.parse(await readFile(bundle, "utf8"));
// tsc copies no CSS, so it is read where it was written.
const css = await readFile(new URL("../src/site.css", import.meta.url), "utf8");
const root = fileURLToPath(new URL("./site", import.meta.url));

await rm(root, { recursive: true, force: true });
for (const [path, text] of renderSite({ anytime, css })) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
