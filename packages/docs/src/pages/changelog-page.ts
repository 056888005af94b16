import type { Bump, Change } from "../changes/changes.js";
import { type Fragment, type Html, html, join } from "../html.js";
import { createMarkdown } from "../markdown.js";
import type { PageDraft } from "./page-draft.js";

const bumpView = ({ package: name, size, version }: Bump): Fragment =>
  html`<code>${name}</code> ${version === undefined ? size : `${version} (${size})`}`;

/** What changed in the packages of an API, what is not released yet first. */
export function changelogPage(changes: readonly Change[], path: string): PageDraft {
  const { block } = createMarkdown(new Map());
  const view = ({ bumps, text }: Change): Html =>
    html`<li>${block(text)}<p class="limits">${join(bumps.map(bumpView), ", ")}</p></li>`;
  const isPending = ({ bumps }: Change) => bumps.every(({ version }) => version === undefined);
  const section = (anchor: string, title: string, those: readonly Change[]) =>
    those.length > 0 &&
    html`<section><h2 id="${anchor}">${title}</h2><ul class="changes">${those.map(view)}</ul></section>`;
  const [pending, released] = [changes.filter(isPending), changes.filter((change) => !isPending(change))];
  return {
    path,
    anchor: "changelog",
    title: "Changelog",
    summary:
      "What changed in the document and in the packages made from it. Versions follow the contract: what breaks a caller is a new major version.",
    content: [
      section("unreleased", "Not released yet", pending),
      section("released", "Released", released),
      changes.length === 0 && html`<p>Nothing so far.</p>`,
    ],
    entries: [],
    group: "More",
  };
}
