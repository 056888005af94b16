import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { tooHeavy, weigh } from "../../src/check/check-weight.js";
import { parsePage } from "../../src/parsed-page.js";

const text =
  '<link rel="stylesheet" href="../site.css"><script src="../site.js"></script><link rel="alternate" href="../big.md">';
const files = new Map([
  ["a/page.html", text],
  ["site.css", "p { color: red }"],
  ["site.js", "let a;"],
  ["big.md", randomBytes(200_000).toString("base64")],
]);
const packed = (path: string) => gzipSync(files.get(path) ?? "").length;

describe("weigh", () => {
  test("adds style and scripts to the page, and nothing it only links to", () => {
    const bytes = packed("a/page.html") + packed("site.css") + packed("site.js");
    expect(weigh([parsePage("a/page.html", text)], files)).toEqual([{ path: "a/page.html", bytes }]);
  });
});

describe("tooHeavy", () => {
  test("names pages beyond 100 kB", () => {
    const weights = [
      { path: "light.html", bytes: 100_000 },
      { path: "heavy.html", bytes: 100_001 },
    ];
    expect(tooHeavy(weights)).toEqual(["heavy.html weighs 100001 bytes with gzip, more than 100000"]);
  });
});
