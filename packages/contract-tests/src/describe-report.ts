import { checks, type Violation } from "./checks.js";
import { toCurl } from "./curl.js";
import type { Exchange } from "./recorder.js";
import type { RunReport } from "./run-report.js";
import type { Outcome, ScenarioResult } from "./run-scenarios.js";
import { titleOf } from "./scenario.js";

const marks: Readonly<Record<Outcome, string>> = { passed: "ok  ", violated: "FAIL", broken: "ERR ", skipped: "skip" };

/** One line about a scenario that ended. */
export function describeResult(result: ScenarioResult, progress: { readonly done: number; readonly planned: number }) {
  const place = `${progress.done}`.padStart(`${progress.planned}`.length);
  const reason = result.reason === undefined ? "" : ` (${result.reason})`;
  return `[${place}/${progress.planned}] ${marks[result.outcome]} ${titleOf(result)}${reason} ${Math.round(result.ms)} ms`;
}

/** The whole report for a person: what failed with the requests behind it, what was left out and why, the sums. */
export function describeReport(report: RunReport): string {
  const { totals, results } = report;
  const failures = results.filter(({ outcome }) => outcome === "violated" || outcome === "broken");
  const reasons = results.flatMap(({ outcome, reason = "" }) => (outcome === "skipped" ? [reason] : []));
  const sums = `${totals.passed} passed, ${totals.violated} failed, ${totals.broken} broken, ${totals.skipped} skipped`;
  return [
    ...failures.map(describeFailure),
    ...[...new Set(reasons)].map((reason) => `skipped ${reasons.filter((each) => each === reason).length}: ${reason}`),
    ...describeCoverage(report),
    `${report.api} at ${report.baseUrl}: ${sums}; ${report.requests} requests in ${(report.ms / 1000).toFixed(1)} s`,
  ].join("\n");
}

function describeFailure(result: ScenarioResult): string {
  const { violations, requests, evidence, reason } = result;
  const reading = evidence === "inferred" ? " [inferred: the provider's text does not say so in words]" : "";
  const numbers = new Set(violations.map(({ exchange }) => exchange ?? requests.at(-1)?.number));
  const shown = requests.filter(({ number }) => numbers.has(number)).slice(0, 3);
  return [
    "",
    `${marks[result.outcome].trim()} ${titleOf(result)}${reading}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...violations.map((violation) => `  ${describeViolation(violation)}`),
    ...shown.map(describeExchange),
    "",
  ].join("\n");
}

function describeViolation({ check, message, pointer, exchange }: Violation): string {
  const place = pointer === undefined ? "" : `${pointer} `;
  const number = exchange === undefined ? "" : ` (request ${exchange})`;
  return `${check}: ${place}${message}${number}; ${checks[check].holds}`;
}

function describeExchange(exchange: Exchange): string {
  const { number, status, details } = exchange;
  const answer = status === undefined ? "no answer" : `${status} ${details?.responseBody ?? ""}`;
  return [`request ${number}:`, toCurl(exchange), `answer: ${answer.slice(0, 2_000)}`]
    .join("\n")
    .replace(/^/gm, "    ");
}

function describeCoverage({ coverage, totals }: RunReport): readonly string[] {
  // A part of the scenarios says nothing about the rest of the document.
  if (totals.skipped > 0 || coverage.subjects.some(({ scenarios }) => scenarios === 0)) return [];
  const { missingCodes, excusedCodes, reachedCodes } = coverage;
  const missing = missingCodes.length === 0 ? "" : `, never seen: ${missingCodes.join(", ")}`;
  return [`error codes: ${reachedCodes.length} reached, ${excusedCodes.length} only by injection${missing}`];
}
