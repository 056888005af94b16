import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundlePackage, entriesOf, forOlderCompilers } from "../bundle-package.mjs";

let folder: string;

const manifest = {
  type: "module",
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./node": { types: "./dist/node/index.d.ts", default: "./dist/node/index.js" },
    "./package.json": "./package.json",
  },
};

const files = {
  "package.json": JSON.stringify(manifest),
  "src/index.ts": 'export { Fault } from "./fault.js";\nexport const unused = 1;\n',
  "src/fault.ts": "export class Fault extends Error {}\n",
  "src/node/index.ts":
    'import { basename } from "node:path";\nexport { Fault } from "../fault.js";\nexport const base = basename("/a/b");\n',
  "dist/index.d.ts": "export declare const bytes: Uint8Array<ArrayBuffer>;\n",
  "dist/fault.js": "// left by tsc\n",
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundle-package-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await bundlePackage(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe("entriesOf", () => {
  test("finds the source of each JavaScript entry", () => {
    expect(entriesOf(manifest)).toEqual(["src/index.ts", "src/node/index.ts"]);
  });
});

describe("forOlderCompilers", () => {
  test("names arrays of bytes without a parameter, which TypeScript has since 5.7 alone", () => {
    expect(forOlderCompilers("(a: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBufferLike> | Uint8Array")).toBe(
      '(a: ReturnType<Uint8Array["slice"]>) => Uint8Array | Uint8Array',
    );
  });
});

describe("bundlePackage", () => {
  test("spells the types for older compilers", async () => {
    expect(await readFile(join(folder, "dist/index.d.ts"), "utf8")).toBe(
      'export declare const bytes: ReturnType<Uint8Array["slice"]>;\n',
    );
  });

  test("leaves one file per entry and one for what they share, with types beside them", async () => {
    const left = (await readdir(join(folder, "dist"), { recursive: true })).filter((name) => /\.(js|ts)$/.test(name));
    expect(left.map((name) => name.replace(/-\w+\.js$/, "-*.js")).sort()).toEqual([
      "index.d.ts",
      "index.js",
      "node/index.js",
      "shared-*.js",
    ]);
  });

  test("gives both entries the same class", async () => {
    const main = await import(pathToFileURL(join(folder, "dist/index.js")).href);
    const node = await import(pathToFileURL(join(folder, "dist/node/index.js")).href);
    expect([main.Fault === node.Fault, node.base]).toEqual([true, "b"]);
  });

  test("keeps what only Node has out of the main entry", async () => {
    expect(await readFile(join(folder, "dist/index.js"), "utf8")).not.toContain("node:path");
  });
});
