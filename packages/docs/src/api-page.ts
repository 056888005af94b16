import { type ApiDocument, readDocument } from "./api-document.js";
import { declineCodes, declinesView, errorCodes, failureSections, failuresView } from "./code-tables.js";
import type { ApiGuide } from "./guide.js";
import { type Fragment, type Html, html } from "./html.js";
import { type JsonNode, nodeAt, textAt } from "./json-node.js";
import { layout } from "./layout.js";
import { createMarkdown } from "./markdown.js";
import { operationView, webhookView } from "./operation-view.js";
import { assume, type Page } from "./page.js";
import { breakable, evidenceBadge, heading, table } from "./page-parts.js";
import { schemaView } from "./schema-view.js";

interface Entry {
  readonly anchor: string;
  readonly title: string;
}

interface Section extends Entry {
  readonly content: Fragment;
  /** What stands below the section in the table of contents. */
  readonly entries?: readonly Entry[];
}

function startSection(page: Page): Section {
  const { info, servers, operations, webhooks } = page.document;
  const inferred = evidenceBadge("inferred");
  const serverView = (server: JsonNode) => {
    const [url, description] = [textAt(server, "url"), textAt(server, "description")];
    const isInferred = server["x-evidence"] === "inferred";
    if (isInferred) page.assumptions.push({ anchor: "about", name: url, description });
    return html`<li><code>${url}</code> ${description}${isInferred && html` ${inferred}`}</li>`;
  };
  return {
    anchor: "about",
    title: "About",
    content: html`${page.markdown.block(textAt(info, "description"))}
<ul>${servers.map(serverView)}</ul>
<p>${operations.length} operations and ${webhooks.length} webhooks. ${evidenceBadge("stated")} means that the vendor's text says so,
${inferred} that the text is silent or garbled and the description tells what it was read from. All of the latter: <a href="#assumed">what we assumed</a>.</p>`,
  };
}

function firstCallSection(page: Page): Section {
  const { content, title } = page.guide.firstCall;
  return { anchor: "authentication", title, content: content(page) };
}

function extraSections(page: Page): Section[] {
  const { extra = [] } = page.guide;
  return extra.map(({ anchor, content, title }) => ({ anchor, title, content: content(page) }));
}

function webhookSection(page: Page): Section {
  const { webhooks } = page.document;
  const { content, title } = page.guide.webhooks;
  return {
    anchor: "webhooks",
    title: "Webhooks",
    content: [
      webhooks.map((webhook) => webhookView(page, webhook)),
      html`<section>${heading("h3", "verify-webhooks", title)}${content(page)}</section>`,
    ],
    entries: [
      ...webhooks.map(({ id, summary }) => ({ anchor: id, title: summary })),
      { anchor: "verify-webhooks", title },
    ],
  };
}

function operationSections(page: Page): Section[] {
  return page.document.tags.flatMap((tag) => {
    const name = textAt(tag, "name");
    const operations = page.document.operations.filter((operation) => operation.tag === name);
    if (operations.length === 0) return [];
    return {
      anchor: `tag-${name.toLowerCase().replaceAll(" ", "-")}`,
      title: name,
      content: [page.markdown.block(textAt(tag, "description")), operations.map((each) => operationView(page, each))],
      entries: operations.map(({ id, summary }) => ({ anchor: id, title: summary })),
    };
  });
}

function schemaSections(page: Page): Section {
  const sections = new Map<string, Html>();
  // Describing one schema can link to more: the loop reaches what is added while it runs.
  for (const name of page.linked) {
    const anchor = `schema-${name}`;
    const schema = nodeAt(page.document.schemas, name);
    const isInferred = schema["x-evidence"] === "inferred";
    if (isInferred) assume(page, { anchor, name, description: textAt(schema, "description") });
    sections.set(
      name,
      html`<section>${heading("h3", anchor, name)}${isInferred && html`<p>${evidenceBadge("inferred")}</p>`}${schemaView(page, anchor, schema)}</section>`,
    );
  }
  const names = [...sections.keys()].sort();
  return {
    anchor: "schemas",
    title: "Shared schemas",
    content: names.map((name) => sections.get(name)),
    entries: names.map((name) => ({ anchor: `schema-${name}`, title: name })),
  };
}

