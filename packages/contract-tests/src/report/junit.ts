import { describeFinding } from "../engine/describe-result.js";
import type { Finding } from "../engine/finding.js";
import type { PhaseResult, PlanResult } from "../engine/plan.js";
import type { ScenarioResult } from "../run-scenarios.js";
import { titleOf } from "../scenario.js";
import { escapeXml } from "./escape-xml.js";

interface TestCase {
  readonly classname: string;
  readonly name: string;
  /** Milliseconds, where they were measured. */
  readonly ms?: number;
  readonly kind: "error" | "failure" | "passed" | "skipped";
  readonly message?: string;
  readonly text?: string;
}

interface Suite {
  readonly name: string;
  readonly ms: number;
  readonly cases: readonly TestCase[];
  readonly output: string;
}

/**
 * The result as JUnit XML: a suite for each phase. What failed is a case for each operation and check, with curl and
 * replay id; what passed is a case for each operation; each scenario is a case. What kept something from running is an
 * error in a suite `run`.
 */
export function writeJunit(result: PlanResult): string {
  const suites = [...result.phases.map((phase) => suiteOf(phase, result)), ...brokenSuite(result)];
  const all = suites.flatMap(({ cases }) => cases);
  const head = {
    name: `${result.api} ${result.profile}`,
    tests: all.length,
    failures: count(all, "failure"),
    errors: count(all, "error"),
    time: seconds(result.ms),
  };
  const lines = suites.map((suite, id) => writeSuite(suite, id));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(head)}>\n${lines.join("")}</testsuites>\n`;
}

function suiteOf(phase: PhaseResult, result: PlanResult): Suite {
  const own = phase.phase === "scenarios" ? scenarioCases(result) : operationCases(phase, result);
  const left: TestCase[] =
    phase.skipped === undefined
      ? []
      : [{ classname: classOf(result, phase.phase), name: "the whole phase", kind: "skipped", message: phase.skipped }];
  const output = [
    `${phase.cases} cases, ${phase.requests} requests, ${phase.failed} with a finding; seed ${result.seed}`,
    ...(phase.phase === "probes" ? result.notes : []),
  ];
  return { name: phase.phase, ms: phase.ms, cases: [...own, ...left], output: output.join("\n") };
}

function operationCases({ phase }: PhaseResult, result: PlanResult): readonly TestCase[] {
  const classname = classOf(result, phase);
  const findings = result.findings.filter((finding) => finding.phase === phase);
  const nameOf = ({ operationId, check }: Finding) => `${operationId ?? "no operation"}: ${check}`;
  const failed = [...new Set(findings.map(nameOf))].map((name) =>
    failedCase(
      classname,
      name,
      findings.filter((finding) => nameOf(finding) === name),
    ),
  );
  const withFindings = new Set(findings.map(({ operationId }) => operationId));
  const passed = result.tallies
    .filter((tally) => tally.phase === phase && !withFindings.has(tally.operationId))
    .map(({ operationId }): TestCase => ({ classname, name: operationId, kind: "passed" }));
  return [...failed, ...passed];
}

function failedCase(classname: string, name: string, findings: readonly Finding[]): TestCase {
  const text = findings.map(describeFinding).join("\n");
  const isError = findings.some(({ severity }) => severity === "error");
  const message = findings
    .map(({ pointer, message }) => (pointer === undefined ? message : `${pointer} ${message}`))
    .join("; ");
  // A warning does not fail a run, so it must not fail a build.
  return isError
    ? { classname, name, kind: "failure", message, text }
    : { classname, name, kind: "passed", text: `warning: ${message}\n${text}` };
}

function scenarioCases(result: PlanResult): readonly TestCase[] {
  const classname = classOf(result, "scenarios");
  const disabled = new Set(result.checks.filter(({ isDisabled }) => isDisabled).map(({ check }) => check));
  const caseOf = (scenario: ScenarioResult): TestCase => {
    const { outcome, reason, missing = [], violations, ms } = scenario;
    const title = titleOf(scenario);
    const head = { classname, name: title, ms };
    if (outcome === "skipped") {
      const why = missing.map(({ need, reason: text }) => `${need}: ${text}`).join("; ");
      return { ...head, kind: "skipped", message: why === "" ? (reason ?? "") : why };
    }
    if (outcome === "broken") return { ...head, kind: "error", message: reason ?? "it could not be played" };
    const told = violations.filter(({ check }) => !disabled.has(check));
    if (told.length === 0) return { ...head, kind: "passed" };
    const message = told.map((violation) => `${violation.check}: ${violation.message}`).join("; ");
    const replayId = `scenarios/${title}`;
    const shown = result.findings.filter((finding) => finding.replayId === replayId).map(describeFinding);
    // The same thing seen elsewhere in fewer steps is shown there.
    const text = shown.length > 0 ? shown.join("\n") : `${message}\nreplay: ${replayId}`;
    return { ...head, kind: "failure", message, text };
  };
  return result.scenarios.map(caseOf);
}

function brokenSuite(result: PlanResult): readonly Suite[] {
  if (result.broken.length === 0) return [];
  const classname = classOf(result, "run");
  const cases = result.broken.map(
    (reason, index): TestCase => ({ classname, name: `could not run ${index + 1}`, kind: "error", message: reason }),
  );
  return [{ name: "run", ms: 0, cases, output: "" }];
}

function classOf({ api }: PlanResult, phase: string): string {
  return `${api}.${phase}`;
}

function writeSuite({ name, ms, cases, output }: Suite, id: number): string {
  const head = {
    id,
    name,
    tests: cases.length,
    failures: count(cases, "failure"),
    errors: count(cases, "error"),
    skipped: count(cases, "skipped"),
    time: seconds(ms),
  };
  const out = output === "" ? "" : `    <system-out>${escapeXml(output)}</system-out>\n`;
  return `  <testsuite${attributes(head)}>\n${cases.map(writeCase).join("")}${out}  </testsuite>\n`;
}

function writeCase({ classname, name, ms, kind, message = "", text = "" }: TestCase): string {
  const head = attributes({ classname, name, ...(ms !== undefined && { time: seconds(ms) }) });
  if (kind === "passed" && text === "") return `    <testcase${head}/>\n`;
  const inner =
    kind === "passed"
      ? `<system-out>${escapeXml(text)}</system-out>`
      : kind === "skipped"
        ? `<skipped${attributes({ message })}/>`
        : `<${kind}${attributes({ message, type: kind })}>${escapeXml(text)}</${kind}>`;
  return `    <testcase${head}>\n      ${inner}\n    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, number | string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}

function count(cases: readonly TestCase[], kind: TestCase["kind"]): number {
  return cases.filter((each) => each.kind === kind).length;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
