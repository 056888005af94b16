import type { Api, ApiPart } from "../apis.js";
import { type Change, changesOf, type Named } from "../changes/changes.js";
import { genericGuide } from "../generic-guide.js";
import { guides } from "../guide.js";
import { html } from "../html.js";
import { textAt } from "../json-node.js";
import { changelogPage } from "./changelog-page.js";
import { type DocumentMemory, type DocumentPages, documentPages, recall } from "./document-pages.js";
import { headsIn } from "./heads.js";
import type { PageDraft } from "./page-draft.js";
import { amountOf } from "./start-page.js";

/** A document of an API with its pages; the first one is that of the document. */
export interface RenderedPart {
  readonly part: ApiPart;
  readonly pages: DocumentPages;
  readonly title: string;
  readonly drafts: readonly [first: PageDraft, ...PageDraft[]];
}

/** The pages of an API: its own, and those of each of its documents. */
export interface RenderedApi {
  readonly api: Api;
  /** Pages that are of no document; the first page of an API of several documents is among them. */
  readonly own: readonly PageDraft[];
  readonly parts: readonly RenderedPart[];
}

function renderPart(api: Api, part: ApiPart, memory: DocumentMemory): RenderedPart {
  const folder = part.folder === "" ? api.name : `${api.name}/${part.folder}`;
  const pages = recall(memory, part.bundle, () =>
    documentPages(part.bundle, guides.get(part.document) ?? genericGuide, folder),
  );
  const { info } = pages.page.document;
  const title = textAt(info, "title");
  const first: PageDraft = {
    path: `${folder}/index.html`,
    anchor: "start",
    title,
    ...(part.folder === "" ? { label: "Getting started" } : {}),
    summary: textAt(info, "summary"),
    content: pages.start.content,
    entries: pages.start.entries,
    group: "Start",
  };
  return { part, pages, title, drafts: [first, ...pages.drafts] };
}

/** The first page of an API of several documents: what each of them is for. */
function overview({ name, start, summary, title }: Api, parts: readonly RenderedPart[]): PageDraft {
  const cards = parts.map(({ drafts: [first], pages, title }) => {
    const { operations, webhooks } = pages.page.document;
    return html`<li><a href="@/${first.path}">${title}</a><p>${first.summary}</p><p>${amountOf(operations.length, webhooks.length)}.</p></li>`;
  });
  const content = html`${start?.()}`;
  return {
    path: `${name}/index.html`,
    anchor: "overview",
    title,
    label: "Getting started",
    summary,
    content: html`<p>The vendor spreads it over ${parts.length} hosts, each with a document of its own.</p><ul class="cards">${cards}</ul>${content}`,
    entries: headsIn(content.markup),
    group: "Start",
  };
}

/** What the pages of an API draw on beside its bundles. */
export interface ApiSurroundings {
  /** Of all packages. */
  readonly changes?: readonly Change[];
  readonly memory?: DocumentMemory;
}

/**
 * Renders an API. `all`: every API of the site, to tell whose the changes are.
 * Throws `TypeError` when a part of a bundle has not the form OpenAPI gives it.
 */
export function renderApi(
  api: Api,
  all: readonly Named[],
  { changes = [], memory = new WeakMap() }: ApiSurroundings = {},
): RenderedApi {
  const parts = api.parts.map((part) => renderPart(api, part, memory));
  const isGroup = api.parts.some(({ folder }) => folder !== "");
  const changelog = changelogPage(changesOf(changes, api, all), `${api.name}/changelog.html`);
  return { api, own: [...(isGroup ? [overview(api, parts)] : []), changelog], parts };
}
