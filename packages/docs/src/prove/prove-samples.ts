// Proves the samples of the built site: part of the build of this package, which fails when one of them does.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createSandbox, listen } from "@openissuing/sandbox";
import { readDocument } from "../api-document.js";
import { joinProofs, type Proof } from "./proof.js";
import { provableApis } from "./provable-api.js";
import { proveDocumented, type UnplayedApi, unplayedDocuments } from "./prove-documented.js";
import { proveOperations } from "./prove-operations.js";
import { type PlayedApi, provePages } from "./prove-pages.js";
import { proveModules, proveShown } from "./prove-shown.js";
import { checkPrograms } from "./shell-samples.js";
import { siteSamples } from "./site-samples.js";

const { resolve } = createRequire(import.meta.url);

async function readBundles(names: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const read = async (name: string) => {
    const bundle: unknown = JSON.parse(await readFile(resolve(`@openissuing/spec/${name}.json`), "utf8"));
    return [name, bundle] as const;
  };
  return new Map(await Promise.all(names.map(read)));
}

async function proveAll(root: string): Promise<Proof> {
  await checkPrograms();
  const samples = await siteSamples(root);
  const bundles = await readBundles([...provableApis, ...unplayedDocuments].map(({ name }) => name));
  const played = provableApis.map((api): PlayedApi => {
    const { name, packageName } = api;
    return { api, folder: name, packageName, document: readDocument(bundles.get(name)) };
  });
  const unplayed = unplayedDocuments.map((each): UnplayedApi => {
    const { folder, name, packageName } = each;
    return { unplayed: each, folder, packageName, document: readDocument(bundles.get(name)) };
  });
  const apis = [...played, ...unplayed];
  const proofs = [proveShown(apis, samples), await proveModules(apis, samples)];
  for (const each of unplayed) proofs.push(await proveDocumented(apis, each, samples, bundles));
  const sandbox = createSandbox();
  const { apiUrls, close, url } = await listen(sandbox);
  const open = { sandbox, url, apiUrls };
  try {
    for (const each of played) {
      proofs.push(await proveOperations(each.api, each.document, open), await provePages(apis, each, samples, open));
    }
  } finally {
    await close();
    await sandbox.close();
  }
  return joinProofs(proofs);
}

const startedAt = performance.now();
const { log } = console;
// What samples print is of no interest here.
console.log = () => undefined;
const { failures, proven } = await proveAll(fileURLToPath(new URL("../../dist/site", import.meta.url)));
for (const { reason, sample } of failures) console.error(`✖ ${sample}: ${reason}`);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
log(`${proven} samples of the site compiled or ran, ${failures.length} failed, in ${seconds} s.`);
if (failures.length > 0) process.exitCode = 1;
