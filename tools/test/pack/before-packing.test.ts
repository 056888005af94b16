import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { judgeSize } from "../../pack/sizes.js";

const { hooks } = createRequire(import.meta.url)("../../../.pnpmfile.cjs");

describe("beforePacking", () => {
  test("sorts what pnpm leaves in the order in which versions were found", () => {
    const packed = hooks.beforePacking({ name: "a", dependencies: { b: "1", "@x/y": "2", a: "3" } });
    expect(Object.keys(packed.dependencies)).toEqual(["@x/y", "a", "b"]);
  });

  test("leaves out scripts and development tools, and nothing else", () => {
    const kept = { name: "a", exports: { ".": "./a.js" }, peerDependencies: { b: "1" } };
    expect(hooks.beforePacking({ ...kept, scripts: { test: "x" }, devDependencies: { c: "1" } })).toEqual(kept);
  });
});

describe("judgeSize", () => {
  test("has nothing against a tarball at its limit, and tells how much a larger one is over", () => {
    expect(judgeSize("@openissuing/anything", 60_000)).toEqual([]);
    expect(judgeSize("@openissuing/anything", 60_001)).toEqual(["the tarball has 60001 bytes, 1 more than its limit"]);
  });

  test("allows more to a package that holds more", () => {
    expect(judgeSize("@openissuing/sandbox", 100_000)).toEqual([]);
  });
});
