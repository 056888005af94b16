import { checkIds } from "../../src/checks.js";
import type { Finding, Step } from "../../src/engine/finding.js";
import type { PlanResult } from "../../src/engine/plan.js";

/** What a server could send to break out of a page, and what XML cannot hold. */
export const hostile = `</script></pre><img src=x onerror="alert(1)">&amp;]]>\u0000\u001b\ud800 '"`;

export const step: Step = {
  operationId: "createAccount",
  method: "POST",
  url: `http://127.0.0.1:4010/anytime/v1.0/accounts?x=${hostile}`,
  requestHeaders: { "content-type": "application/x-www-form-urlencoded", [hostile]: hostile },
  requestBody: `acc_type=${hostile}`,
  status: 200,
  responseHeaders: { date: "Mon, 01 Jan 2024 00:00:00 GMT", "content-type": "text/html" },
  responseBody: hostile,
  ms: 12.5,
};

export const finding: Finding = {
  check: "body-schema",
  severity: "error",
  phase: "examples",
  operationId: "createAccount",
  message: `is not documented ${hostile}`,
  pointer: "/body/<b>",
  because: `documented example ${hostile}`,
  evidence: "stated",
  replayId: "examples/createAccount/business",
  times: 3,
  steps: [step, step],
};

/** A result with a failure of each kind. */
export function sampleResult(changes: Partial<PlanResult> = {}): PlanResult {
  const phase = { cases: 0, requests: 0, failed: 0, ms: 0, skipped: "not part of the profile smoke" };
  const scenario = { operationId: "getCardPin", needs: [], evidence: "stated", requests: [], ms: 2, violations: [] };
  return {
    api: "anytime",
    baseUrl: "http://127.0.0.1:4010/anytime",
    environment: `server ${hostile}`,
    profile: "full",
    seed: 7,
    document: { title: "Anytime", version: "1.0" },
    end: "complete",
    ms: 1234.5,
    phases: [
      { phase: "examples", cases: 5, requests: 6, failed: 3, ms: 10 },
      { ...phase, phase: "boundaries" },
      { ...phase, phase: "random" },
      { ...phase, phase: "sequences" },
      { phase: "probes", cases: 1, requests: 2, failed: 1, ms: 10 },
      { phase: "scenarios", cases: 4, requests: 2, failed: 1, ms: 10 },
    ],
    tallies: [
      {
        phase: "examples",
        operationId: "createAccount",
        cases: 3,
        accepted: 0,
        refusedByState: 0,
        refused: 0,
        failed: 3,
      },
      { phase: "examples", operationId: "getAccount", cases: 2, accepted: 2, refusedByState: 0, refused: 0, failed: 0 },
    ],
    checks: checkIds.map((check) => ({ check, isDisabled: check === "error-code", asked: 4, failed: 0 })),
    findings: [finding, { ...finding, check: "wrong-key-refused", phase: "probes", replayId: "probes/wrong-key" }],
    coverage: {
      cells: [
        { kind: "status", subject: "createAccount", key: "200", state: "covered", seen: 3 },
        { kind: "code", subject: "createAccount", key: "4000001", state: "excused", reason: "a reason", seen: 0 },
        { kind: "keyword", subject: "createAccount", key: `body ${hostile} enum`, state: "missing", seen: 0 },
        { kind: "webhook", subject: "receiveCardLastTx", key: "receiveCardLastTx", state: "covered", seen: 1 },
      ],
      covered: 2,
      excused: 1,
      missing: 1,
      percent: 75,
    },
    scenarios: [
      { ...scenario, evidence: "stated", name: "passes", outcome: "passed" },
      {
        ...scenario,
        evidence: "stated",
        name: "is refused",
        outcome: "violated",
        violations: [{ check: "expected-outcome", message: `the answer is ${hostile}` }],
      },
      {
        ...scenario,
        evidence: "stated",
        name: "is switched off",
        outcome: "violated",
        violations: [{ check: "error-code", message: "carries no code" }],
      },
      {
        ...scenario,
        evidence: "stated",
        name: "needs money",
        outcome: "skipped",
        reason: "needs money",
        missing: [{ need: "money", reason: "only a sandbox can do this" }],
      },
    ],
    notes: [`a note ${hostile}`],
    broken: ["the control API refused"],
    ...changes,
  };
}
