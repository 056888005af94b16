import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { playedApis } from "../../src/played-apis.js";
import { bundleTryIt, type TryItScripts } from "../../src/try-it/bundle-try-it.js";

describe("bundleTryIt", () => {
  let scripts: TryItScripts;
  beforeAll(async () => {
    scripts = await bundleTryIt();
  });

  test("makes a script for each API, and one that knows where they are", () => {
    expect(scripts.clients.size).toBe(playedApis.size);
    for (const path of scripts.clients.keys()) {
      expect(path).toMatch(/^assets\/try-it-[a-z]+-[0-9a-f]{10}\.js$/);
      expect(scripts.start).toContain(path.slice("assets/".length));
    }
  });

  test("keeps within 20 kB for a client and 1 kB for every page, with gzip", () => {
    for (const text of scripts.clients.values()) expect(gzipSync(text).length).toBeLessThan(20_000);
    expect(gzipSync(scripts.start).length).toBeLessThan(1_000);
  });

  test("stores nothing beyond the page and makes no code of text", () => {
    for (const text of [scripts.start, ...scripts.clients.values()]) {
      expect(text).not.toMatch(
        /localStorage|sessionStorage|indexedDB|document\.cookie|\beval\(|new Function|innerHTML/,
      );
    }
  });
});
