import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { publint } from "publint";
import { afterAll, describe, expect, test } from "vitest";
import { installInto, nodePrograms, packAll } from "./install-packages.js";

const tarballs = mkdtempSync(join(tmpdir(), "openissuing-tarballs-"));
const packed = packAll(tarballs);
const project = installInto(packed);
const bin = (path: string) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

afterAll(() => {
  for (const folder of [tarballs, project]) rmSync(folder, { recursive: true, force: true });
});

describe.each(nodePrograms())("on Node $label", ({ program }) => {
  const run = (...args: string[]) => execFileSync(program, args, { cwd: project, encoding: "utf8" }).trim();

  test("an ES module imports the client, signs, verifies and reads a file", () => {
    expect(run("esm.mjs")).toBe("ok 3");
  });

  test("an ES module walks pages, reads a refusal and takes a webhook of Brocard", () => {
    expect(run("brocard.mjs")).toBe("ok");
  });

  test("an ES module encrypts, walks pages, reads a refusal and takes a webhook of VaultsPay", () => {
    expect(run("vaultspay.mjs")).toBe("ok");
  });

  test("CommonJS requires the packages", () => {
    expect(run("cjs.cjs")).toBe("ok");
  });

  test("the sandbox answers --help from its tarball", () => {
    expect(run("node_modules/@openissuing/sandbox/bin/openissuing-sandbox.mjs", "--help")).toContain("Usage:");
  });

  test("the contract tests answer --help from their tarball", () => {
    expect(run("node_modules/@openissuing/contract-tests/bin/openissuing-contract-tests.mjs", "--help")).toContain(
      "Usage:",
    );
  });
});

describe("typed consumers", () => {
  test.each([
    { moduleResolution: "node16", module: "node16" },
    { moduleResolution: "bundler", module: "esnext" },
  ])("compile under $moduleResolution resolution, libraries checked too", ({ moduleResolution, module }) => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: "es2022",
      lib: ["es2023", "dom", "dom.iterable"],
      types: [],
      skipLibCheck: false,
      module,
      moduleResolution,
    };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["typed.ts"] }));
    writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
    expect(tsc()).toBe("");
  });

  function tsc(): string {
    try {
      return execFileSync(process.execPath, [bin("typescript/bin/tsc"), "-p", project], { encoding: "utf8" });
    } catch (error) {
      return String((error as { stdout?: string }).stdout);
    }
  }
});

describe("a bundle for browsers and workers", () => {
  test.each([
    { name: "Anytime", of: 'createAnytimeClient as made } from "@openissuing/anytime"' },
    { name: "Brocard", of: 'createBrocardClient as made } from "@openissuing/brocard"' },
    { name: "VaultsPay", of: 'createVaultsPayClient as made } from "@openissuing/vaultspay"' },
  ])("holds the client of $name and no module of Node", async ({ of }) => {
    const entry = `import { ${of}; globalThis.made = made;`;
    const { outputFiles, metafile } = await build({
      stdin: { contents: entry, resolveDir: project },
      bundle: true,
      format: "esm",
      platform: "browser",
      minify: true,
      metafile: true,
      write: false,
    });
    expect(Object.keys(metafile.inputs).filter((input) => input.startsWith("node:"))).toEqual([]);
    writeFileSync(join(project, "bundle.mjs"), `${outputFiles[0]?.text}\nconsole.log(typeof globalThis.made);`);
    expect(execFileSync(process.execPath, ["bundle.mjs"], { cwd: project, encoding: "utf8" }).trim()).toBe("function");
  });
});

describe.each(packed.filter(({ name }) => name !== "@openissuing/spec"))("the types of $name", ({ tarball }) => {
  test("resolve as the code runs", () => {
    const attw = bin("@arethetypeswrong/cli/dist/index.js");
    // Ends with 1 on a problem, which throws; a package without types would end with 0.
    expect(execFileSync(process.execPath, [attw, tarball, "--profile", "esm-only"], { encoding: "utf8" })).toContain(
      "node16 (from ESM)",
    );
  });
});

describe.each(packed)("the tarball of $name", ({ tarball, name }) => {
  test("satisfies publint", async () => {
    const { messages } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  test("holds neither tests, sources nor install scripts, and no version of the workspace", () => {
    const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n");
    expect(files.filter((file) => /\/(?:test|src)\/|\.tsbuildinfo$/.test(file))).toEqual([]);
    const manifest = readFileSync(join(project, "node_modules", name, "package.json"), "utf8");
    expect(manifest).not.toMatch(/"(?:pre|post)?install"|workspace:|catalog:/);
  });
});
