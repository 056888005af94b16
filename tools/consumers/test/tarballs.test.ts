import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { describe, expect, inject, test } from "vitest";
import { compareTarballs } from "../../pack/compare-tarballs.js";
import { judgeTarball } from "../../pack/judge-packages.js";
import { repository } from "./install-packages.js";

const packed = inject("packed");

describe.each(packed.filter(({ name }) => name !== "@openissuing/spec"))("the types of $name", ({ tarball }) => {
  test("resolve as the code runs", () => {
    const attw = fileURLToPath(new URL("../node_modules/@arethetypeswrong/cli/dist/index.js", import.meta.url));
    // Ends with 1 on a problem, which throws; a package without types would end with 0.
    expect(execFileSync(process.execPath, [attw, tarball, "--profile", "esm-only"], { encoding: "utf8" })).toContain(
      "node16 (from ESM)",
    );
  });
});

describe.each(packed)("the tarball of $name", (each) => {
  test("satisfies publint", async () => {
    const { messages } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(each.tarball)).buffer },
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  test("has the files, the size and the manifest of a published package", async () => {
    expect(await judgeTarball(each, [repository, `${homedir()}/`])).toEqual([]);
  });
});

test("packing the same build again gives the same bytes", async () => {
  expect(await compareTarballs(packed, inject("packedAgain"))).toEqual([]);
});

test("every published package is a dependency of this workspace, so that a change of one runs these tests", () => {
  const { devDependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(packed.map(({ name }) => name).filter((name) => !(name in devDependencies))).toEqual([]);
});
