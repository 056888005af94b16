import { describe, expect, test } from "vitest";
import { createAnytimeApi } from "../src/anytime/api.js";
import { coverageOf } from "../src/coverage.js";
import type { ScenarioResult } from "../src/run-scenarios.js";

const result = (
  operationId: string,
  answers: readonly (readonly [number, number?])[],
  changes: Partial<ScenarioResult> = {},
) => ({
  operationId,
  name: "story",
  needs: [],
  evidence: "stated" as const,
  outcome: "passed" as const,
  violations: [],
  requests: answers.map(([status, code], i) => ({
    number: i + 1,
    operationId,
    method: "GET",
    url: "",
    status,
    code,
    ms: 1,
  })),
  ms: 1,
  ...changes,
});

describe("coverageOf", () => {
  const api = createAnytimeApi();
  const honest = result("getAccount", [[200], [403, 4030210], [403, 4030210], [400, 4000210]]);
  const injected = result(
    "getAccount",
    [
      [403, 4030211],
      [403, 4030220],
    ],
    { needs: ["faults"] },
  );
  const coverage = coverageOf(api, [honest, injected, result("getCard", [], { outcome: "skipped" })]);
  const of = (operationId: string) => coverage.subjects.find((subject) => subject.operationId === operationId);

  test("lists every operation and webhook, seen or not", () => {
    expect(coverage.subjects).toHaveLength(34);
    expect(of("receiveCardLastTx")).toEqual({ operationId: "receiveCardLastTx", scenarios: 0, answers: [] });
  });

  test("counts what the server came to by itself, each code once", () => {
    expect(of("getAccount")?.answers).toEqual([
      { status: 200, codes: [] },
      { status: 400, codes: [4000210] },
      { status: 403, codes: [4030210] },
    ]);
    expect(coverage.reachedCodes).toEqual([4000210, 4030210]);
  });

  test("takes an injected code for seen only where it is excused by name", () => {
    expect(coverage.excusedCodes.map(({ code }) => code)).toEqual([4030211]);
    expect(coverage.missingCodes).toContain(4030220);
    expect(coverage.missingCodes).not.toContain(4030211);
  });

  test("leaves skipped scenarios out", () => {
    expect(of("getCard")?.scenarios).toBe(0);
  });
});
