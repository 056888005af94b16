import type { TaskGuide } from "../guides/task-guide.js";
import { html } from "../html.js";
import { headsIn } from "./heads.js";
import type { PageDraft } from "./page-draft.js";

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
