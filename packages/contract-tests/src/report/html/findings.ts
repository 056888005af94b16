import { checks } from "../../checks.js";
import { toCurl } from "../../curl.js";
import type { Finding, Step } from "../../engine/finding.js";
import { html, type Markup } from "./markup.js";

/** Findings that are open when the page is, so that a reader sees one whole without a click. */
const openAtFirst = 1;
/** Characters of a body in a step that only leads to the last one. */
const mostOnTheWay = 1_500;

/** The findings, each with its requests and answers side by side. */
export function findingsSection(findings: readonly Finding[]): Markup {
  if (findings.length === 0) return html`<p>Nothing was found.</p>`;
  return html`${findings.map((finding, index) => findingEntry(finding, index < openAtFirst))}`;
}

function findingEntry(finding: Finding, isOpen: boolean): Markup {
  const { check, severity, operationId = "", phase, message, pointer, because, evidence, times, steps } = finding;
  const data = html`data-row="finding" data-operation="${operationId}" data-check="${check}" data-phase="${phase}"`;
  const tone = severity === "error" ? "bad" : "mild";
  const place = pointer === undefined ? undefined : html`<code>${pointer}</code> `;
  const last = steps.length - 1;
  return html`
<details class="finding ${severity}" ${data}${isOpen ? html` open` : undefined}>
<summary><span class="chip ${tone}">${severity}</span> <span class="check">${check}</span>
<span class="where">${operationId}, ${phase}</span><br>${place}${message}</summary>
<div>
<p><span class="faint">Holds for a server that keeps its contract:</span> ${checks[check].holds}.</p>
<p><span class="faint">Case:</span> ${because}${times > 1 ? html` <span class="faint">(and ${times - 1} more)</span>` : undefined}</p>
${evidence === "inferred" ? html`<p class="mild">Inferred: the provider's text does not say so in words, so our reading may be what is wrong.</p>` : undefined}
<p><span class="faint">Repeat it with</span> <code>replay '${finding.replayId}'</code></p>
${steps.length === 0 ? html`<p class="faint">It has no request of its own.</p>` : undefined}
${steps.map((step, index) => stepEntry(step, { number: index + 1, isLast: index === last, count: steps.length }))}
</div>
</details>`;
}

interface Position {
  readonly number: number;
  readonly isLast: boolean;
  readonly count: number;
}

function stepEntry(step: Step, { number, isLast, count }: Position): Markup {
  const most = isLast ? Number.POSITIVE_INFINITY : mostOnTheWay;
  const head = html`${count > 1 ? html`${number}. ` : undefined}${step.operationId ?? "no documented operation"}`;
  const sides = html`
<div class="sides">
<div><h5>Request</h5><pre>${requestText(step, most)}</pre></div>
<div><h5>Answer</h5><pre>${answerText(step, most)}</pre></div>
</div>`;
  const curl = html`<details class="small"><summary class="faint">as curl</summary><pre>${toCurl(step)}</pre></details>`;
  if (isLast) return html`<div class="step"><h4>${head}</h4>${sides}${curl}</div>`;
  return html`<details class="step"><summary>${head} <span class="faint">${step.status ?? "no answer"}</span></summary>${sides}${curl}</details>`;
}

function requestText({ method, url, requestHeaders, requestBody }: Step, most: number): string {
  return [`${method} ${url}`, headerText(requestHeaders), bodyText(requestBody, most)].filter(Boolean).join("\n");
}

function answerText({ status, responseHeaders, responseBody }: Step, most: number): string {
  if (status === undefined) return "no whole answer came";
  return [`${status}`, headerText(responseHeaders), bodyText(responseBody, most)].filter(Boolean).join("\n");
}

/** Headers of one connection, which say nothing about the answer. */
const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding"]);

function headerText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .filter(([name]) => !hopByHop.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function bodyText(body: string | undefined, most: number): string {
  if (body === undefined || body === "") return "";
  const whole = indented(body);
  return `\n${whole.length > most ? `${whole.slice(0, most)}\n… ${whole.length - most} characters more` : whole}`;
}

/** JSON over several lines; anything else, and JSON that was cut off, as it came. */
function indented(body: string): string {
  // Numbers that a double cannot hold would come out as other ones.
  if (!/^\s*[[{]/.test(body) || /\d{16}|\d\.\d*0[,}\]\s]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
