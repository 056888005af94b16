import { describe, expect, test } from "vitest";
import { repository } from "../../generate.js";
import { installedPackages } from "../../pack/installed-package.js";
import { productionPackages, readLock } from "../../pack/production-packages.js";

const find = await installedPackages(repository);
const { packages } = await readLock(repository);
const versionOf = (name: string) =>
  Object.keys(Object(packages))
    .find((key) => key.startsWith(`${name}@`))
    ?.slice(name.length + 1) ?? "";
const named = (name: string, version = versionOf(name)) => ({
  key: `${name}@${version}`,
  name,
  version,
  integrity: undefined,
  dependsOn: [],
});

describe("installedPackages", () => {
  test("tells the licence of a package that only unpacks", async () => {
    expect(await find(named("hono"))).toEqual({ license: "MIT", installScripts: [] });
  });

  test("tells the script that an install would run", async () => {
    expect((await find(named("esbuild")))?.installScripts).toEqual(["postinstall"]);
  });

  test("answers undefined for a package that is not installed", async () => {
    expect(await find(named("hono", "0.0.1"))).toBeUndefined();
  });
});

describe("readLock", () => {
  test("knows every package that the sandbox brings", async () => {
    const versions = new Map([
      ["packages/sandbox", { name: "@openissuing/sandbox", version: "0.0.0" }],
      ["packages/signing", { name: "@openissuing/signing", version: "0.0.0" }],
      ["spec", { name: "@openissuing/spec", version: "0.0.0" }],
    ]);
    const found = productionPackages(await readLock(repository), "packages/sandbox", versions).map(({ name }) => name);
    expect(found).toEqual(expect.arrayContaining(["hono", "libsql", "@libsql/darwin-arm64", "@openissuing/spec"]));
    expect(found).not.toContain("vitest");
  });
});
