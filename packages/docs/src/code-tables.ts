import { STATUS_CODES } from "node:http";
import { type Answer, type ApiDocument, type Media, referenceOf } from "./api-document.js";
import type { DocumentGuide } from "./guide.js";
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

const declineSchema = ({ declines, schemas }: ApiDocument) => (declines === undefined ? {} : nodeAt(schemas, declines));

/** Every reason for a declined card transaction. */
export function declineCodes(document: ApiDocument): string[] {
  return codesOf(declineSchema(document));
}

/** A code with what the document says of it, both parts in Markdown. */
export interface CodeMeaning {
  readonly code: string;
  readonly cause: string;
  readonly advice: string;
}

/** Meanings are written as "what it means; what to do". */
function meaningOf(schema: JsonNode, code: string): CodeMeaning {
  const text = textAt(nodeAt(schema, "x-enumDescriptions"), code);
  const cut = text.indexOf("; ");
  if (cut < 0) return { code, cause: text, advice: "" };
  const advice = text.slice(cut + 2);
  return { code, cause: `${text.slice(0, cut)}.`, advice: advice.charAt(0).toUpperCase() + advice.slice(1) };
}

/** Every error and decline code with its meaning. */
export function codeMeanings(document: ApiDocument): CodeMeaning[] {
  return [...codeSchemas(document), declineSchema(document)].flatMap((schema) =>
    codesOf(schema).map((code) => meaningOf(schema, code)),
  );
}

const retries: Readonly<Record<string, string>> = {
  never: "never helps",
  later: "can help later",
  "after-change": "after a change",
};

const codeHead = (value: string) => html`<a href="#${value}"><code>${value}</code></a>`;

/** Whether the sandbox can be brought to answer a code. */
export const canProvoke = ({ faults, provoke }: DocumentGuide) => faults !== undefined || provoke !== undefined;

/** Cells of what a code means and what to do about it, and how the sandbox is brought to answer it. */
function meaningCells({ guide, markdown }: Page, schema: JsonNode, value: string, otherwise: Fragment): Html[] {
  const { cause, advice } = meaningOf(schema, value);
  const way = guide.provoke?.(value);
  const cells = [
    markdown.line(cause),
    advice === "" ? guide.advice?.(value) : markdown.line(advice),
    ...(canProvoke(guide) ? [way === undefined ? otherwise : markdown.line(way)] : []),
  ];
  return cells.map((cell) => html`<td class="cell">${cell}</td>`);
}

function codeRow(page: Page, schema: JsonNode, value: string): Html {
  const facts = nodeAt(nodeAt(schema, "x-errorCodes"), value);
  const exception = textAt(facts, "exception");
  const fault = page.guide.faults && html`<a href="#provoke">By a fault</a>.`;
  return html`<tr id="${value}"><th scope="row">${codeHead(value)}${exception !== "" && html`<br>${breakable(exception)}`}</th>${meaningCells(page, schema, value, fault)}<td>${
    retries[textAt(facts, "retry")]
  }</td></tr>`;
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

const hasStatus = (schema: JsonNode, value: string, status: string) =>
  String(nodeAt(nodeAt(schema, "x-errorCodes"), value).status) === status;

/** Heads of a table of codes; how to provoke them has a column where the sandbox can. */
function codeHeads({ guide }: Page, ...more: readonly string[]): string[] {
  return ["Code", "Cause", "What to do", ...(canProvoke(guide) ? ["In the sandbox"] : []), ...more];
}

/** What is said of a list of codes; the part of a meaning behind the semicolon has a column of its own here. */
const aboutCodes = (schema: JsonNode) =>
  textAt(schema, "description").replace(/what follows the semicolon(?: in a meaning)?/i, (phrase) =>
    phrase.startsWith("W") ? "What to do" : "what to do",
  );

/** The codes that come with a status, a table for each list of them. */
function codeTables(page: Page, status: string): Fragment {
  return codeSchemas(page.document).map((schema) => {
    const values = codesOf(schema).filter((value) => hasStatus(schema, value, status));
    if (values.length === 0) return undefined;
    const rows = values.map((value) => codeRow(page, schema, value));
    const description = page.markdown.block(aboutCodes(schema));
    return [description, table(`Codes of status ${status}`, codeHeads(page, "Retry"), rows)];
  });
}

function sectionView(page: Page, { anchor, title, failures }: FailureSection): Html {
  const [{ status } = { status: "" }] = failures;
  const one = (failure: Answer) => {
    const { description, evidence, media, shared = "" } = failure;
    const own = failureAnchor(page.document, failure);
    if (evidence === "inferred") page.assumptions.push({ anchor: own, name: `${status} ${shared}`, description });
    const title = own !== anchor && html`<h3 id="${own}">${failureTitle(failure)}</h3>`;
    const badge = evidence === "inferred" && html`<p>${evidenceBadge(evidence)}</p>`;
    return html`${title}${badge}${page.markdown.block(description)}${bodyOf(page, media)}${examplesView(media?.examples ?? [], false)}`;
  };
  return html`<section>${heading("h2", anchor, title)}${failures.map(one)}${codeTables(page, status)}</section>`;
}

/** The shared schema of the body of a failure; one that is written out at the failure shows in its examples. */
function bodyOf(page: Page, media: Media | undefined): Html | undefined {
  const name = media && referenceOf(media.schema);
  return name === undefined ? undefined : html`<p>Body: ${linkTo(page, name)}</p>`;
}

/** How to provoke an error, then one section per status: what it means, its codes, its examples. */
export function failuresView(page: Page): Fragment {
  const { faults } = page.guide;
  return [
    faults && html`<p id="provoke">${faults.note}</p>${code(faults.sample)}`,
    failureSections(page.document).map((section) => sectionView(page, section)),
  ];
}

/** Every reason for a declined card transaction, with its meaning. */
export function declinesView(page: Page): Html {
  const schema = declineSchema(page.document);
  const rows = codesOf(schema).map(
    (value) =>
      html`<tr id="${value}"><th scope="row">${codeHead(value)}</th>${meaningCells(page, schema, value, undefined)}</tr>`,
  );
  return html`${page.markdown.block(aboutCodes(schema))}${table("Decline codes", codeHeads(page), rows)}`;
}
