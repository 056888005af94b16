import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrocardApi } from "../../src/brocard/api.js";
import { type Coverage, coverageOf } from "../../src/coverage.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { titleOf } from "../../src/scenario.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

let sandbox: RunningSandbox;
let results: readonly ScenarioResult[];
let coverage: Coverage;

beforeAll(async () => {
  sandbox = await startSandbox({ api: "brocard" });
  results = await sandbox.play({});
  coverage = coverageOf(createBrocardApi(), results);
}, 120_000);
afterAll(() => sandbox.close());

describe("the sandbox of Brocard", () => {
  test("plays every scenario", () => {
    expect(results.map(titleOf)).toEqual(createBrocardApi().scenarios.map(titleOf));
    expect(results.filter(({ outcome }) => outcome === "skipped").map(titleOf)).toEqual([]);
  });

  test("keeps its contract in all of them", () => {
    const failed = results.filter(({ outcome }) => outcome !== "passed");
    expect(
      failed.map((result) => ({ title: titleOf(result), reason: result.reason, violations: result.violations })),
    ).toEqual([]);
  });

  test("answers a success and a refusal of each operation that has scenarios", () => {
    const operations = coverage.subjects.filter(
      ({ operationId, scenarios }) => !operationId.startsWith("receive") && scenarios > 0,
    );
    const oneSided = operations.filter(({ answers }) => {
      const statuses = answers.map(({ status }) => status);
      return !statuses.some((status) => status < 300) || !statuses.some((status) => status >= 400);
    });
    expect(oneSided.map(({ operationId }) => operationId)).toEqual([]);
  });
});
