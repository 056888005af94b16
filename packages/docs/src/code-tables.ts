import { STATUS_CODES } from "node:http";
import { type Answer, type ApiDocument, type Media, referenceOf } from "./api-document.js";
import { type Fragment, type Html, html } from "./html.js";
import { isNode, type JsonNode, listAt, nodeAt, textAt } from "./json-node.js";
import { linkTo, type Page } from "./page.js";
import { breakable, code, evidenceBadge, examplesView, failureTitle, heading, table } from "./page-parts.js";

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

/** All answers that operations share with one status, in a section of their own. */
export interface FailureSection {
  readonly anchor: string;
  readonly title: string;
  readonly failures: readonly Answer[];
}

/** Sections of the failures of a document, one for each status. */
export function failureSections({ failures }: ApiDocument): FailureSection[] {
  const statuses = [...new Set(failures.map(({ status }) => status))];
  return statuses.map((status) => {
    const those = failures.filter((failure) => failure.status === status);
    const [only] = those;
    // Several answers share the status: its own name stands for all of them.
    const name = those.length === 1 && only ? failureTitle(only) : sentence(STATUS_CODES[status] ?? "");
    return { anchor: `status-${status}`, title: `${status} ${name}`, failures: those };
  });
}

const sentence = (title: string) => title.replace(/(?<= )[A-Z]/g, (letter) => letter.toLowerCase());

/** Anchor of a shared answer: its section, or its place there when several have the status. */
export function failureAnchor({ failures }: ApiDocument, { shared, status }: Answer): string {
  const isAlone = failures.filter((failure) => failure.status === status).length === 1;
  return isAlone ? `status-${status}` : `answer-${shared}`;
}

function sectionView(page: Page, { anchor, title, failures }: FailureSection): Html {
  const [{ status } = { status: "" }] = failures;
  const schemas = codeSchemas(page.document).filter((schema) =>
    Object.values(nodeAt(schema, "x-errorCodes")).some((facts) => isNode(facts) && String(facts.status) === status),
  );
  const heads = ["Code and exception", "Meaning", "Status", "Retry", "Sandbox"];
  const tables = schemas.map((schema) => {
    const rows = codesOf(schema).map((value) => codeRow(page, schema, value));
    return [page.markdown.block(textAt(schema, "description")), table(`Codes of status ${status}`, heads, rows)];
  });
  const one = (failure: Answer) => {
    const { description, evidence, media, shared = "" } = failure;
    const own = failureAnchor(page.document, failure);
    if (evidence === "inferred") page.assumptions.push({ anchor: own, name: `${status} ${shared}`, description });
    const title = own !== anchor && html`<h4 id="${own}">${failureTitle(failure)}</h4>`;
    const badge = evidence === "inferred" && html`<p>${evidenceBadge(evidence)}</p>`;
    return html`${title}${badge}${page.markdown.block(description)}${bodyOf(page, media)}${examplesView(media?.examples ?? [], false)}`;
  };
  return html`<section>${heading("h3", anchor, title)}${failures.map(one)}${tables}</section>`;
}

/** The shared schema of the body of a failure; one that is written out at the failure shows in its examples. */
function bodyOf(page: Page, media: Media | undefined): Html | undefined {
  const name = media && referenceOf(media.schema);
  return name === undefined ? undefined : html`<p>Body: ${linkTo(page, name)}</p>`;
}

/** How to provoke an error, then one section per status: what it means, its codes, its examples. */
export function failuresView(page: Page): Fragment {
  const { note, sample } = page.guide.faults;
  return [
    html`<p id="provoke">${note}</p>${code(sample)}`,
    failureSections(page.document).map((section) => sectionView(page, section)),
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
