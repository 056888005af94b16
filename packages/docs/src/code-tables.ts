import type { Answer, ApiDocument } from "./api-document.js";
import { faultSample } from "./guide-samples.js";
import { type Fragment, type Html, html } from "./html.js";
import { isNode, type JsonNode, listAt, nodeAt, textAt } from "./json-node.js";
import type { Page } from "./page.js";
import { breakable, code, examplesView, failureTitle, heading, table } from "./page-parts.js";

/** Every schema that lists error codes. */
function codeSchemas({ schemas }: ApiDocument): JsonNode[] {
  return Object.values(schemas)
    .filter(isNode)
    .filter((schema) => schema["x-errorCodes"] !== undefined);
}

const codesOf = (schema: JsonNode) => listAt(schema, "enum").map(String);

/** Every error code of the document, as text. */
export function errorCodes(document: ApiDocument): string[] {
  return codeSchemas(document).flatMap(codesOf);
}

/** Every reason for a declined card transaction. */
export function declineCodes({ schemas }: ApiDocument): string[] {
  return codesOf(nodeAt(schemas, "DeclineCode"));
}

const retries: Readonly<Record<string, string>> = {
  never: "never helps",
  later: "can help later",
  "after-change": "after a change",
};

function meaning(page: Page, schema: JsonNode, value: string): Html {
  return page.markdown.line(textAt(nodeAt(schema, "x-enumDescriptions"), value));
}

const codeHead = (value: string) => html`<a href="#${value}"><code>${value}</code></a>`;

function codeRow(page: Page, schema: JsonNode, value: string): Html {
  const facts = nodeAt(nodeAt(schema, "x-errorCodes"), value);
  return html`<tr id="${value}"><th scope="row">${codeHead(value)}<br>${breakable(textAt(facts, "exception"))}</th><td class="wide">${meaning(page, schema, value)}</td><td>${String(facts.status)}</td><td>${
    retries[textAt(facts, "retry")]
  }</td><td><a href="#provoke">by a fault</a></td></tr>`;
}

function failureView(page: Page, failure: Answer): Html {
  const { status, description, media } = failure;
  const schemas = codeSchemas(page.document).filter((schema) =>
    Object.values(nodeAt(schema, "x-errorCodes")).some((facts) => isNode(facts) && String(facts.status) === status),
  );
  const heads = ["Code and exception", "Meaning", "Status", "Retry", "Sandbox"];
  const tables = schemas.map((schema) => {
    const rows = codesOf(schema).map((value) => codeRow(page, schema, value));
    return [page.markdown.block(textAt(schema, "description")), table(`Codes of status ${status}`, heads, rows)];
  });
  return html`<section>${heading("h3", `status-${status}`, `${status} ${failureTitle(failure)}`)}
${page.markdown.block(description)}${tables}${examplesView(media?.examples ?? [], false)}</section>`;
}

/** How to provoke an error, then one section per status: what it means, its codes, its examples. */
export function failuresView(page: Page): Fragment {
  return [
    html`<p id="provoke">In the sandbox of OpenIssuing a fault of the control API makes the next calls of an operation end with any of these codes.
It takes the operationId, the code, and how many calls it hits.</p>${code(faultSample)}`,
    page.document.failures.map((failure) => failureView(page, failure)),
  ];
}

/** Every reason for a declined card transaction, with its meaning. */
export function declinesView(page: Page): Html {
  const schema = nodeAt(page.document.schemas, "DeclineCode");
  const rows = codesOf(schema).map(
    (code) => html`<tr id="${code}"><th scope="row">${codeHead(code)}</th><td>${meaning(page, schema, code)}</td></tr>`,
  );
  return html`${page.markdown.block(textAt(schema, "description"))}${table("Decline codes", ["Code", "Meaning"], rows)}`;
}
