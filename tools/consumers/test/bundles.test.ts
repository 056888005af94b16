import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build } from "esbuild";
import { rollup } from "rollup";
import { afterAll, describe, expect, inject, test } from "vitest";
import webpack from "webpack";
import { clientPackages, installInto } from "./install-packages.js";

const packed = inject("packed");
const project = installInto(packed);
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Bundles a file for a browser into another; answers with the warnings, and throws on an error. */
type Bundle = (entry: string, output: string) => Promise<readonly string[]>;

const withEsbuild: Bundle = async (entry, output) => {
  const result = await build({
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    format: "esm",
    platform: "browser",
    minify: true,
    logLevel: "silent",
  });
  return result.warnings.map(({ text }) => text);
};

const withRollup: Bundle = async (entry, output) => {
  const warnings: string[] = [];
  const made = await rollup({
    input: entry,
    plugins: [nodeResolve({ browser: true })],
    onwarn: ({ message }) => warnings.push(message),
  });
  await made.write({ file: output, format: "es", inlineDynamicImports: true });
  await made.close();
  return warnings;
};

const withWebpack: Bundle = (entry, output) =>
  new Promise((resolve, reject) => {
    const compiler = webpack({
      mode: "production",
      target: "web",
      context: project,
      entry,
      output: { path: project, filename: output.slice(project.length + 1), chunkFormat: "module", module: true },
      experiments: { outputModule: true },
      performance: false,
    });
    compiler.run((error, stats) => {
      const { errors = [], warnings = [] } = stats?.toJson({ errors: true, warnings: true }) ?? {};
      const failure = error ?? (errors.length > 0 ? new Error(errors.map(({ message }) => message).join()) : undefined);
      compiler.close(() => (failure ? reject(failure) : resolve(warnings.map(({ message }) => message))));
    });
  });

const bundlers = [
  { bundler: "esbuild", bundle: withEsbuild },
  { bundler: "rollup", bundle: withRollup },
  { bundler: "webpack", bundle: withWebpack },
];

// Loaded by the function that needs them, and told to be absent by a bundler when they are.
const optionalPeers = packed.flatMap(({ name }) => {
  const manifest = JSON.parse(readFileSync(join(project, "node_modules", name, "package.json"), "utf8"));
  return Object.keys(manifest.peerDependenciesMeta ?? {});
});
const isOfPeer = (warning: string) => optionalPeers.some((peer) => warning.includes(peer));

describe.each(clientPackages(project, packed))("a bundle of %s for browsers and workers", (name) => {
  test.each(bundlers)(
    "is made by $bundler without a warning but of optional peers, and runs",
    async ({ bundler, bundle }) => {
      const label = `${bundler}-${name.replace(/\W/g, "")}`;
      const [entry, output] = [join(project, `${label}.entry.mjs`), join(project, `${label}.mjs`)];
      const told = "console.log(Object.keys(api).filter((name) => /^create\\w+Client$/.test(name)).length > 0);";
      writeFileSync(entry, `import * as api from "${name}";\n${told}\n`);
      expect((await bundle(entry, output)).filter((warning) => !isOfPeer(warning))).toEqual([]);
      expect(execFileSync(process.execPath, [output], { cwd: project, encoding: "utf8" }).trim()).toBe("true");
    },
  );
});
