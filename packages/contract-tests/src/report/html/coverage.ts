import type { Cell, CellKind, PlanResult } from "../../engine/plan.js";
import { html, type Markup } from "./markup.js";

const columns: readonly { readonly kind: CellKind; readonly title: string }[] = [
  { kind: "status", title: "Statuses" },
  { kind: "code", title: "Error codes" },
  { kind: "keyword", title: "Keywords of parameters and body" },
  { kind: "webhook", title: "Webhook" },
];
/** Cells of one kind that are listed without a click. */
const mostInline = 12;

/** Which places of the document were reached: a row for each operation and webhook. */
export function coverageSection({ coverage }: PlanResult): Markup {
  const subjects = [...new Set(coverage.cells.map(({ subject }) => subject))];
  const used = columns.filter(({ kind }) => coverage.cells.some((cell) => cell.kind === kind));
  return html`
<p>${coverage.percent} % of ${coverage.cells.length} places of the document:
<span class="chip covered">${coverage.covered} covered</span>
<span class="chip excused">${coverage.excused} excused</span>
<span class="chip missing">${coverage.missing} missing</span></p>
${excuses(coverage.cells)}
<div class="table coverage"><table>
<thead><tr><th scope="col">Operation or webhook</th>${used.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${subjects.map((subject) =>
    row(
      subject,
      coverage.cells.filter((cell) => cell.subject === subject),
      used,
    ),
  )}</tbody>
</table></div>`;
}

function row(subject: string, cells: readonly Cell[], used: typeof columns): Markup {
  const states = [...new Set(cells.map(({ state }) => state))].join(" ");
  const fields = used.map(({ kind, title }) => {
    const own = cells.filter((cell) => cell.kind === kind);
    return own.length === 0 ? html`<td class="none"></td>` : html`<td data-label="${title}">${field(own)}</td>`;
  });
  return html`
<tr data-row="coverage" data-operation="${subject}" data-state="${states}"><th scope="row">${subject}</th>${fields}</tr>`;
}

/** Few cells stand there at once; of many, those that are missing do, and the rest opens. */
function field(cells: readonly Cell[]): Markup {
  if (cells.length <= mostInline) return html`${cells.map(chip)}`;
  const missing = cells.filter(({ state }) => state === "missing");
  const others = cells.filter(({ state }) => state !== "missing");
  const met = html`<span class="nowrap">${others.length} of ${cells.length}</span>`;
  return html`<details><summary>${met}</summary>${others.map(chip)}</details>${missing.map(chip)}`;
}

function chip({ key, state, seen, reason }: Cell): Markup {
  const title = state === "covered" ? `seen ${seen} times` : (reason ?? "never seen");
  return html`<span class="chip ${state}" title="${title}">${key}</span> `;
}

/** Reasons in words, because a title is not there on a phone. */
function excuses(cells: readonly Cell[]): Markup | undefined {
  const excused = cells.filter(({ state }) => state === "excused");
  if (excused.length === 0) return undefined;
  const reasons = [...new Set(excused.map(({ reason = "" }) => reason))];
  const item = (reason: string) => {
    const own = excused.filter((cell) => cell.reason === reason);
    const subjects = [...new Set(own.map(({ subject }) => subject))];
    const entries = subjects.map((subject) => {
      const keys = own.filter((cell) => cell.subject === subject).map(({ key }) => key);
      return html`<li>${subject}: <code>${keys.join(", ")}</code></li>`;
    });
    return html`<li><details><summary>${own.length} excused: ${reason}</summary><ul class="small">${entries}</ul></details></li>`;
  };
  return html`<ul class="reasons small">${reasons.map(item)}</ul>`;
}
