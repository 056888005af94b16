import { afterEach, expect, test, vi } from "vitest";
import { sha256Hex } from "../src/sha256-hex.js";

afterEach(() => {
  vi.restoreAllMocks();
});

test.each([
  // printf '' | openssl dgst -sha256
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  // printf abc | openssl dgst -sha256
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
])("sha256Hex of %j is what openssl prints, with node:crypto and without", async (text, digest) => {
  expect(await sha256Hex(text)).toBe(digest);
  expect(await sha256Hex(new TextEncoder().encode(text))).toBe(digest);
  vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined as never);
  expect(await sha256Hex(text)).toBe(digest);
  expect(await sha256Hex(new TextEncoder().encode(text))).toBe(digest);
});
