import { checks } from "../../checks.js";
import type { PlanResult } from "../../engine/plan.js";
import { titleOf } from "../../scenario.js";
import { html, type Markup } from "./markup.js";

/** What was played in each phase. */
export function phasesTable({ phases }: PlanResult): Markup {
  return html`
<div class="table"><table>
<thead><tr><th scope="col">Phase</th><th scope="col">Cases</th><th scope="col">Requests</th><th scope="col">With a finding</th><th scope="col">Seconds</th><th scope="col"></th></tr></thead>
<tbody>${phases.map(
    ({ phase, cases, requests, failed, ms, skipped }) => html`
<tr><th scope="row">${phase}</th><td class="number">${cases}</td><td class="number">${requests}</td><td class="number">${failed}</td><td class="number">${(ms / 1000).toFixed(1)}</td><td>${skipped}</td></tr>`,
  )}</tbody>
</table></div>`;
}

/** What was asked by each check, and how often the answer was no. */
export function checksTable(result: PlanResult): Markup {
  return html`
<div class="table"><table>
<thead><tr><th scope="col">Check</th><th scope="col">Holds when</th><th scope="col">Asked</th><th scope="col">Failed</th></tr></thead>
<tbody>${result.checks.map(({ check, isDisabled, asked, failed }) => {
    const seen = isDisabled ? "switched off" : asked === 0 ? "not asked" : String(asked);
    const tone = !isDisabled && failed > 0 ? html` bad` : undefined;
    return html`
<tr data-row="check" data-check="${check}"><th scope="row"><code>${check}</code></th><td>${checks[check].holds}</td><td class="number">${seen}</td><td class="number${tone}">${failed}</td></tr>`;
  })}</tbody>
</table></div>`;
}

const tones = { broken: "bad", passed: "good", skipped: "mild", violated: "bad" } as const;

/** Each scenario and what came of it; the failed ones first. */
export function scenariosTable({ scenarios }: PlanResult): Markup {
  const order = ["violated", "broken", "skipped", "passed"];
  const sorted = [...scenarios].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  return html`
<details><summary>${scenarios.length} scenarios</summary>
<div class="table"><table>
<thead><tr><th scope="col">Scenario</th><th scope="col">Outcome</th><th scope="col"></th></tr></thead>
<tbody>${sorted.map((scenario) => {
    const { operationId, outcome, reason, missing = [], violations } = scenario;
    const why = missing.map(({ need, reason: text }) => `${need}: ${text}`).join("; ");
    const told = violations.map(({ check, message }) => `${check}: ${message}`).join("; ");
    return html`
<tr data-row="scenario" data-operation="${operationId}" data-phase="scenarios"><td>${titleOf(scenario)}</td><td><span class="chip ${tones[outcome]}">${outcome}</span></td><td>${told || why || reason}</td></tr>`;
  })}</tbody>
</table></div></details>`;
}
