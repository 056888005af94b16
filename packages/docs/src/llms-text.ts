import type { Api } from "./apis.js";
import { siteSummary } from "./landing-page.js";
import { markdownPath } from "./markdown-path.js";

/** A page as `llms.txt` lists it. */
export interface ListedPage {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
}

/** Pages of the site under the title of what they are about. */
export interface PageList {
  readonly title: string;
  /** Path of the file that holds all their texts. */
  readonly whole: string | undefined;
  readonly pages: readonly ListedPage[];
}

/** Where all texts of an API stand in one file. */
export function wholeTextPath({ name }: Pick<Api, "name">): string {
  return `${name}/llms-full.txt`;
}

/** The file that tells language models where the Markdown of each page is (llmstxt.org). */
export function llmsText(lists: readonly PageList[]): string {
  const sections = lists.map(({ pages, title, whole }) => {
    const all = whole === undefined ? [] : [`- [All of ${title}](${whole}): every page below in one file`];
    const links = pages.map(({ path, summary, title }) => `- [${title}](${markdownPath(path)}): ${summary}`);
    return `## ${title}\n\n${[...all, ...links].join("\n")}\n`;
  });
  return `# OpenIssuing\n\n> ${siteSummary}\n\n${sections.join("\n")}`;
}

/** All texts of an API, one after the other, each under the path of its page. */
export function wholeText(paths: readonly string[], twins: ReadonlyMap<string, string>): string {
  return paths.map((path) => `<!-- ${markdownPath(path)} -->\n\n${twins.get(markdownPath(path)) ?? ""}`).join("\n");
}
