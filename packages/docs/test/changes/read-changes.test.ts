import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readChanges } from "../../src/changes/read-changes.js";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "changes-"));
  for (const folder of [".changeset", "spec", "packages/bank", "packages/shop"]) {
    await mkdir(join(root, folder), { recursive: true });
  }
});
afterEach(() => rm(root, { recursive: true }));

describe("readChanges", () => {
  test("reads what is to be released and what was, and joins what several packages tell", async () => {
    const changelog = "# x\n\n## 1.0.0\n\n### Minor Changes\n\n- 1a2b3c4: The first.\n";
    await writeFile(join(root, ".changeset/next.md"), '---\n"@openissuing/bank": patch\n---\n\nA fix.\n');
    await writeFile(join(root, ".changeset/README.md"), "How to.");
    await writeFile(join(root, "spec/CHANGELOG.md"), changelog);
    await writeFile(join(root, "packages/bank/CHANGELOG.md"), changelog);
    const bump = { version: "1.0.0", size: "minor" };
    expect(await readChanges(root)).toEqual([
      { text: "A fix.", bumps: [{ package: "@openissuing/bank", version: undefined, size: "patch" }] },
      {
        text: "The first.",
        bumps: [
          { package: "@openissuing/spec", ...bump },
          { package: "@openissuing/bank", ...bump },
        ],
      },
    ]);
  });
});
