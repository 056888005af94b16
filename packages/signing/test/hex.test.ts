import { expect, test } from "vitest";
import { decodeHex, encodeHex } from "../src/hex.js";

test("encodeHex keeps leading zeros", () => {
  expect(encodeHex(Uint8Array.of(0, 1, 0x0a, 0xff))).toBe("00010aff");
});

test("decodeHex reads both cases", () => {
  expect(decodeHex("00010aFf")).toEqual(Uint8Array.of(0, 1, 0x0a, 0xff));
});

test.each(["", "0", "0x", "0g", "00 11", "00\n"])("decodeHex refuses %j", (text) => {
  expect(decodeHex(text)).toBeUndefined();
});
