import { brokenLinks } from "./check/check-links.js";
import { tooHeavy, type Weight, weigh } from "./check/check-weight.js";
import { llmsText, wholeText } from "./llms-text.js";
import { markdownPath } from "./markdown-path.js";
import { markdownTwin } from "./markdown-twin.js";
import { elementById, parsePage } from "./parsed-page.js";
import type { RenderedSite } from "./render-site.js";

/** A site as it is published. */
export interface CompleteSite {
  /** Text by path below the root of the site. */
  readonly files: ReadonlyMap<string, string>;
  readonly weights: readonly Weight[];
  /** What must not be published, a sentence each: broken links, pages that are too heavy. */
  readonly problems: readonly string[];
}

/** Adds what is made from the pages (their Markdown twins, the texts for language models), and checks the whole. */
export function completeSite({ files, lists }: RenderedSite): CompleteSite {
  const pages = [...files].filter(([path]) => path.endsWith(".html")).map(([path, text]) => parsePage(path, text));
  const twins = new Map(
    pages.map((page) => {
      const main = elementById(page, "main");
      if (main === undefined) throw new TypeError(`${page.path} has no main element`);
      return [markdownPath(page.path), markdownTwin(main)] as const;
    }),
  );
  const wholes = lists.flatMap(({ pages, whole }) =>
    whole === undefined
      ? []
      : [
          [
            whole,
            wholeText(
              pages.map(({ path }) => path),
              twins,
            ),
          ] as const,
        ],
  );
  const all = new Map([...files, ...twins, ...wholes, ["llms.txt", llmsText(lists)]]);
  const weights = weigh(pages, all);
  return { files: all, weights, problems: [...brokenLinks(pages, new Set(all.keys())), ...tooHeavy(weights)] };
}
