import { escapeXml } from "../escape-xml.js";

/** A piece of a page that is safe to put into one. Nothing but {@link html} makes it. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Piece = Markup | number | string | undefined | readonly Piece[];

/** A piece of a page. Texts put into it are escaped, pieces and lists of pieces stand as they are. */
export function html(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(texts.reduce((all, text, index) => `${all}${put(pieces[index - 1])}${text}`));
}

function put(piece: Piece): string {
  if (piece instanceof Markup) return piece.toString();
  if (typeof piece === "object") return piece.map(put).join("");
  return piece === undefined ? "" : escapeXml(String(piece));
}
