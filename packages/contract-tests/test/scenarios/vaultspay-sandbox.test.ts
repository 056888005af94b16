import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { titleOf } from "../../src/scenario.js";
import { createVaultsPayApi } from "../../src/vaultspay/api.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

describe.each(["on", "off"] as const)("the sandbox of VaultsPay with encryption %s", (encryption) => {
  const api = createVaultsPayApi({ encryption });
  let sandbox: RunningSandbox;
  let results: readonly ScenarioResult[];

  beforeAll(async () => {
    sandbox = await startSandbox({ api });
    results = await sandbox.play({});
  }, 120_000);
  afterAll(() => sandbox.close());

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
});
