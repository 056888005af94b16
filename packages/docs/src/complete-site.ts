import { brokenLinks } from "./check/check-links.js";
import { tooHeavy, type Weight, weigh } from "./check/check-weight.js";
import { llmsText, wholeText } from "./llms-text.js";
import { markdownPath } from "./markdown-path.js";
import { markdownTwin } from "./markdown-twin.js";
import { elementById, type ParsedPage, parsePage } from "./parsed-page.js";
import type { RenderedSite } from "./render-site.js";

/** A site as it is published. */
export interface CompleteSite {
  /** Text by path below the root of the site. */
  readonly files: ReadonlyMap<string, string>;
  readonly weights: readonly Weight[];
  /** What must not be published, a sentence each: broken links, pages that are too heavy. */
  readonly problems: readonly string[];
}

/** A page with what was made from it. */
interface CompletePage {
  readonly text: string;
  readonly page: ParsedPage;
  readonly twin: string;
}

/** Pages that were completed before, by their paths: one whose text is the same is not made again. */
export type PageMemory = Map<string, CompletePage>;

function completePage(path: string, text: string, memory: PageMemory): CompletePage {
  const known = memory.get(path);
  if (known?.text === text) return known;
  const page = parsePage(path, text);
  const main = elementById(page, "main");
  if (main === undefined) throw new TypeError(`${path} has no main element`);
  const complete = { text, page, twin: markdownTwin(main) };
  memory.set(path, complete);
  return complete;
}

/** Adds what is made from the pages (their Markdown twins, the texts for language models), and checks the whole. */
export function completeSite({ files, lists }: RenderedSite, memory: PageMemory = new Map()): CompleteSite {
  const complete = [...files].flatMap(([path, text]) =>
    path.endsWith(".html") ? [completePage(path, text, memory)] : [],
  );
  const pages = complete.map(({ page }) => page);
  const twins = new Map(complete.map(({ page, twin }) => [markdownPath(page.path), twin]));
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
