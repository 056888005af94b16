import { createHash } from "node:crypto";
import { phases } from "../../checks.js";
import { exitStatusOf } from "../../engine/exit-status.js";
import type { PlanResult } from "../../engine/plan.js";
import { coverageSection } from "./coverage.js";
import { findingsSection } from "./findings.js";
import { html, Markup } from "./markup.js";
import { script } from "./script.js";
import { style } from "./style.js";
import { checksTable, phasesTable, scenariosTable } from "./tables.js";

const verdicts = {
  0: { tone: "good", text: "keeps its contract" },
  1: { tone: "bad", text: "violates its contract" },
  2: { tone: "mild", text: "could not be judged whole" },
} as const;

/**
 * The result as one page that needs nothing else: failures first, then coverage, checks and scenarios. It can be read
 * without script; with it, a bar filters. Its policy lets neither a foreign request nor any other script through.
 */
export function writeHtml(result: PlanResult): string {
  const { api, baseUrl, document, findings, coverage, phases: played, profile, seed, environment, ms } = result;
  const verdict = verdicts[exitStatusOf(result)];
  const cases = played.reduce((sum, phase) => sum + phase.cases, 0);
  const requests = played.reduce((sum, phase) => sum + phase.requests, 0);
  const policy = `default-src 'none'; style-src '${digest(style)}'; script-src '${digest(script)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${findings.length} findings: ${api} at ${baseUrl}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<h1><span class="verdict ${verdict.tone}">${verdict.text}</span> ${document.title} ${document.version}</h1>
<p class="faint">${api} at <code>${baseUrl}</code> (${environment}), profile ${profile}, seed ${seed}</p>
<ul class="sums">
${sum("findings", findings.length)}${sum("cases", cases)}${sum("requests", requests)}${sum("coverage", `${coverage.percent} %`)}${sum("seconds", (ms / 1000).toFixed(1))}
</ul>
${result.end === "early" ? html`<p class="mild">The run ended early: what is left was not played.</p>` : undefined}
${list("Could not run", result.broken)}
${list("To know", result.notes)}
</header>
<main>
${filterBar(result)}
<h2 id="findings">Findings</h2>
${findingsSection(findings)}
<h2 id="coverage">Coverage</h2>
${coverageSection(result)}
<h2 id="phases">Phases</h2>
${phasesTable(result)}
<h2 id="checks">Checks</h2>
${checksTable(result)}
<h2 id="scenarios">Scenarios</h2>
${scenariosTable(result)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return page.toString();
}

function sum(name: string, value: number | string): Markup {
  return html`<li><b>${value}</b>${name}</li>`;
}

function list(title: string, entries: readonly string[]): Markup | undefined {
  if (entries.length === 0) return undefined;
  return html`<p class="small">${title}:</p><ul class="small">${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`;
}

/** Hidden until the script is there to make it work. */
function filterBar({ findings, coverage }: PlanResult): Markup {
  const operations = new Set([
    ...findings.flatMap(({ operationId }) => operationId ?? []),
    ...coverage.cells.map(({ subject }) => subject),
  ]);
  const found = new Set<string>(findings.map(({ check }) => check));
  return html`
<nav class="filter" aria-label="Filter" hidden><form>
<input name="text" type="search" placeholder="Filter by text" aria-label="Text">
${choice("operation", "every operation", [...operations])}
${choice("check", "every check", [...found])}
${choice("phase", "every phase", phases)}
${choice("state", "every coverage", ["missing", "excused", "covered"])}
<button type="reset">Clear</button>
<output name="count" class="small faint"></output>
</form></nav>`;
}

function choice(name: string, all: string, values: readonly string[]): Markup {
  return html`<select name="${name}" aria-label="${name}"><option value="">${all}</option>${values.map((value) => html`<option>${value}</option>`)}</select>`;
}

function digest(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
