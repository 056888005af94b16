import { type ApiDocument, readDocument, referenceOnly } from "../api-document.js";
import { canProvoke, declineCodes, declinesView, errorCodes, failureSections, failuresView } from "../code-tables.js";
import type { DocumentGuide } from "../guide.js";
import { html } from "../html.js";
import { isNode, textAt } from "../json-node.js";
import { createMarkdown } from "../markdown.js";
import { operationView, webhookView } from "../operation-view.js";
import type { Page } from "../page.js";
import { heading } from "../page-parts.js";
import { assumedPage } from "./assumed-page.js";
import type { PageDraft } from "./page-draft.js";
import { schemaPages } from "./schema-pages.js";
import { type Start, startOf } from "./start-page.js";

/** The pages of a document, and what they were made from. */
export interface DocumentPages {
  readonly page: Page;
  /** For the first page of the document, which the API makes. */
  readonly start: Start;
  readonly drafts: readonly PageDraft[];
}

/** Pages of documents by their bundles. */
export type DocumentMemory = WeakMap<object, DocumentPages>;

/** The pages of a bundle from the memory, else made and kept there. */
export function recall(memory: DocumentMemory, bundle: unknown, make: () => DocumentPages): DocumentPages {
  if (!isNode(bundle)) return make();
  const pages = memory.get(bundle) ?? make();
  memory.set(bundle, pages);
  return pages;
}

/** A code or the name of an event that is no plain word or small number: those would make links of most sentences. */
const isTelling = (word: string) => word.length > 3 && !/^[a-z]+$/.test(word);

/** Words of the text that lead to their anchor: names of operations, of webhooks, and codes. */
function anchoredWords(document: ApiDocument): ReadonlyMap<string, string> {
  const codes = [...errorCodes(document), ...declineCodes(document)].filter(isTelling);
  const own = [...document.operations, ...document.webhooks].map(({ id }) => id);
  const names = document.webhooks.filter(({ path }) => isTelling(path)).map(({ id, path }) => [path, id] as const);
  return new Map([...[...own, ...codes].map((word) => [word, word] as const), ...names]);
}

/** A name as a part of an address: "Card secrets" is `card-secrets`. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

type PathOf = (name: string) => string;

/** A description as the sentence below the title of a page, and what follows it. */
function splitSummary(description: string): { summary: string; rest: string } {
  const [summary = ""] = description.split(/(?<=\.)\s/);
  return { summary, rest: description.slice(summary.length).trim() };
}

function tagPages(page: Page, pathOf: PathOf): PageDraft[] {
  return page.document.tags.flatMap((tag) => {
    const [name, description] = [textAt(tag, "name"), textAt(tag, "description")];
    const operations = page.document.operations.filter((operation) => operation.tag === name);
    if (operations.length === 0) return [];
    const { rest, summary } = splitSummary(description);
    const isReferenceOnly = name.startsWith(referenceOnly);
    return {
      path: pathOf(slugOf(name)),
      anchor: `tag-${slugOf(name)}`,
      ...titlesOf(name),
      summary,
      content: [rest !== "" && page.markdown.block(rest), operations.map((each) => operationView(page, each))],
      entries: operations.map(({ id, summary }) => ({ anchor: id, title: summary })),
      group: isReferenceOnly ? "Public reference only" : "Reference",
      callsSandbox: true,
    };
  });
}

/** Two tags can have one name, of which only the vendor's public reference knows one. */
function titlesOf(name: string): Pick<PageDraft, "label" | "title"> {
  if (!name.startsWith(referenceOnly)) return { title: name };
  const rest = name.slice(referenceOnly.length);
  const label = rest.charAt(0).toUpperCase() + rest.slice(1);
  return { title: `${label} (public reference)`, label };
}

function webhooksPage(page: Page, pathOf: PathOf): PageDraft[] {
  const { webhooks } = page.document;
  const verify = page.guide.webhooks;
  if (webhooks.length === 0) return [];
  return [
    {
      path: pathOf("webhooks"),
      anchor: "webhooks",
      title: "Webhooks",
      summary: "Every event the vendor reports, when it comes, what it holds, and how to know it from a forgery.",
      content: [
        verify && html`<section>${heading("h2", "verify-webhooks", verify.title)}${verify.content(page)}</section>`,
        webhooks.map((webhook) => webhookView(page, webhook)),
      ],
      entries: [
        ...(verify === undefined ? [] : [{ anchor: "verify-webhooks", title: verify.title }]),
        ...webhooks.map(({ id, summary }) => ({ anchor: id, title: summary })),
      ],
      group: "More",
    },
  ];
}

function errorsPage(page: Page, pathOf: PathOf): PageDraft {
  const { document } = page;
  const declines = declineCodes(document).length === 0 ? [] : [{ anchor: "decline-codes", title: "Decline codes" }];
  const codes = declines.map(
    ({ anchor, title }) => html`<section>${heading("h2", anchor, title)}${declinesView(page)}</section>`,
  );
  return {
    path: pathOf("errors"),
    anchor: "error-codes",
    title: errorCodes(document).length > 0 ? "Error codes" : "Errors",
    summary: canProvoke(page.guide)
      ? "What can go wrong: each status and code with its cause, what to do, and how to bring it about in the sandbox."
      : "What can go wrong: each status and code with its cause, and what to do.",
    content: [failuresView(page), codes],
    entries: [...failureSections(document).map(({ anchor, title }) => ({ anchor, title })), ...declines],
    group: "More",
  };
}

function extraPages(page: Page, pathOf: PathOf): PageDraft[] {
  return (page.guide.extra ?? []).map(({ anchor, content, summary, title }) => ({
    path: pathOf(anchor),
    anchor,
    title,
    summary,
    content: content(page),
    entries: [],
    group: "Start",
  }));
}

/**
 * The pages of a bundled document below `folder`, without its first one.
 * Throws `TypeError` when a part of the bundle has not the form OpenAPI gives it.
 */
export function documentPages(bundle: unknown, guide: DocumentGuide, folder: string): DocumentPages {
  const document = readDocument(bundle);
  const page: Page = {
    document,
    guide,
    markdown: createMarkdown(anchoredWords(document)),
    linked: new Set(),
    assumptions: [],
    fields: [],
    anchors: new Set(),
  };
  const pathOf: PathOf = (name) => `${folder}/${name}.html`;
  // In this order: the last two draw on what the others noted.
  const start = startOf(page);
  const drafts = [
    ...extraPages(page, pathOf),
    ...tagPages(page, pathOf),
    ...webhooksPage(page, pathOf),
    errorsPage(page, pathOf),
    ...schemaPages(page, pathOf, "More"),
  ];
  return { page, start, drafts: [...drafts, assumedPage(page, pathOf("assumed"), "More")] };
}
