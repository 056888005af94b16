import { checks, type Violation } from "./checks.js";
import { toCurl } from "./curl.js";
import type { Exchange } from "./recorder.js";
import type { RunReport } from "./run-report.js";
import type { Outcome, ScenarioResult } from "./run-scenarios.js";
import { titleOf } from "./scenario.js";

/** Requests shown for one failure. */
const mostRequests = 3;
/** Characters shown of one answer. */
const mostText = 2_000;

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
  const sums = `${totals.passed} passed, ${totals.violated} failed, ${totals.broken} broken, ${totals.skipped} skipped`;
  return [
    ...failures.map(describeFailure),
    ...describeSkipped(results),
    ...describeCoverage(report),
    ...(results.length < report.planned ? [`ended early, after ${results.length} of ${report.planned} scenarios`] : []),
    `${report.api} at ${report.baseUrl}: ${sums}; ${report.requests} requests in ${(report.ms / 1000).toFixed(1)} s`,
  ].join("\n");
}

function describeFailure(result: ScenarioResult): string {
  const { violations, requests, evidence, reason } = result;
  const reading = evidence === "inferred" ? " [inferred: the provider's text does not say so in words]" : "";
  const findings = groupViolations(violations);
  const numbers = findings.map(({ exchanges: [first] }) => first ?? requests.at(-1)?.number);
  const shown = requests.filter(({ number }) => numbers.includes(number)).slice(0, mostRequests);
  return [
    "",
    `${marks[result.outcome].trim()} ${titleOf(result)}${reading}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...findings.map((finding) => `  ${describeFinding(finding)}`),
    ...shown.map(describeExchange),
    "",
  ].join("\n");
}

/** Violations that say the same about several requests. */
interface Finding {
  readonly violation: Violation;
  readonly exchanges: readonly number[];
}

function groupViolations(violations: readonly Violation[]): readonly Finding[] {
  const textOf = ({ check, pointer, message }: Violation) => `${check} ${pointer} ${message}`;
  return [...new Set(violations.map(textOf))].flatMap((text) => {
    const same = violations.filter((violation) => textOf(violation) === text);
    const [violation] = same;
    return violation ? [{ violation, exchanges: same.flatMap(({ exchange }) => exchange ?? []) }] : [];
  });
}

/** One line for each reason, with the needs it stood against and how many scenarios have them. */
function describeSkipped(results: readonly ScenarioResult[]): readonly string[] {
  const missing = results.flatMap((result) => result.missing ?? []);
  const reasons = [...new Set(missing.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const needs = missing.filter((each) => each.reason === reason).map(({ need }) => need);
    const counts = [...new Set(needs)].map((need) => `${need} ${needs.filter((each) => each === need).length}`);
    return `skipped: ${reason}; scenarios that need ${counts.join(", ")}`;
  });
}

function describeFinding({ violation, exchanges }: Finding): string {
  const { check, pointer, message } = violation;
  const place = pointer === undefined ? "" : `${pointer} `;
  const numbers = exchanges.length === 0 ? "" : ` (request ${exchanges.join(", ")})`;
  return `${check}: ${place}${message}${numbers}; ${checks[check].holds}`;
}

function describeExchange(exchange: Exchange): string {
  const { number, status, details } = exchange;
  const answer = status === undefined ? "no answer" : `${status} ${details?.responseBody ?? ""}`;
  return [`request ${number}:`, toCurl(exchange), `answer: ${answer.slice(0, mostText)}`]
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
