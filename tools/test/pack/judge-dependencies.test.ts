import { describe, expect, test } from "vitest";
import { judgeDependencies, licensed } from "../../pack/judge-dependencies.js";
import { isAllowed } from "../../pack/licences.js";
import type { ProductionPackage } from "../../pack/production-packages.js";

const dependency: ProductionPackage = {
  key: "left@1.0.0",
  name: "left",
  version: "1.0.0",
  integrity: "sha512-AAAA",
  dependsOn: [],
};
const installed = { license: "MIT", installScripts: [] };
const judged = async (change: object, own: object = {}) =>
  judgeDependencies(await licensed([{ ...dependency, ...own }], async () => ({ ...installed, ...change })));

describe("judgeDependencies", () => {
  test("has nothing against an allowed licence without install scripts", async () => {
    expect(await judged({})).toEqual([]);
  });

  test.each([
    {
      name: "a licence off the list",
      change: { license: "GPL-3.0-only" },
      says: /^left@1\.0\.0 has the licence GPL-3\.0/,
    },
    { name: "no licence", change: { license: undefined }, says: /^left@1\.0\.0 tells no licence$/ },
    { name: "an install script", change: { installScripts: ["postinstall"] }, says: /^left@1\.0\.0 runs postinstall/ },
  ])("names the package with $name", async ({ change, says }) => {
    expect(await judged(change)).toEqual([expect.stringMatching(says)]);
  });

  test("names a package without a hash", async () => {
    expect(await judged({}, { integrity: undefined })).toEqual(["left@1.0.0 has no hash in the lock file"]);
  });

  test("takes the licence of another platform's package from the table, and refuses one that is not there", async () => {
    const absent = async () => undefined;
    const known = { ...dependency, name: "@libsql/darwin-x64" };
    expect(judgeDependencies(await licensed([known, dependency], absent))).toEqual(["left@1.0.0 tells no licence"]);
  });
});

describe("isAllowed", () => {
  test.each([
    { licence: "MIT", isIt: true },
    { licence: "(MIT OR GPL-3.0-only)", isIt: true },
    { licence: "(MIT AND Zlib)", isIt: false },
    { licence: "MIT AND ISC", isIt: true },
    { licence: "AGPL-3.0-or-later", isIt: false },
    { licence: "SEE LICENSE IN LICENSE.md", isIt: false },
    { licence: "UNLICENSED", isIt: false },
  ])("answers $isIt for $licence", ({ licence, isIt }) => {
    expect(isAllowed(licence)).toBe(isIt);
  });
});
