import { describe, expect, test } from "vitest";
import { judgeManifest } from "../../pack/judge-manifest.js";

const manifest = {
  name: "@openissuing/x",
  description: "An API.",
  license: "MIT",
  type: "module",
  sideEffects: false,
  repository: { directory: "packages/x" },
  engines: { node: ">=20.19.0" },
  exports: { ".": "./dist/index.js" },
  files: ["dist"],
  publishConfig: { access: "public", provenance: true },
  dependencies: { "@openissuing/client": "^0.0.0" },
};

describe("judgeManifest", () => {
  test("has nothing against a manifest as packages have it", () => {
    expect(judgeManifest(manifest, "packages/x")).toEqual([]);
  });

  test.each([
    { name: "another licence", change: { license: "ISC" }, about: "license" },
    { name: "CommonJS", change: { type: "commonjs" }, about: "type" },
    { name: "side effects", change: { sideEffects: true }, about: "sideEffects" },
    { name: "no description", change: { description: undefined }, about: "description" },
    { name: "no exports", change: { exports: undefined }, about: "exports" },
    { name: "no files", change: { files: undefined }, about: "files" },
    { name: "another folder", change: { repository: { directory: "packages/y" } }, about: "repository.directory" },
    { name: "no provenance", change: { publishConfig: { access: "public" } }, about: "publishConfig.provenance" },
    { name: "no access", change: { publishConfig: { provenance: true } }, about: "publishConfig.access" },
    { name: "an older Node", change: { engines: { node: ">=18" } }, about: "engines.node" },
    { name: "scripts", change: { scripts: { postinstall: "node x.js" } }, about: "scripts" },
    { name: "development tools", change: { devDependencies: {} }, about: "devDependencies" },
    { name: "a version of the workspace", change: { dependencies: { a: "workspace:^" } }, about: "a version of" },
    { name: "a version of the catalog", change: { dependencies: { a: "catalog:" } }, about: "a version of" },
  ])("refuses $name with one sentence", ({ change, about }) => {
    const found = judgeManifest({ ...manifest, ...change }, "packages/x");
    expect([found.length, found[0]?.startsWith(about)]).toEqual([1, true]);
  });

  test("refuses what is no object", () => {
    expect(judgeManifest(null, "packages/x")).toEqual(["package.json is no object"]);
  });
});
