import { afterEach, describe, expect, test, vi } from "vitest";
import { findBrowser } from "./find-browser.js";

describe("findBrowser", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("says what to install where there is no browser", () => {
    vi.stubEnv("CHROMIUM", "/nowhere/chromium");
    expect(() => findBrowser()).toThrow(/apt-get install chromium/);
    vi.stubEnv("CHROMIUM", undefined);
    vi.stubEnv("PATH", "/nowhere");
    expect(() => findBrowser()).toThrow(/apt-get install chromium/);
  });

  test("takes the one it is told", () => {
    vi.stubEnv("CHROMIUM", process.execPath);
    expect(findBrowser()).toBe(process.execPath);
  });
});
