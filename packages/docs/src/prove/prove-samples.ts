// Proves the samples of the built site: part of the build of this package, which fails when one of them does.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createSandbox, listen } from "@openissuing/sandbox";
import { readDocument } from "../api-document.js";
import { joinProofs, type Proof } from "./proof.js";
import { provableApis } from "./provable-api.js";
import { proveOperations } from "./prove-operations.js";
import { type DocumentedApi, proveModules, provePages, proveShown } from "./prove-pages.js";
import { checkPrograms } from "./shell-samples.js";
import { siteSamples } from "./site-samples.js";

const { resolve } = createRequire(import.meta.url);

async function proveAll(root: string): Promise<Proof> {
  await checkPrograms();
  const samples = await siteSamples(root);
  const apis: DocumentedApi[] = [];
  for (const api of provableApis) {
    const bundle: unknown = JSON.parse(await readFile(resolve(`@openissuing/spec/${api.name}.json`), "utf8"));
    apis.push({ api, document: readDocument(bundle) });
  }
  const sandbox = createSandbox();
  const { apiUrls, close, url } = await listen(sandbox);
  const open = { sandbox, url, apiUrls };
  try {
    const proofs = [proveShown(apis, samples), await proveModules(apis, samples)];
    for (const { api, document } of apis) proofs.push(await proveOperations(api, document, open));
    return joinProofs([...proofs, await provePages(apis, samples, open)]);
  } finally {
    await close();
    await sandbox.close();
  }
}

const startedAt = performance.now();
const { log } = console;
// What samples print is of no interest here.
console.log = () => undefined;
const { failures, proven } = await proveAll(fileURLToPath(new URL("../../dist/site", import.meta.url)));
for (const { reason, sample } of failures) console.error(`✖ ${sample}: ${reason}`);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
log(`${proven} samples of the site compiled or ran against the sandbox, ${failures.length} failed, in ${seconds} s.`);
if (failures.length > 0) process.exitCode = 1;
