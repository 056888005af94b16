import { codeMeanings } from "../code-tables.js";
import type { TaskGuide } from "../guides/task-guide.js";
import type { Scope } from "../link-scope.js";
import type { RenderedApi, RenderedPart } from "../pages/api-pages.js";
import type { PageDraft } from "../pages/page-draft.js";
import type { Kind, SearchEntry } from "./search-data.js";

/** Markdown without its marks, cut to what a line shows. */
function lineOf(text: string): string {
  const plain = text.replaceAll(/[`*]/g, "").replaceAll(/\s+/g, " ").trim();
  return plain.length <= 110 ? plain : `${plain.slice(0, 108).replace(/\s\S*$/, "")} …`;
}

function pageEntries(drafts: readonly PageDraft[], api: string, kind: Kind): SearchEntry[] {
  return drafts
    .filter(({ isPart }) => isPart !== true)
    .map(({ path, summary, title }) => ({ kind, name: title, also: "", detail: lineOf(summary), api, target: path }));
}

function partEntries({ drafts, pages: { page }, title }: RenderedPart, scope: Scope): SearchEntry[] {
  const entry = (kind: Kind, name: string, anchor: string, detail: string, also = ""): SearchEntry[] => {
    const path = scope.get(anchor);
    return path === undefined ? [] : [{ kind, name, also, detail, api: title, target: `${path}#${anchor}` }];
  };
  const { document, fields, linked } = page;
  return [
    ...document.operations.flatMap(({ id, method, path, summary }) =>
      entry("operation", id, id, `${method} ${path}`, `${summary}\n${path}`),
    ),
    ...document.webhooks.flatMap(({ id, path, summary }) => entry("event", path, id, summary, id)),
    ...codeMeanings(document).flatMap(({ cause, code }) => entry("code", code, code, lineOf(cause))),
    ...pageEntries(drafts, title, "page"),
    ...[...linked].flatMap((name) => entry("schema", name, `schema-${name}`, "")),
    ...fields.flatMap(({ anchor, path, place }) =>
      entry("field", path.replaceAll("[]", ""), anchor, place.replace(/^schema-/, "").replace(".", " ")),
    ),
  ];
}

/** Everything of an API that can be found. `scopes`: where the anchors of each part are. */
export function searchEntries({ api, own, parts }: RenderedApi, scopes: ReadonlyMap<string, Scope>): SearchEntry[] {
  return [
    ...pageEntries(own, api.title, "page"),
    ...parts.flatMap((part) => partEntries(part, scopes.get(part.part.document) ?? new Map())),
  ];
}

/** The guides by task, as what can be found. */
export function guideEntries(guides: readonly TaskGuide[]): SearchEntry[] {
  return guides.map(({ slug, summary, title }) => ({
    kind: "guide",
    name: title,
    also: "",
    detail: lineOf(summary),
    api: "",
    target: `guides/${slug}.html`,
  }));
}
