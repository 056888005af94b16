import { describe, expect, test } from "vitest";
import { bumpBetween, bumpFor } from "../../contract-diff/bumps.js";

describe("bumpFor", () => {
  test.each([
    { version: "1.4.2", level: "breaking", bump: "major" },
    { version: "1.4.2", level: "additive", bump: "minor" },
    { version: "1.4.2", level: "editorial", bump: "none" },
    { version: "0.4.2", level: "breaking", bump: "minor" },
    { version: "0.4.2", level: "additive", bump: "patch" },
    { version: "0.0.0", level: "breaking", bump: "minor" },
  ] as const)("$level at $version demands $bump", ({ version, level, bump }) => {
    expect(bumpFor(level, version)).toBe(bump);
  });
});

describe("bumpBetween", () => {
  test.each([
    { before: "1.2.3", after: "2.0.0", bump: "major" },
    { before: "1.2.3", after: "1.3.0", bump: "minor" },
    { before: "1.2.3", after: "1.2.4", bump: "patch" },
    { before: "1.2.3", after: "1.2.3", bump: "none" },
    { before: "1.2.3", after: "1.1.9", bump: "none" },
  ])("$before to $after is $bump", ({ before, after, bump }) => {
    expect(bumpBetween(before, after)).toBe(bump);
  });
});
