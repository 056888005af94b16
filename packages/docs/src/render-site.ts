import { groupApis } from "./apis.js";
import { assetPath } from "./asset-names.js";
import type { Change } from "./changes/changes.js";
import { taskGuides } from "./guides/index.js";
import { type Fragment, type Html, html, join, trusted } from "./html.js";
import { landingContent, siteSummary } from "./landing-page.js";
import { type Assets, layout } from "./layout.js";
import { resolveLinks, type Scope, type ScopedPage, scopeOf } from "./link-scope.js";
import { type PageList, wholeTextPath } from "./llms-text.js";
import { navigation, pageLinks } from "./navigation.js";
import { type RenderedApi, renderApi } from "./pages/api-pages.js";
import type { DocumentMemory } from "./pages/document-pages.js";
import { guideDrafts } from "./pages/guide-pages.js";
import type { PageDraft } from "./pages/page-draft.js";
import { packEntries } from "./search/search-data.js";
import { guideEntries, searchEntries } from "./search/search-entries.js";
import type { TryItScripts } from "./try-it/bundle-try-it.js";

/** What the site is made from. */
export interface SiteSource {
  /** Bundled documents by their names in `redocly.yaml`. */
  readonly bundles: ReadonlyMap<string, unknown>;
  readonly css: string;
  /** The script of every page: the search. */
  readonly script: string;
  /** The scripts of pages from which requests can be sent. */
  readonly tryIt?: TryItScripts;
  /** What changed in the packages. Default: nothing. */
  readonly changes?: readonly Change[];
  /** Pages of documents that were rendered before, by their bundles: what is there is not rendered again. */
  readonly memory?: DocumentMemory;
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
  readonly within: readonly Within[];
}

/** A page that others are within: its title and its path. */
interface Within {
  readonly title: string;
  readonly path: string;
}

function head({ anchor, path, summary, title }: PageDraft, within: readonly Within[]): Html {
  const above = within.filter((each) => each.path !== path);
  const links = above.map((each) => html`<a href="@/${each.path}">${each.title}</a>`);
  const trail = links.length > 0 && html`<p class="within">${join(links, " › ")}</p>`;
  return html`${trail}<h1 id="${anchor}">${title}</h1><p class="lead">${summary}</p>`;
}

const pageOf = (draft: PageDraft, within: readonly Within[]): ScopedPage => ({
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
  const prepare = (draft: PageDraft, within: readonly Within[]) => ({ draft, within, page: pageOf(draft, within) });
  const top = { title: api.title, path: `${api.name}/index.html` };
  const ofParts = parts.map(({ drafts: [first, ...drafts], part, title }) => {
    const within = part.folder === "" ? [top] : [top, { title, path: first.path }];
    return { name: part.document, drafted: [first, ...drafts].map((draft) => prepare(draft, within)) };
  });
  const ofApi = own.map((draft) => prepare(draft, [top]));
  const whole = scopeOf([...ofApi, ...ofParts.flatMap(({ drafted }) => drafted)].map(({ page }) => page));
  const named = new Map([[api.name, whole]]);
  const contents = (path: string) => navigation(rendered, path);
  const pagesOfParts = ofParts.flatMap(({ drafted, name }) => {
    const scope = scopeOf(drafted.map(({ page }) => page));
    named.set(name, scope);
    return drafted.map((each): Drafted => ({ ...each, scopes: [scope, whole], contents: contents(each.draft.path) }));
  });
  const pagesOfApi = ofApi.map((each): Drafted => ({ ...each, scopes: [whole], contents: contents(each.draft.path) }));
  const isFirst = ({ draft }: Drafted) => draft.path === top.path;
  const pages = [...pagesOfApi.filter(isFirst), ...pagesOfParts, ...pagesOfApi.filter((page) => !isFirst(page))];
  return { rendered, pages, named };
}

function scopeGuides(): Drafted[] {
  const drafts = guideDrafts(taskGuides);
  const within = [{ title: "Guides by task", path: "guides/index.html" }];
  return drafts.map((draft) => ({
    draft,
    within,
    page: pageOf(draft, within),
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
    ...(tryIt === undefined ? {} : { tryIt: path("try-it", "js", tryIt.start) }),
  };
  const assets: Assets = {
    css: files.css[0],
    script: files.script[0],
    searchIndex: files.searchIndex[0],
    ...(files.tryIt === undefined ? {} : { tryIt: files.tryIt[0] }),
  };
  return { assets, files: [...Object.values(files), ...(tryIt?.clients ?? [])] };
}

/**
 * Every file of the site but what is made from its pages.
 * Throws `TypeError` for a document that is malformed.
 */
export function renderSite(source: SiteSource): RenderedSite {
  const all = groupApis(source.bundles);
  const apis = all.map((api) => scopeApi(renderApi(api, all, source)));
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
    const names = [...new Set([title, ...within.toReversed().map((each) => each.title), "OpenIssuing"])];
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
