import { gzipSync } from "node:zlib";
import { attributeOf, type ParsedPage } from "../parsed-page.js";

/** Bytes that a page may weigh with gzip, all it loads at first included. */
const weightLimit = 100_000;

/** A page with the bytes a first visit to it costs, with gzip. */
export interface Weight {
  readonly path: string;
  readonly bytes: number;
}

/** What each page weighs: itself, its style and its scripts. `files`: every text of the site by its path. */
export function weigh(pages: readonly ParsedPage[], files: ReadonlyMap<string, string>): Weight[] {
  const known = new Map<string, number>();
  const weightOf = (path: string) => {
    const bytes = known.get(path) ?? gzipSync(files.get(path) ?? "").length;
    known.set(path, bytes);
    return bytes;
  };
  return pages.map(({ elements, path }) => {
    const loaded = elements.flatMap((element) => {
      const isLoaded = element.tagName === "script" || attributeOf(element, "rel") === "stylesheet";
      const address = isLoaded ? (attributeOf(element, "src") ?? attributeOf(element, "href")) : undefined;
      return address === undefined ? [] : [new URL(address, `http://site/${path}`).pathname.slice(1)];
    });
    return { path, bytes: [path, ...loaded].reduce((sum, each) => sum + weightOf(each), 0) };
  });
}

/** A sentence for each page that is too heavy. */
export function tooHeavy(weights: readonly Weight[]): string[] {
  return weights
    .filter(({ bytes }) => bytes > weightLimit)
    .map(({ bytes, path }) => `${path} weighs ${bytes} bytes with gzip, more than ${weightLimit}`);
}
