import { MASK } from "./mask.js";

/**
 * Masks what follows `/embed/` in a path: Brocard gives out such links, and whoever has one sees the card number.
 * Takes a path, a whole URL or any text that holds one.
 */
export function maskEmbedLinks(text: string): string {
  return text.replace(/(?<=\/embed\/)[\w.~%-]+/g, MASK);
}
