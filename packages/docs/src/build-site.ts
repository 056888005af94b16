// Writes the site: run by the build of this package, after tsc.

import { completeSite } from "./complete-site.js";
import { renderSite } from "./render-site.js";
import { readSource } from "./site-source.js";
import { writeSite } from "./write-site.js";

const started = performance.now();
const site = completeSite(renderSite(await readSource()));
for (const problem of site.problems) console.error(problem);
if (site.problems.length > 0) process.exit(1);
const written = await writeSite(site.files);
const heaviest = site.weights.reduce((most, each) => (each.bytes > most.bytes ? each : most));
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${site.weights.length} pages in ${seconds} s, ${written} files written`);
console.log(`heaviest: ${heaviest.path}, ${(heaviest.bytes / 1000).toFixed(1)} kB with gzip`);