function assumedSection(page: Page): Section {
  const rows = page.assumptions.map(
    ({ anchor, name, description }) =>
      html`<tr><th scope="row"><a href="#${anchor}">${breakable(name)}</a></th><td class="wide">${page.markdown.line(description)}</td></tr>`,
  );
  const { assumed } = page.guide;
  return {
    anchor: "assumed",
    title: "What we assumed",
    content: html`${assumed && html`<p><strong>${assumed.title}:</strong> the vendor has confirmed none of it, and its servers may do otherwise.</p>${assumed.content(page)}${heading("h3", "inferred", "Marked in the document")}`}<p>Everything marked ${evidenceBadge("inferred")}: the vendor's text does not say it. Rely on it less, and tell us what you saw.
Smaller readings stand in the descriptions, with the word "inferred".</p>${table("What we assumed", ["Where", "What"], rows)}`,
  };
}

function contentsView(title: string, sections: readonly Section[]): Html {
  const link = ({ anchor, title }: Entry) => html`<a href="#${anchor}">${title}</a>`;
  const items = sections.map((section) => {
    const entries = section.entries?.map((entry) => html`<li>${link(entry)}</li>`);
    return html`<li>${link(section)}${entries && html`<ul>${entries}</ul>`}</li>`;
  });
  return html`<p><a href="#main">${title}</a></p><ul>${items}</ul>`;
}

/** Reasons for a decline, where the document has any. */
function declineSections(page: Page): Section[] {
  if (declineCodes(page.document).length === 0) return [];
  return [{ anchor: "decline-codes", title: "Decline codes", content: declinesView(page) }];
}

/** Words of the text that lead to their anchor: names of operations, of webhooks, and codes. */
function anchoredWords(document: ApiDocument): ReadonlyMap<string, string> {
  const codes = [...errorCodes(document), ...declineCodes(document)];
  const own = [...document.operations, ...document.webhooks].map(({ id }) => id);
  // A webhook whose name is a plain word, such as "payment", would make links of most sentences.
  const names = document.webhooks
    .filter(({ path }) => !/^[a-z]+$/.test(path))
    .map(({ id, path }) => [path, id] as const);
  return new Map([...[...own, ...codes].map((word) => [word, word] as const), ...names]);
}

/**
 * The page of an API as text, from its bundled document and what is written beside it.
 * Throws `TypeError` when a part of the bundle has not the form OpenAPI gives it.
 */
export function apiPage(bundle: unknown, guide: ApiGuide, css: string): string {
  const document = readDocument(bundle);
  const { info } = document;
  const markdown = createMarkdown(anchoredWords(document));
  const page: Page = { document, guide, markdown, linked: new Set(), assumptions: [] };
  const [title, summary] = [textAt(info, "title"), textAt(info, "summary")];
  // In this order: the last two collect what the others noted.
  const sections: Section[] = [
    startSection(page),
    firstCallSection(page),
    ...extraSections(page),
    ...operationSections(page),
    webhookSection(page),
    {
      anchor: "error-codes",
      title: errorCodes(document).length > 0 ? "Error codes" : "Errors",
      content: failuresView(page),
      entries: failureSections(document).map(({ anchor, title }) => ({ anchor, title })),
    },
    ...declineSections(page),
    schemaSections(page),
  ];
  sections.push(assumedSection(page));
  return layout({
    title: `${title} · OpenIssuing`,
    description: summary,
    css,
    toRoot: "../",
    contents: contentsView(title, sections),
    main: html`<h1>${title}</h1><p class="lead">${summary}</p>${sections.map(
      ({ anchor, title, content }) => html`<section>${heading("h2", anchor, title)}${content}</section>`,
    )}`,
  });
}
