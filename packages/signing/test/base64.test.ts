import { describe, expect, test } from "vitest";
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from "../src/base64.js";

// RFC 4648, section 10
const vectors = [
  ["", ""],
  ["f", "Zg=="],
  ["fo", "Zm8="],
  ["foo", "Zm9v"],
  ["foobar", "Zm9vYmFy"],
] as const;

describe("base64", () => {
  test.each(vectors)("of %j is %j, both ways", (text, encoded) => {
    const bytes = new TextEncoder().encode(text);
    expect(encodeBase64(bytes)).toBe(encoded);
    expect(decodeBase64(encoded)).toEqual(bytes);
  });

  test("carries every byte", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
  });

  test.each([
    { name: "white space inside", text: "Zm 9v" },
    { name: "a line end after", text: "Zm9v\n" },
    { name: "absent padding", text: "Zg" },
    { name: "too much padding", text: "Zm9v====" },
    { name: "unused bits that are not zero", text: "Zh==" },
    { name: "the alphabet of URLs", text: "__--" },
    { name: "other characters", text: "Zm9*" },
  ])("decoding refuses $name", ({ text }) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});

describe("encodeBase64Url and decodeBase64Url", () => {
  test.each([
    { bytes: [], text: "" },
    // printf '\xfb\xff' | basenc --base64url
    { bytes: [0xfb, 0xff], text: "-_8" },
    { bytes: [0x66], text: "Zg" },
    { bytes: [0x66, 0x6f, 0x6f], text: "Zm9v" },
  ])("agree about $text", ({ bytes, text }) => {
    expect(encodeBase64Url(Uint8Array.from(bytes))).toBe(text);
    expect(decodeBase64Url(text)).toEqual(Uint8Array.from(bytes));
  });

  test.each(["+_8", "-/8", "Zg==", "Zh", "Z", "Z g", "é", "Zm9vZ"])("decodeBase64Url refuses %j", (text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });
});
