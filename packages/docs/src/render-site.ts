import { groupApis } from "./apis.js";
import { assetPath } from "./asset-names.js";
import type { Change } from "./changes/changes.js";
import { taskGuides } from "./guides/index.js";
import { type Fragment, type Html, html, trusted } from "./html.js";
import { landingContent, siteSummary } from "./landing-page.js";
import { type Assets, layout } from "./layout.js";
import { resolveLinks, type Scope, type ScopedPage, scopeOf } from "./link-scope.js";
import { type PageList, wholeTextPath } from "./llms-text.js";
import { navigation, pageLinks } from "./navigation.js";
import { type RenderedApi, renderApi } from "./pages/api-pages.js";
import { guideDrafts } from "./pages/guide-pages.js";
import type { PageDraft } from "./pages/page-draft.js";
import { packEntries } from "./search/search-data.js";
import { guideEntries, searchEntries } from "./search/search-entries.js";

/** What the site is made from. */
export interface SiteSource {
  /** Bundled documents by their names in `redocly.yaml`. */
  readonly bundles: ReadonlyMap<string, unknown>;
  readonly css: string;
  /** The script of every page: the search. */
  readonly script: string;
  /** The script of pages from which requests can be sent. */
  readonly tryIt?: string;
  /** What changed in the packages. Default: nothing. */
  readonly changes?: readonly Change[];
}

/** The pages of the site and the files they load. */
export interface RenderedSite {
  /** Text by path below the root of the site. */
  readonly files: ReadonlyMap<string, string>;
  /** The pages by API, and the guides. */
  readonly lists: readonly PageList[];
  /** Paths of the pages by the name of the document they describe. */
  readonly pagesOf: ReadonlyMap<string, readonly string[]>;
}

interface Drafted {
  readonly draft: PageDraft;
  readonly page: ScopedPage;
  readonly scopes: readonly Scope[];
  readonly contents: Fragment;
  /** What stands before the name of the site in the title. */
  readonly within: string;
}

const head = ({ anchor, summary, title }: PageDraft, within: string): Html =>
  html`<p class="within">${within}</p><h1 id="${anchor}">${title}</h1><p class="lead">${summary}</p>`;

const pageOf = (draft: PageDraft, within = ""): ScopedPage => ({
  path: draft.path,
  markup: html`${head(draft, within)}${draft.content}`.markup,
});

interface ScopedApi {
  readonly rendered: RenderedApi;
  readonly pages: readonly Drafted[];
  /** Where the anchors of each document are, by its name, and of the whole API by its own. */
  readonly named: ReadonlyMap<string, Scope>;
}

function scopeApi(rendered: RenderedApi): ScopedApi {
  const { api, own, parts } = rendered;
  const prepare = (draft: PageDraft, within: string) => ({ draft, within, page: pageOf(draft, within) });
  const ofParts = parts.map(({ drafts, part, title }) => ({
    name: part.document,
    drafted: drafts.map((draft) => prepare(draft, parts.length > 1 ? title : api.title)),
  }));
  const ofApi = own.map((draft) => prepare(draft, api.title));
  const whole = scopeOf([...ofApi, ...ofParts.flatMap(({ drafted }) => drafted)].map(({ page }) => page));
  const named = new Map([[api.name, whole]]);
  const contents = (path: string) => navigation(rendered, path);
  const pages: Drafted[] = ofApi.map((each) => ({ ...each, scopes: [whole], contents: contents(each.draft.path) }));
  for (const { drafted, name } of ofParts) {
    const scope = scopeOf(drafted.map(({ page }) => page));
    named.set(name, scope);
    pages.push(...drafted.map((each) => ({ ...each, scopes: [scope, whole], contents: contents(each.draft.path) })));
  }
  return { rendered, pages, named };
}

function scopeGuides(): Drafted[] {
  const drafts = guideDrafts(taskGuides);
  return drafts.map((draft) => ({
    draft,
    within: "Guides",
    page: pageOf(draft, "Guides"),
    scopes: [],
    contents: pageLinks(drafts, draft.path),
  }));
}

/** Texts that every page refers to, and the paths they have. */
function assetsOf({ css, script, tryIt }: SiteSource, searchIndex: string) {
  const path = (name: string, extension: string, content: string) =>
    [assetPath(name, extension, content), content] as const;
  const files = {
    css: path("site", "css", css),
    script: path("site", "js", script),
    searchIndex: path("search", "js", searchIndex),
    ...(tryIt === undefined ? {} : { tryIt: path("try-it", "js", tryIt) }),
  };
  const assets: Assets = {
    css: files.css[0],
    script: files.script[0],
    searchIndex: files.searchIndex[0],
    ...(files.tryIt === undefined ? {} : { tryIt: files.tryIt[0] }),
  };
  return { assets, files: Object.values(files) };
}

/**
 * Every file of the site but what is made from its pages.
 * Throws `TypeError` for a document that is malformed.
 */
export function renderSite(source: SiteSource): RenderedSite {
  const all = groupApis(source.bundles);
  const apis = all.map((api) => scopeApi(renderApi(api, source.changes ?? [], all)));
  const named = new Map(apis.flatMap((api) => [...api.named]));
  const entries = [
    ...guideEntries(taskGuides),
    ...apis.flatMap(({ named, rendered }) => searchEntries(rendered, named)),
  ];
  const searchIndex = `globalThis.openissuingSearch = ${JSON.stringify(packEntries(entries))};\n`;
  const { assets, files } = assetsOf(source, searchIndex);

  const print = ({ contents, draft, page, scopes, within }: Drafted) => {
    const main = trusted(resolveLinks(page, scopes, named));
    const { callsSandbox = false, path, summary, title } = draft;
    const names = [...new Set([title, within, "OpenIssuing"])];
    return [
      path,
      layout({ assets, callsSandbox, contents, description: summary, main, path, title: names.join(" · ") }),
    ] as const;
  };
  const landing = {
    path: "index.html",
    markup: landingContent(apis.map(({ rendered }) => rendered)).markup,
  };
  const first = layout({
    assets,
    callsSandbox: false,
    contents: undefined,
    description: siteSummary,
    main: trusted(resolveLinks(landing, [], named)),
    path: landing.path,
    title: "OpenIssuing",
  });
  const guides = scopeGuides();
  const pages = [...apis.flatMap((api) => api.pages), ...guides].map(print);
  const pagesOf = apis.flatMap(({ rendered }) =>
    rendered.parts.map(({ drafts, part }) => [part.document, drafts.map(({ path }) => path)] as const),
  );
  const lists = [
    ...apis.map(({ pages, rendered: { api } }) => ({
      title: api.title,
      whole: wholeTextPath(api),
      pages: pages.map(({ draft }) => draft),
    })),
    { title: "Guides by task", whole: undefined, pages: guides.map(({ draft }) => draft) },
  ];
  return { files: new Map([...files, [landing.path, first], ...pages]), lists, pagesOf: new Map(pagesOf) };
}
