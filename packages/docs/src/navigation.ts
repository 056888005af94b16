import { type Fragment, type Html, html } from "./html.js";
import { relativePath } from "./link-scope.js";
import type { RenderedApi, RenderedPart } from "./pages/api-pages.js";
import type { PageDraft } from "./pages/page-draft.js";

/** Links to pages, the one the reader is on with what stands there. */
export function pageLinks(drafts: readonly PageDraft[], current: string): Html {
  const items = drafts.map(({ entries, label, path, title }) => {
    const isHere = path === current;
    const inside = isHere && entries.map(({ anchor, title }) => html`<li><a href="#${anchor}">${title}</a></li>`);
    const mark = isHere && html` aria-current="page"`;
    return html`<li><a href="${relativePath(current, path)}"${mark}>${label ?? title}</a>${
      inside && inside.length > 0 && html`<ul>${inside}</ul>`
    }</li>`;
  });
  return html`<ul>${items}</ul>`;
}

/** Pages under the heads of their groups; the first group needs none. */
function grouped(drafts: readonly PageDraft[], current: string): Fragment {
  const shown = drafts.filter(({ isPart, path }) => isPart !== true || path === current);
  const groups = [...new Set(shown.map(({ group }) => group))];
  return groups.map((group, index) => {
    const links = pageLinks(
      shown.filter((draft) => draft.group === group),
      current,
    );
    return [index > 0 && html`<p class="group">${group}</p>`, links];
  });
}

/** A document among others: all its pages when the reader is in it, else its first one. */
function partLinks({ drafts, title }: RenderedPart, current: string): Fragment {
  const isHere = drafts.some(({ path }) => path === current);
  if (!isHere) return pageLinks(drafts.slice(0, 1), current);
  return html`<div class="part" role="group" aria-label="${title}">${grouped(drafts, current)}</div>`;
}

/** The table of contents of an API, as it is seen from one of its pages. */
export function navigation({ own, parts }: RenderedApi, current: string): Fragment {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && own.every(({ group }) => group !== "Start")) {
    return grouped([...only.drafts, ...own], current);
  }
  const start = own.filter(({ group }) => group === "Start");
  const rest = own.filter(({ group }) => group !== "Start");
  return [
    pageLinks(start, current),
    html`<p class="group">Documents</p>`,
    parts.map((part) => partLinks(part, current)),
    rest.length > 0 && [html`<p class="group">More</p>`, pageLinks(rest, current)],
  ];
}
