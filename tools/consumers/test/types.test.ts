import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, inject, test } from "vitest";
import { installInto } from "./install-packages.js";

const project = installInto(inject("packed"));
writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
afterAll(() => rmSync(project, { recursive: true, force: true }));

const { resolve } = createRequire(import.meta.url);
// By the manifest: TypeScript 7 exports neither its compiler nor its bin.
const compilerOf = (alias: string) => join(dirname(resolve(`${alias}/package.json`)), "bin/tsc");

/** What the compiler says about `typed.ts`; empty when all is well. The types of the libraries are checked too. */
function compile(alias: string, module: string, moduleResolution: string): string {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    skipLibCheck: false,
    module,
    moduleResolution,
  };
  const config = join(project, `tsconfig.${alias}.${module}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ["typed.ts"] }));
  try {
    return execFileSync(process.execPath, [compilerOf(alias), "-p", config], { encoding: "utf8" });
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}

// One alias for each version; `typescript` is the one that builds the packages.
const versions = [
  "typescript54",
  "typescript55",
  "typescript56",
  "typescript57",
  "typescript58",
  "typescript",
  "typescript7",
];

describe.each(versions)("a typed consumer with %s", (alias) => {
  test.each([
    { moduleResolution: "node16", module: "node16" },
    { moduleResolution: "bundler", module: "esnext" },
  ])("compiles under $moduleResolution resolution", ({ moduleResolution, module }) => {
    expect(compile(alias, module, moduleResolution)).toBe("");
  });
});
