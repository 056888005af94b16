import { checks } from "../checks.js";
import { toCurl } from "../curl.js";
import type { Finding, Step } from "./finding.js";
import type { PlanResult, RunEvent } from "./plan.js";

/** Findings shown in full on a terminal; the rest is in the reports. */
const mostFindings = 25;
/** Characters shown of one answer. */
const mostText = 1_200;

/** The result for a person: each finding with the requests that show it, then the sums. */
export function describeResult(result: PlanResult): string {
  const { findings, phases, coverage, notes, broken, ms } = result;
  const left = findings.length - mostFindings;
  const cases = phases.reduce((sum, phase) => sum + phase.cases, 0);
  const requests = phases.reduce((sum, phase) => sum + phase.requests, 0);
  return [
    ...findings.slice(0, mostFindings).map(describeFinding),
    ...(left > 0 ? [`… and ${left} more findings, in the reports`, ""] : []),
    ...phases.map(describePhase),
    ...broken.map((reason) => `could not run: ${reason}`),
    ...notes.map((note) => `note: ${note}`),
    `coverage: ${coverage.percent} % (${coverage.covered} cells covered, ${coverage.excused} excused, ${coverage.missing} missing)`,
    ...(result.end === "early" ? ["ended early: what is left was not played"] : []),
    `${result.api} at ${result.baseUrl}: ${findings.length} findings in ${cases} cases, ${requests} requests, ${(ms / 1000).toFixed(1)} s, seed ${result.seed}`,
  ].join("\n");
}

/** A finding with the shortest sequence that shows it, as commands for a shell, and its replay id. */
export function describeFinding(finding: Finding): string {
  const { check, severity, operationId, message, pointer, because, evidence, times, steps, replayId } = finding;
  const place = pointer === undefined ? "" : `${pointer} `;
  const reading = evidence === "inferred" ? " [inferred: the provider's text does not say so in words]" : "";
  return [
    `${severity === "error" ? "FAIL" : "WARN"} ${check} ${operationId ?? ""}: ${place}${message}${reading}`,
    `  ${checks[check].holds}`,
    `  case: ${because}${times > 1 ? ` (and ${times - 1} more)` : ""}`,
    ...steps.map((step, index) => describeStep(step, index, steps.length)),
    `  replay: ${quote(replayId)}`,
    "",
  ].join("\n");
}

function describeStep(step: Step, index: number, count: number): string {
  const answer = step.status === undefined ? "no whole answer" : `${step.status} ${step.responseBody ?? ""}`;
  const shown = index === count - 1 ? answer.slice(0, mostText) : `${step.status ?? "no answer"}`;
  // Whoever pastes it into a shell must not run what a server said.
  return `${toCurl(step)}\n${shown.replace(/^/gm, "# ")}`.replace(/^/gm, "    ");
}

function describePhase({ phase, cases, requests, failed, ms, skipped }: PlanResult["phases"][number]): string {
  const reason = skipped === undefined ? "" : ` (${skipped})`;
  if (cases === 0) return `${phase.padEnd(10)} not played${reason}`;
  const pace = ms > 0 ? `, ${Math.round(cases / (ms / 1000))} cases/s` : "";
  return `${phase.padEnd(10)} ${cases} cases, ${requests} requests, ${failed} failed, ${(ms / 1000).toFixed(1)} s${pace}${reason}`;
}

/** One line about where a run is. */
export function describeProgress(event: Extract<RunEvent, { kind: "progress" }>): string {
  const { phase, operationId, done, planned, operations, failures, left } = event;
  const rest = left === undefined ? "" : `, about ${Math.ceil(left / 1000)} s left`;
  return `${phase}: ${done} of ${planned} cases, ${operations} operations, ${failures} findings${rest} (${operationId})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
