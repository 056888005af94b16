import type { Answer, Media, Operation } from "./api-document.js";
import { failureAnchor } from "./code-tables.js";
import { type Fragment, type Html, html, join } from "./html.js";
import { nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { code, evidenceBadge, examplesView, failureTitle, heading, table } from "./page-parts.js";
import { isCompound, queryPairs } from "./parameter-example.js";
import { curlSample } from "./samples/curl-sample.js";
import { typescriptSample } from "./samples/typescript-sample.js";
import { memberRows, schemaView } from "./schema-view.js";
import { serverView } from "./server-view.js";
import { tryItView } from "./try-it/try-it-view.js";

function parametersView(page: Page, { id, parameters }: Operation): Fragment {
  const rows = (kind: string) =>
    parameters
      .filter((parameter) => parameter.in === kind)
      .flatMap((whole) => {
        const { schema, example, required, ...parameter } = whole;
        const written = isCompound(whole) ? queryPairs(whole).map((pair) => pair.join("=")) : [];
        const shown = written.length > 0 ? { written: written.join("&") } : { examples: [example] };
        const given = { ...nodeAt({ schema }, "schema"), ...parameter, ...shown };
        const path = textAt(parameter, "name");
        return memberRows(page, { place: id, path, given, isRequired: required === true });
      });
  return [...new Set(parameters.map((parameter) => textAt(parameter, "in")))].map(
    (kind) => html`<h3>Parameters in the ${kind}</h3>${table("Parameters", ["Name", "Type", "Meaning"], rows(kind))}`,
  );
}

function bodyView(page: Page, title: string, place: string, body: Media | undefined, isOpen: boolean): Fragment {
  if (body === undefined) return undefined;
  const { type, schema, examples } = body;
  return html`<h3>${title} <code>${type}</code></h3>${schemaView(page, place, schema)}${examplesView(examples, isOpen)}`;
}

function answersView(page: Page, { id, answers }: Operation): Fragment {
  const own = answers.filter(({ shared }) => shared === undefined);
  const failures = answers.filter(({ shared }) => shared !== undefined);
  const ownView = ({ status, description, media, evidence }: Answer) => {
    const anchor = `${id}.${status}`;
    if (evidence === "inferred") page.assumptions.push({ anchor, name: `${id} ${status}`, description });
    return html`<h3 id="${anchor}">Answer ${status}${evidence !== "" && html` ${evidenceBadge(evidence)}`}</h3>
<p>${page.markdown.line(description)}</p>${bodyView(page, "Content", anchor, media, true)}`;
  };
  const failureLink = (answer: Answer) =>
    html`<a href="#${failureAnchor(page.document, answer)}">${answer.status} ${failureTitle(answer)}</a>`;
  return [
    own.map(ownView),
    failures.length > 0 && html`<h3>Errors</h3><p>${join(failures.map(failureLink), ", ")}.</p>`,
  ];
}

function introduction(page: Page, anchor: string, route: Fragment, operation: Operation): Html {
  const { id, summary, description, evidence, isReferenceOnly, method } = operation;
  if (evidence === "inferred") page.assumptions.push({ anchor, name: id, description });
  const servers = operation.servers.map((server) => serverView(page, anchor, server));
  return html`${heading("h2", anchor, summary)}
<p class="route"><b class="method ${method.toLowerCase()}">${method}</b> ${route} <code class="id">${id}</code> ${evidenceBadge(evidence)}${
    isReferenceOnly && html` <span class="badge">public reference only</span>`
  }</p>
${page.markdown.block(description)}${servers.length > 0 && html`<p>On a host of its own:</p><ul>${servers}</ul>`}`;
}

/** An operation: what it does, takes and answers, and how to call it. */
export function operationView(page: Page, operation: Operation): Html {
  const { id, path, body } = operation;
  const { client } = page.guide;
  return html`<section>${introduction(page, id, html`<code>${path}</code>`, operation)}${parametersView(page, operation)}
${bodyView(page, "Body", `${id}.request`, body, false)}${answersView(page, operation)}
${client && html`<h3>TypeScript, with <a href="#client">its client</a></h3>${code(typescriptSample(operation, { client }))}`}<h3>curl${client && html`, after <a href="#shell">the setup</a>`}</h3>${code(curlSample(operation, page.guide))}
${tryItView(page.guide, operation)}</section>`;
}

/** A webhook: when it comes, what it holds, and what the receiver answers. */
export function webhookView(page: Page, webhook: Operation): Html {
  const { id, path, body } = webhook;
  return html`<section>${introduction(page, id, html`your address, <code>${path}</code>`, webhook)}${parametersView(page, webhook)}
${bodyView(page, "Payload", `${id}.payload`, body, true)}${answersView(page, webhook)}</section>`;
}
