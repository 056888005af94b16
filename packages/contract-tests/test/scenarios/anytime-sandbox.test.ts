import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import { type Coverage, coverageOf } from "../../src/coverage.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { titleOf } from "../../src/scenario.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

let sandbox: RunningSandbox;
let results: readonly ScenarioResult[];
let coverage: Coverage;

beforeAll(async () => {
  sandbox = await startSandbox();
  results = await sandbox.play({});
  coverage = coverageOf(createAnytimeApi(), results);
}, 120_000);
afterAll(() => sandbox.close());

describe("the sandbox", () => {
  test("plays every scenario", () => {
    const played = createAnytimeApi().scenarios.map(titleOf);
    expect(results.map(titleOf)).toEqual(played);
    expect(results.filter(({ outcome }) => outcome === "skipped").map(titleOf)).toEqual([]);
  });

  test("keeps its contract in all of them", () => {
    const failed = results.filter(({ outcome }) => outcome !== "passed");
    expect(
      failed.map((result) => ({ title: titleOf(result), reason: result.reason, violations: result.violations })),
    ).toEqual([]);
  });

  test("reaches every error code, but for those excused by name", () => {
    expect(coverage.missingCodes).toEqual([]);
  });

  test("reaches none of the excused codes by itself", () => {
    const excused = coverage.excusedCodes.map(({ code }) => code);
    expect(excused).toEqual([...createAnytimeApi().faultOnly.keys()]);
  });

  test("answers a success and a refusal of each operation", () => {
    const operations = coverage.subjects.filter(({ operationId }) => !operationId.startsWith("receive"));
    const oneSided = operations.filter(({ answers }) => {
      const statuses = answers.map(({ status }) => status);
      return !statuses.includes(200) || !statuses.some((status) => status >= 400);
    });
    expect(oneSided.map(({ operationId }) => operationId)).toEqual([]);
  });
});
