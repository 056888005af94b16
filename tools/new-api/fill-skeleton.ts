import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Facts, NewApi } from "./facts.js";

const skeleton = fileURLToPath(new URL("skeleton", import.meta.url));

/** Files of a new API with their text, by path from the root. What the document has no use for is left out. */
export async function fillSkeleton({ facts, hasCodes }: NewApi): Promise<Map<string, string>> {
  const entries = await readdir(skeleton, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    const target = relative(skeleton, path)
      .replace(/\.tpl$/, "")
      .replaceAll("__name__", facts.name ?? "");
    if (target.endsWith("/codes.ts") && !hasCodes) continue;
    files.set(target, fill(await readFile(path, "utf8"), facts));
  }
  const index = `packages/${facts.name}/src/index.ts`;
  const codes = hasCodes ? fill('export { is{{Name}}Code, type {{Name}}Code } from "./codes.js";\n', facts) : "";
  files.set(index, `${files.get(index) ?? ""}${codes}`);
  files.set(`packages/${facts.name}/package.json`, `${JSON.stringify(manifestOf(facts, hasCodes), null, 2)}\n`);
  return files;
}

/** A text with each `{{fact}}` in its place. Throws `Error` for one that is not known. */
export function fill(text: string, facts: Facts): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => {
    const value = facts[key];
    if (value === undefined) throw new Error(`the skeleton asks for ${whole}, which nothing tells`);
    return value;
  });
}

function manifestOf({ name = "", title }: Facts, hasCodes: boolean) {
  const entry = (file: string) => ({ types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` });
  return {
    name: `@openissuing/${name}`,
    version: "0.0.0",
    description: `Typed client for the ${title} API.`,
    license: "MIT",
    type: "module",
    sideEffects: false,
    repository: {
      type: "git",
      url: "git+https://github.com/openissuing/openissuing.git",
      directory: `packages/${name}`,
    },
    engines: { node: ">=20.19.0" },
    exports: { ".": entry("index"), ...(hasCodes ? { "./codes": entry("code-tables.gen") } : {}) },
    files: ["dist"],
    scripts: {
      build: "tsc -p tsconfig.build.json && node ../../tools/bundle-package.mjs",
      types: "tsc -p tsconfig.json",
      lint: "biome check .",
      test: "vitest run",
    },
    publishConfig: { access: "public", provenance: true },
    dependencies: { "@openissuing/client": "workspace:^", "@openissuing/signing": "workspace:^" },
    devDependencies: {
      "@openissuing/spec": "workspace:^",
      "@types/node": "catalog:",
      esbuild: "catalog:",
      typescript: "catalog:",
      vitest: "catalog:",
    },
  };
}
