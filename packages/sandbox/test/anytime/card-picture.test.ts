import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { drawCard } from "../../src/anytime/card-picture.js";
import { glyphOf } from "../../src/anytime/card-picture-font.js";

const card = { cvv: "042", embossed: "Élodie Exemple", expiry_date: "2027-11-30", pan: "4000000420000175" };

/** Chunks of a PNG by name, as the W3C recommendation lays them out. */
function chunksOf(png: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** The color of each pixel, as an index into the palette. */
function pixelsOf(png: Uint8Array): (x: number, y: number) => number {
  const rows = inflateSync(chunksOf(png).get("IDAT") ?? new Uint8Array());
  return (x, y) => ((rows[y * 81 + 1 + (x >> 2)] ?? 0) >> (6 - 2 * (x & 3))) & 3;
}

/** Reads a line of letters of 5 by 7 dots of two pixels each. */
function lineAt(png: Uint8Array, left: number, top: number, length: number): string {
  const pixel = pixelsOf(png);
  const ground = pixel(left - 2, top);
  const dots = (column: number) =>
    Array.from({ length: 7 }, (_, y) =>
      Array.from({ length: 5 }, (_, x) => (pixel(left + column * 12 + x * 2, top + y * 2) === ground ? "." : "#")).join(
        "",
      ),
    ).join();
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /"];
  const read = (column: number) => letters.find((letter) => glyphOf(letter).join() === dots(column)) ?? "?";
  return Array.from({ length }, (_, column) => read(column)).join("");
}

describe("drawCard", () => {
  const { front, back } = drawCard(card);

  test("writes PNG files of 320 by 200 pixels", () => {
    for (const png of [front, back]) {
      expect(Buffer.from(png.subarray(0, 8)).toString("hex")).toBe("89504e470d0a1a0a");
      expect(chunksOf(png).get("IHDR")?.toString("hex")).toBe("00000140000000c80203000000");
      // The empty last chunk is the same in every PNG file.
      expect(Buffer.from(png.subarray(-12)).toString("hex")).toBe("0000000049454e44ae426082");
    }
  });

  // printf 'PLTE\x16\x2a\x54\xff\xff\xff\xd4\xaf\x55\x00\x00\x00' | gzip -c | tail -c8 | od -An -tx4 -N4
  test("ends the palette with the checksum gzip computes", () => {
    const hex = Buffer.from(front).toString("hex");
    expect(hex).toContain("504c5445162a54ffffffd4af5500000078396798");
  });

  test("shows number, expiry and name on the front, and no CVV", () => {
    expect(lineAt(front, 24, 100, 19)).toBe("4000 0004 2000 0175");
    expect(lineAt(front, 24, 132, 16)).toBe("VALID THRU 11/27");
    expect(lineAt(front, 24, 164, 14)).toBe("ELODIE EXEMPLE");
  });

  test("shows the CVV on the back", () => {
    expect(lineAt(back, 258, 92, 3)).toBe("042");
  });

  test("draws the same card as the same bytes", () => {
    expect(drawCard(card)).toEqual({ front, back });
  });

  test("writes a question mark for a letter it does not have, and cuts a long name", () => {
    const { front: long } = drawCard({ ...card, embossed: `漢${"X".repeat(300)}` });
    expect(lineAt(long, 24, 164, 24)).toBe(`?${"X".repeat(23)}`);
  });
});
