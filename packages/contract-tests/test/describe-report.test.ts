import { describe, expect, test } from "vitest";
import { describeReport, describeResult } from "../src/describe-report.js";
import { exitStatusOf, type RunReport } from "../src/run-report.js";
import type { Outcome, ScenarioResult } from "../src/run-scenarios.js";

const result = (outcome: Outcome, changes: Partial<ScenarioResult> = {}): ScenarioResult => ({
  operationId: "getThing",
  name: `is ${outcome}`,
  needs: [],
  evidence: "stated",
  outcome,
  violations: [],
  requests: [],
  ms: 12.4,
  ...changes,
});

function report(results: readonly ScenarioResult[], changes: Partial<RunReport> = {}): RunReport {
  const count = (outcome: Outcome) => results.filter((each) => each.outcome === outcome).length;
  return {
    api: "things",
    baseUrl: "http://127.0.0.1:1",
    environment: "nowhere",
    planned: results.length,
    totals: {
      passed: count("passed"),
      violated: count("violated"),
      broken: count("broken"),
      skipped: count("skipped"),
    },
    requests: 3,
    ms: 1234,
    coverage: { subjects: [], reachedCodes: [1, 2], excusedCodes: [], missingCodes: [3] },
    results,
    ...changes,
  };
}

const exchange = (number: number) => ({
  number,
  operationId: "getThing",
  method: "GET",
  url: `http://127.0.0.1:1/things/${number}`,
  status: 200,
  code: undefined,
  ms: 1,
  details: { requestHeaders: {}, responseBody: `{"number":${number}}` },
});

describe("describeReport", () => {
  test("says once what is wrong with several requests and shows the first of them", () => {
    const violation = (number: number) => ({
      check: "body-schema" as const,
      pointer: "/a",
      message: "is missing",
      exchange: number,
    });
    const text = describeReport(
      report([result("violated", { violations: [2, 3, 4].map(violation), requests: [1, 2, 3, 4].map(exchange) })]),
    );
    expect(text).toContain("FAIL getThing: is violated");
    expect(text.match(/body-schema: \/a is missing \(request 2, 3, 4\)/g)).toHaveLength(1);
    expect([...text.matchAll(/curl -X GET '(.*)'/g)].map(([, url]) => url)).toEqual(["http://127.0.0.1:1/things/2"]);
    expect(text).toContain('answer: 200 {"number":2}');
  });

  test("shows the last request where a finding belongs to none", () => {
    const violations = [{ check: "expected-outcome" as const, message: "it is 1, expected 2" }];
    const text = describeReport(report([result("violated", { violations, requests: [1, 2].map(exchange) })]));
    expect([...text.matchAll(/^ {4}request (\d):/gm)].map(([, number]) => number)).toEqual(["2"]);
  });

  test("marks an expectation that is not in the provider's words", () => {
    const text = describeReport(report([result("violated", { evidence: "inferred" })]));
    expect(text).toMatch(/is violated \[inferred/);
  });

  test("tells what broke, what was skipped and why, and that the run ended early", () => {
    const missing = [
      { need: "money" as const, reason: "no bank here" },
      { need: "kyc" as const, reason: "no bank here" },
    ];
    const results = [
      result("broken", { reason: "no answer" }),
      result("skipped", { missing, reason: "needs money, kyc" }),
    ];
    const text = describeReport(report(results, { planned: 9 }));
    expect(text).toMatch(/^ERR getThing: is broken\n {2}no answer$/m);
    expect(text).toContain("skipped: no bank here; scenarios that need money 1, kyc 1");
    expect(text).toContain("ended early, after 2 of 9 scenarios");
  });

  test("names codes that were never seen when everything was played", () => {
    expect(describeReport(report([result("passed")]))).toContain("2 reached, 0 only by injection, never seen: 3");
    expect(describeReport(report([result("skipped")]))).not.toContain("never seen");
  });
});

describe("describeResult", () => {
  test("is one line with place, outcome, title and milliseconds", () => {
    expect(describeResult(result("passed"), { done: 3, planned: 120 })).toBe(
      "[  3/120] ok   getThing: is passed 12 ms",
    );
  });
});

describe("exitStatusOf", () => {
  test.each([
    { name: "all passed", results: [result("passed")], planned: 1, status: 0 },
    { name: "passed and skipped", results: [result("passed"), result("skipped")], planned: 2, status: 0 },
    { name: "a violation beside a break", results: [result("violated"), result("broken")], planned: 2, status: 1 },
    { name: "a break", results: [result("passed"), result("broken")], planned: 2, status: 2 },
    { name: "everything skipped", results: [result("skipped")], planned: 1, status: 2 },
    { name: "an early end", results: [result("passed")], planned: 2, status: 2 },
  ])("is $status for $name", ({ results, planned, status }) => {
    expect(exitStatusOf(report(results, { planned }))).toBe(status);
  });
});
