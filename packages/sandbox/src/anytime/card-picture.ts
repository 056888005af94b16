import { glyphOf } from "./card-picture-font.js";
import { encodePng } from "./card-picture-png.js";
import type { CardRow } from "./cards.tables.js";

const width = 320;
const height = 200;
const palette = [
  [22, 42, 84],
  [255, 255, 255],
  [212, 175, 85],
  [0, 0, 0],
] as const;
const [background, white, gold, black] = [0, 1, 2, 3];

/** Draws both sides of a card as PNG: number, expiry and name on the front, CVV on the back. */
export function drawCard({
  cvv,
  embossed,
  expiry_date,
  pan,
}: Pick<CardRow, "cvv" | "embossed" | "expiry_date" | "pan">): {
  front: Uint8Array;
  back: Uint8Array;
} {
  const front = new Uint8Array(width * height).fill(background);
  write(front, 24, 20, "VIRTUAL CARD", white);
  fill(front, 24, 52, 40, 28, gold);
  write(front, 24, 100, pan.replace(/(?<=^(?:.{4})+)(?=.)/g, " "), white);
  write(front, 24, 132, `VALID THRU ${expiry_date.slice(5, 7)}/${expiry_date.slice(2, 4)}`, white);
  write(front, 24, 164, embossed.slice(0, 24), white);

  const back = new Uint8Array(width * height).fill(background);
  fill(back, 0, 24, width, 36, black);
  fill(back, 24, 84, 220, 32, white);
  fill(back, 252, 84, 48, 32, white);
  write(back, 258, 92, cvv, black);
  return { front: encodePng(width, front, palette), back: encodePng(width, back, palette) };
}

function fill(pixels: Uint8Array, left: number, top: number, columns: number, rows: number, color: number): void {
  for (let y = top; y < top + rows; y++) pixels.fill(color, y * width + left, y * width + left + columns);
}

/** Writes a line in letters of 10 by 14 pixels, 2 apart. */
function write(pixels: Uint8Array, left: number, top: number, text: string, color: number): void {
  for (const [index, character] of [...text].entries()) {
    for (const [y, row] of glyphOf(character).entries()) {
      for (const [x, dot] of [...row].entries()) {
        if (dot === "#") fill(pixels, left + index * 12 + x * 2, top + y * 2, 2, 2, color);
      }
    }
  }
}
