import { crc32, deflateSync } from "node:zlib";

type Color = readonly [red: number, green: number, blue: number];

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Writes a picture as PNG with a palette of up to four colors (W3C PNG, third edition).
 * @param pixels index into `palette` of each pixel, row by row from the top left; the width is a multiple of 4.
 */
export function encodePng(width: number, pixels: Uint8Array, palette: readonly Color[]): Uint8Array {
  const height = pixels.length / width;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([2, 3], 8); // two bits a pixel, indexed; compression, filter and interlace stay 0

  // Each row starts with the number of its filter, 0: the bytes as they are.
  const stride = 1 + width / 4;
  const rows = new Uint8Array(stride * height);
  for (const [index, color] of pixels.entries()) {
    const column = index % width;
    const at = Math.floor(index / width) * stride + 1 + (column >> 2);
    rows[at] = (rows[at] ?? 0) | (color << (6 - 2 * (column & 3)));
  }
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("PLTE", Uint8Array.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
