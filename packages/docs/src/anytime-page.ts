import { readDocument } from "./api-document.js";
import { declineCodes, declinesView, errorCodes, failuresView } from "./code-tables.js";
import { clientSample, hashSample, keySample, shellSample, webhookSample } from "./guide-samples.js";
import { type Fragment, type Html, html } from "./html.js";
import { nodeAt, textAt } from "./json-node.js";
import { layout } from "./layout.js";
import { createMarkdown } from "./markdown.js";
import { operationView, webhookView } from "./operation-view.js";
import type { Page } from "./page.js";
import { breakable, code, evidenceBadge, failureTitle, heading, table } from "./page-parts.js";
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
  return {
    anchor: "about",
    title: "About",
    content: html`${page.markdown.block(textAt(info, "description"))}
<ul>${servers.map((server) => html`<li><code>${textAt(server, "url")}</code> ${textAt(server, "description")}</li>`)}</ul>
<p>${operations.length} operations and ${webhooks.length} webhooks. ${evidenceBadge("stated")} means that the vendor's text says so,
${inferred} that the text is silent or garbled and the description tells what it was read from. All of the latter: <a href="#assumed">what we assumed</a>.</p>`,
  };
}

function authenticationSection(page: Page): Section {
  const scheme = (name: string) => page.markdown.block(textAt(nodeAt(page.document.security, name), "description"));
  const envelope = nodeAt(nodeAt(page.document.schemas, "Envelope"), "properties");
  const member = (name: string) => page.markdown.block(textAt(nodeAt(envelope, name), "description"));
  return {
    anchor: "authentication",
    title: "Four steps to the first call",
    content: html`<ol class="steps">
<li><h3>Make a key</h3><p>RSA, 2048 bits. The public half goes to the developer zone of the vendor, the private half stays with you.</p>${code(keySample)}</li>
<li><h3>Sign each request</h3>${scheme("validationData")}${scheme("requestSignature")}${code(shellSample)}</li>
<li><h3>Send the access token</h3>${scheme("accessToken")}</li>
<li><h3>Check the hash of each answer</h3>${member("hash")}${member("timestamp")}${code(hashSample)}</li>
</ol>
<p>The client does the last three: it signs each attempt anew, fetches and renews the token, and refuses an answer whose hash is wrong.</p>
${code(clientSample)}`,
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
    if (isInferred) page.assumptions.push({ anchor, name, description: textAt(schema, "description") });
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
  return {
    anchor: "assumed",
    title: "What we assumed",
    content: html`<p>Everything marked ${evidenceBadge("inferred")}: the vendor's text does not say it. Rely on it less, and tell us what you saw.
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

/**
 * The page of Anytime as text, from its bundled document.
 * Throws `TypeError` when a part of the bundle has not the form OpenAPI gives it.
 */
export function anytimePage(bundle: unknown, css: string): string {
  const document = readDocument(bundle);
  const { info, operations, webhooks, failures } = document;
  const ids = operations.map(({ id }) => id);
  const anchors = [...ids, ...webhooks.map(({ path }) => path), ...errorCodes(document), ...declineCodes(document)];
  const page: Page = { document, markdown: createMarkdown(new Set(anchors)), linked: new Set(), assumptions: [] };
  const [title, summary] = [textAt(info, "title"), textAt(info, "summary")];
  // In this order: the last two collect what the others noted.
  const sections: Section[] = [
    startSection(page),
    authenticationSection(page),
    ...operationSections(page),
    {
      anchor: "webhooks",
      title: "Webhooks",
      content: [
        webhooks.map((webhook) => webhookView(page, webhook)),
        html`<section>${heading("h3", "verify-webhooks", "Verify a webhook")}${code(webhookSample)}</section>`,
      ],
      entries: [
        ...webhooks.map(({ path, summary }) => ({ anchor: path, title: summary })),
        { anchor: "verify-webhooks", title: "Verify a webhook" },
      ],
    },
    {
      anchor: "error-codes",
      title: "Error codes",
      content: failuresView(page),
      entries: failures.map((answer) => ({
        anchor: `status-${answer.status}`,
        title: `${answer.status} ${failureTitle(answer)}`,
      })),
    },
    { anchor: "decline-codes", title: "Decline codes", content: declinesView(page) },
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
