import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repository } from "../../generate.js";
import { publishedPackages } from "../../pack/published-packages.js";

/** A workspace with these manifests by folder, for as long as `work` lasts. */
async function inWorkspace<Result>(manifests: Record<string, unknown>, work: (root: string) => Promise<Result>) {
  const root = await mkdtemp(join(tmpdir(), "published-packages-"));
  try {
    await mkdir(join(root, "packages/left-behind/dist"), { recursive: true });
    for (const [folder, manifest] of Object.entries(manifests)) {
      await mkdir(join(root, folder), { recursive: true });
      await writeFile(join(root, folder, "package.json"), JSON.stringify(manifest));
    }
    return await work(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

describe("publishedPackages", () => {
  test("has the clients, the sandbox, the contract tests and the documents, and no private package", async () => {
    const names = (await publishedPackages(repository)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["@openissuing/anytime", "@openissuing/sandbox", "@openissuing/spec"]),
    );
    expect(names).not.toContain("@openissuing/docs");
  });

  test("passes over folders without a manifest", async () => {
    const manifests = {
      "packages/a": { name: "@x/a", version: "1.0.0" },
      "packages/b": { private: true, name: "b", version: "0" },
    };
    const found = await inWorkspace(manifests, publishedPackages);
    expect(found).toEqual([{ folder: "packages/a", name: "@x/a", version: "1.0.0" }]);
  });

  test.each([
    { name: "no version", manifest: { name: "@x/a" } },
    { name: "a list for a manifest", manifest: [] },
  ])("throws TypeError for $name", async ({ manifest }) => {
    await expect(inWorkspace({ "packages/a": manifest }, publishedPackages)).rejects.toThrow(TypeError);
  });
});
