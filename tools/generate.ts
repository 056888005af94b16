// Writes every generated file of the repository. `generate` and the check for drift share the list.
import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleApi, printBundle } from "./generate-bundle.js";
import { codesOf, codeTablesOf } from "./generate-codes.js";
import { contractOf } from "./generate-contract.js";
import { typesOf } from "./generate-types.js";
import { webhooksOf } from "./generate-webhooks.js";
import { listApis, sourcesOf } from "./list-apis.js";

/** Root of this repository. */
export const repository = fileURLToPath(new URL("..", import.meta.url));

/** Every generated file with its text, by path from the root. An API without a package yet has its bundle alone. */
export async function generatedFiles(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  /** Tables of codes that a package has from an earlier one of its documents. */
  const tablesOf = new Map<string, Set<string>>();
  for (const api of await listApis(root)) {
    const bundle = await bundleApi(root, api);
    files.set(`spec/generated/${api.name}.json`, printBundle(bundle));
    const sources = sourcesOf(api);
    if (sources === undefined || !(await exists(join(root, packageOf(sources))))) continue;
    files.set(`${sources}/schema.gen.ts`, await typesOf(api.name, bundle));
    files.set(`${sources}/contract.gen.ts`, contractOf(api.name, bundle));
    const own = codeTablesOf(bundle);
    const had = tablesOf.get(packageOf(sources)) ?? new Set();
    const { codes, tables } = own.every((name) => had.has(name)) ? {} : (codesOf(api.name, bundle) ?? {});
    tablesOf.set(packageOf(sources), new Set([...had, ...own]));
    const optional = { codes, "code-tables": tables, webhooks: webhooksOf(api.name, bundle) };
    for (const [name, text] of Object.entries(optional)) {
      if (text !== undefined) files.set(`${sources}/${name}.gen.ts`, text);
    }
  }
  return files;
}

const packageOf = (sources: string) => sources.split("/").slice(0, 2).join("/");

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  for (const [path, text] of await generatedFiles(repository)) {
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), text);
    console.log(`wrote ${path}`);
  }
}
