import { codeMeanings } from "../code-tables.js";
import type { TaskGuide } from "../guides/task-guide.js";
import { html } from "../html.js";
import { entriesAt, textAt } from "../json-node.js";
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
    ...entriesAt({ security: document.security }, "security").flatMap(([key, scheme]) =>
      entry(
        "page",
        securityName(key, textAt(scheme, "name")),
        "authentication",
        lineOf(textAt(scheme, "description")),
        key,
      ),
    ),
    ...codeMeanings(document).flatMap(({ cause, code }) => entry("code", code, code, lineOf(cause))),
    ...pageEntries(drafts, title, "page"),
    ...[...linked].flatMap((name) => entry("schema", name, `schema-${name}`, "")),
    ...fields.flatMap(({ anchor, path, place }) =>
      entry("field", path.replaceAll("[]", ""), anchor, place.replace(/^schema-/, "").replace(".", " ")),
    ),
  ];
}

/** What a request carries to tell who sends it: the header by its name, anything else by that of its scheme, in words. */
const securityName = (key: string, header: string) =>
  header === "" ? key.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : header;

/** Everything of an API that can be found. `scopes`: where the anchors of each part are. */
export function searchEntries({ api, own, parts }: RenderedApi, scopes: ReadonlyMap<string, Scope>): SearchEntry[] {
  return [
    ...pageEntries(own, api.title, "page"),
    ...parts.flatMap((part) => partEntries(part, scopes.get(part.part.document) ?? new Map())),
  ];
}

/** The guides by task and their sections, as what can be found. */
export function guideEntries(guides: readonly TaskGuide[]): SearchEntry[] {
  return guides.flatMap(({ content, slug, summary, title, words }): SearchEntry[] => {
    const guide = { kind: "guide", api: "" } as const;
    const heads = html`${content}`.markup.matchAll(/<h2 id="([^"]+)"><a [^>]+>([^<]+)<\/a>/g);
    return [
      { ...guide, name: title, also: words, detail: lineOf(summary), target: `guides/${slug}.html` },
      ...[...heads].map(([, anchor, head = ""]) => ({
        ...guide,
        name: head.replaceAll("&#39;", "'").replaceAll("&amp;", "&"),
        also: "",
        detail: title,
        target: `guides/${slug}.html#${anchor}`,
      })),
    ];
  });
}
