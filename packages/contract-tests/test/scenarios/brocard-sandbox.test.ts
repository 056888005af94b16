import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrocardApi } from "../../src/brocard/api.js";
import type { Cell } from "../../src/engine/plan.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { titleOf } from "../../src/scenario.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";
import { oneSided, scenarioCells } from "./scenario-coverage.js";

const api = createBrocardApi();

let sandbox: RunningSandbox;
let results: readonly ScenarioResult[];
let cells: readonly Cell[];

beforeAll(async () => {
  sandbox = await startSandbox({ api: "brocard" });
  results = await sandbox.play({});
  cells = scenarioCells(api, results);
}, 120_000);
afterAll(() => sandbox.close());

describe("the sandbox of Brocard", () => {
  test("plays every scenario", () => {
    expect(results.map(titleOf)).toEqual(api.scenarios.map(titleOf));
    expect(results.filter(({ outcome }) => outcome === "skipped").map(titleOf)).toEqual([]);
  });

  test("keeps its contract in all of them", () => {
    const failed = results.filter(({ outcome }) => outcome !== "passed");
    expect(
      failed.map((result) => ({ title: titleOf(result), reason: result.reason, violations: result.violations })),
    ).toEqual([]);
  });

  test.each(["status", "webhook"] as const)("reaches each %s of the document, or has a reason why not", (kind) => {
    const missing = cells.filter((cell) => cell.kind === kind && cell.state === "missing");
    expect(missing.map(({ subject, key }) => `${subject} ${key}`)).toEqual([]);
  });

  test("answers a success and a refusal of each operation", () => {
    expect(oneSided(api, cells)).toEqual([]);
  });
});
