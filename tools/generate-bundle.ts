// Makes of a split document the one JSON file that types, client, sandbox, tests and docs are made from.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Api, isRecord } from "./list-apis.js";

const redocly = join(createRequire(import.meta.url).resolve("@redocly/cli/package.json"), "..", "bin", "cli.js");
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** An OpenAPI document in one piece: every `$ref` points into it. */
export type Bundle = Record<string, unknown>;

/**
 * Bundles one API. Paths and components come sorted and the note of origin first, so that equal documents give equal
 * bytes. Throws with the text of the bundler when the document does not resolve.
 */
export async function bundleApi(root: string, { name, root: document }: Api): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  try {
    const output = join(folder, "bundle.json");
    const args = [redocly, "bundle", name, "--config", "redocly.yaml", "--output", output];
    await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, ...quiet } });
    const bundle: unknown = JSON.parse(await readFile(output, "utf8"));
    if (!isRecord(bundle)) throw new TypeError(`${document} is no document`);
    return { "x-generated": `made from ${document}; do not edit`, ...sorted(bundle) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Text of a bundle as it is committed. */
export function printBundle(bundle: Bundle): string {
  const foreign = JSON.stringify(bundle).match(/"\$ref":"(?!#\/)[^"]*"/);
  if (foreign !== null) throw new Error(`the bundle still refers to another file: ${foreign[0]}`);
  return `${JSON.stringify(bundle, null, 2)}\n`;
}

function sorted(bundle: Bundle): Bundle {
  const components = isRecord(bundle.components) ? bundle.components : {};
  return {
    ...bundle,
    paths: sortedKeys(bundle.paths),
    components: sortedKeys(
      Object.fromEntries(Object.entries(components).map(([key, value]) => [key, sortedKeys(value)])),
    ),
  };
}

function sortedKeys(map: unknown): unknown {
  if (!isRecord(map)) return map;
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
