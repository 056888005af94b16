// Adds an API: `npm --prefix tools run new-api -- <name> <openapi.yaml>`. It takes the document apart into the files of
// spec/, makes client, sandbox and contract tests to begin with, and tells the few lists that know every API. What it
// writes builds and passes its checks; what is left to do stands in CONTRIBUTING.md, "A fifth API".
import { execFile } from "node:child_process";
import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { parse } from "yaml";
import { generatedFiles, repository } from "./generate.js";
import { isRecord } from "./list-apis.js";
import { readNewApi } from "./new-api/facts.js";
import { fillSkeleton } from "./new-api/fill-skeleton.js";
import { registrations } from "./new-api/register.js";

const run = promisify(execFile);

/**
 * Adds an API to the repository at `root`; answers the paths it wrote. `file`: its document, OpenAPI 3.1 in YAML or JSON.
 * Throws `TypeError` for a document or name that is unfit, and `Error` when there is such an API already.
 */
export async function addApi(root: string, name: string, file: string): Promise<string[]> {
  const document: unknown = parse(await readFile(file, "utf8"));
  if (!isRecord(document)) throw new TypeError(`${file} must hold an object`);
  const api = readNewApi(name, document);
  for (const folder of [`spec/${name}`, `packages/${name}`]) {
    if (await exists(join(root, folder))) throw new Error(`there is ${folder} already`);
  }
  const bin = (program: string) => join(root, "node_modules/.bin", program);
  const split = ["split", resolve(file), "--outDir", join(root, "spec", name), "--separator", "@"];
  await run(bin("redocly"), split, { cwd: root, env: { ...process.env, REDOCLY_TELEMETRY: "off" } });

  const files = await fillSkeleton(api);
  for (const { path, change } of registrations(api.facts)) {
    files.set(path, change(await readFile(join(root, path), "utf8")));
  }
  await write(root, files);
  const generated = await generatedFiles(root);
  await write(root, generated);
  const written = [...files.keys()].filter((path) => /\.(?:ts|json)$/.test(path));
  await run(bin("biome"), ["check", "--write", ...written], { cwd: root });
  const own = [...generated.keys()].filter((path) => path.includes(`/${name}`));
  return [`spec/${name}/`, ...files.keys(), ...own].sort();
}

async function write(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  const [, , name, file] = argv;
  if (name === undefined || file === undefined) {
    console.error("usage: new-api <name> <openapi.yaml>");
    process.exit(2);
  }
  for (const path of await addApi(repository, name, file)) console.log(`wrote ${path}`);
  console.log("\nNow run `npx pnpm install` and `npm run check`, and go on with CONTRIBUTING.md, “A fifth API”.");
}
