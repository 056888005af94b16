import { describe, expect, test } from "vitest";
import { isNodeSupported, isRegistryOutOfReach } from "../run.mjs";

describe("isNodeSupported", () => {
  test.each([
    ["20.19.0", true],
    ["20.20.2", true],
    ["22.12.0", true],
    ["24.0.0", true],
    ["18.20.4", false],
    ["20.18.3", false],
    ["21.7.3", false],
    ["22.11.0", false],
    ["23.11.0", false],
  ])("Node %s: %s", (version, expected) => {
    expect(isNodeSupported(version)).toBe(expected);
  });
});

describe("isRegistryOutOfReach", () => {
  test.each([
    "npm error code ENOTFOUND",
    "ERR_PNPM_META_FETCH_FAIL  GET https://registry.example/pnpm: request failed",
    "connect ECONNREFUSED 127.0.0.1:9",
  ])("recognises %s", (output) => {
    expect(isRegistryOutOfReach(output)).toBe(true);
  });

  test("leaves other failures to their own message", () => {
    expect(isRegistryOutOfReach("ERR_PNPM_OUTDATED_LOCKFILE")).toBe(false);
  });
});
