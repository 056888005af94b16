import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writePdf, writePng } from "../../demo/write-papers.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "papers-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("writePng", () => {
  test("writes chunks whose checksums other software computes too", async () => {
    const bytes = await readFile(await writePng(folder, "card.png", [1, 2, 3]));
    expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    // python3 -c "import zlib; print('%08x' % zlib.crc32(b'IEND'))"
    expect(bytes.subarray(-12).toString("hex")).toBe("0000000049454e44ae426082");
    // python3 -c "import zlib,struct; print('%08x' % zlib.crc32(b'IHDR'+struct.pack('>IIBBBBB',160,100,8,2,0,0,0)))"
    expect(bytes.subarray(29, 33).toString("hex")).toBe("8ed4acd8");
  });

  test("holds a row of every line of the picture", async () => {
    const bytes = await readFile(await writePng(folder, "card.png", [1, 2, 3]));
    const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
    expect(rows.length).toBe(100 * (1 + 160 * 3));
    expect([...rows.subarray(0, 4)]).toEqual([0, 1, 2, 3]);
  });
});

describe("writePdf", () => {
  test("points its table of objects at the objects", async () => {
    const text = await readFile(await writePdf(folder, "bill.pdf", "Bill (1)"), "latin1");
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual([1, 2, 3, 4, 5].map((n) => `${n} 0 obj`));
    expect(text.endsWith("%%EOF\n")).toBe(true);
  });
});
