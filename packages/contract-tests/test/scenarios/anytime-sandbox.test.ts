import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import type { Cell } from "../../src/engine/plan.js";
import type { ScenarioResult } from "../../src/run-scenarios.js";
import { titleOf } from "../../src/scenario.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";
import { injectedCodes, oneSided, scenarioCells } from "./scenario-coverage.js";

const api = createAnytimeApi();
let sandbox: RunningSandbox;
let results: readonly ScenarioResult[];
let cells: readonly Cell[];

beforeAll(async () => {
  sandbox = await startSandbox();
  results = await sandbox.play({});
  cells = scenarioCells(api, results);
}, 120_000);
afterAll(() => sandbox.close());

describe("the sandbox", () => {
  test("plays every scenario", () => {
    const played = api.scenarios.map(titleOf);
    expect(results.map(titleOf)).toEqual(played);
    expect(results.filter(({ outcome }) => outcome === "skipped").map(titleOf)).toEqual([]);
  });

  test("keeps its contract in all of them", () => {
    const failed = results.filter(({ outcome }) => outcome !== "passed");
    expect(
      failed.map((result) => ({ title: titleOf(result), reason: result.reason, violations: result.violations })),
    ).toEqual([]);
  });

  test.each(["code", "webhook"] as const)("reaches each %s of the document, or has a reason why not", (kind) => {
    const missing = cells.filter((cell) => cell.kind === kind && cell.state === "missing");
    expect(missing.map(({ subject, key }) => `${subject} ${key}`)).toEqual([]);
  });

  test("has a place for each code of the catalogue and each webhook", () => {
    const keys = new Set(cells.map(({ key }) => key));
    const { errorCodes, webhooks } = api.document;
    const wanted = [...[...errorCodes.keys()].map(String), ...[...webhooks.values()].map((each) => each.operationId)];
    expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
  });

  test("answers each code that is excused when it is injected, and never by itself", () => {
    const injected = injectedCodes(results);
    expect([...api.faultOnly.keys()].filter((code) => !injected.has(code))).toEqual([]);
    const reached = cells.filter(({ kind, state }) => kind === "code" && state === "covered");
    expect(reached.filter(({ key }) => api.faultOnly.has(Number(key)))).toEqual([]);
  });

  test("answers a success and a refusal of each operation", () => {
    expect(oneSided(api, cells)).toEqual([]);
  });
});
