import { describe, expect, test } from "vitest";
import { productionPackages } from "../../pack/production-packages.js";

const lock = {
  importers: {
    "packages/a": {
      dependencies: {
        "@x/b": { specifier: "workspace:^", version: "link:../b" },
        peered: { specifier: "1.0.0", version: "1.0.0(leaf@2.0.0)" },
      },
      devDependencies: { tool: { specifier: "9.0.0", version: "9.0.0" } },
    },
    "packages/b": { dependencies: { leaf: { specifier: "2.0.0", version: "2.0.0" } } },
  },
  packages: {
    "leaf@2.0.0": { resolution: { integrity: "sha512-leaf" } },
    "peered@1.0.0": { resolution: { integrity: "sha512-peered" } },
    "real@3.0.0": { resolution: { integrity: "sha512-real" } },
    "@os/one@4.0.0": { resolution: { integrity: "sha512-one" }, os: ["darwin"] },
  },
  snapshots: {
    "leaf@2.0.0": {},
    "peered@1.0.0(leaf@2.0.0)": {
      dependencies: { leaf: "2.0.0", alias: "real@3.0.0" },
      optionalDependencies: { "@os/one": "4.0.0" },
    },
    "real@3.0.0": { dependencies: { peered: "1.0.0(leaf@2.0.0)" } },
    "@os/one@4.0.0": {},
  },
};
const versions = new Map([
  ["packages/a", { name: "@x/a", version: "1.2.3" }],
  ["packages/b", { name: "@x/b", version: "0.1.0" }],
]);

describe("productionPackages", () => {
  test("has the package first and all it brings, optional ones of every platform too, without development tools", () => {
    const found = productionPackages(lock, "packages/a", versions);
    expect(found.map(({ name, version }) => `${name}@${version}`)).toEqual([
      "@x/a@1.2.3",
      "@os/one@4.0.0",
      "leaf@2.0.0",
      "@x/b@0.1.0",
      "peered@1.0.0",
      "real@3.0.0",
    ]);
  });

  test("knows who depends on whom, by the real name of an alias, round a circle too", () => {
    const found = productionPackages(lock, "packages/a", versions);
    expect(Object.fromEntries(found.map(({ key, dependsOn }) => [key, dependsOn]))).toMatchObject({
      "packages/a": ["packages/b", "peered@1.0.0(leaf@2.0.0)"],
      "peered@1.0.0(leaf@2.0.0)": ["@os/one@4.0.0", "leaf@2.0.0", "real@3.0.0"],
      "real@3.0.0": ["peered@1.0.0(leaf@2.0.0)"],
    });
  });

  test("throws for a package that the lock file lacks", () => {
    expect(() => productionPackages({ ...lock, packages: {} }, "packages/b", versions)).toThrow(TypeError);
  });
});
