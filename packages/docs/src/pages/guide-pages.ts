import type { TaskGuide } from "../guides/task-guide.js";
import { html } from "../html.js";
import type { Entry, PageDraft } from "./page-draft.js";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** The heads of markup that were made by `heading`. */
function headsIn(markup: string): Entry[] {
  return [...markup.matchAll(/<h2 id="([^"]+)"><a [^>]*>(.*?)<\/a><\/h2>/g)].map(([, anchor = "", title = ""]) => ({
    anchor,
    title: title.replaceAll(/<[^>]*>/g, "").replaceAll(/&([^;]+);/g, (whole, name: string) => entities[name] ?? whole),
  }));
}

/** A page for each guide, and one that lists them. */
export function guideDrafts(guides: readonly TaskGuide[]): PageDraft[] {
  const list = guides.map(
    ({ slug, summary, title }) => html`<li><a href="@/guides/${slug}.html">${title}</a><p>${summary}</p></li>`,
  );
  const first: PageDraft = {
    path: "guides/index.html",
    anchor: "guides",
    title: "Guides by task",
    summary: "How to do one thing, with each of the APIs.",
    content: html`<ul class="cards">${list}</ul>`,
    entries: [],
    group: "Guides",
  };
  const pages = guides.map(({ content, slug, summary, title }): PageDraft => {
    const entries = headsIn(html`${content}`.markup);
    return { path: `guides/${slug}.html`, anchor: slug, title, summary, content, entries, group: "Guides" };
  });
  return [first, ...pages];
}
