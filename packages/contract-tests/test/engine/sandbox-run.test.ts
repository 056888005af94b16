import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAnytimeApi } from "../../src/anytime/api.js";
import type { CheckId } from "../../src/checks.js";
import type { PlanResult } from "../../src/engine/plan.js";
import { runPlan } from "../../src/engine/run-plan.js";
import { type RunningSandbox, startSandbox } from "../sandbox.js";

const api = createAnytimeApi();
let sandbox: RunningSandbox;
let result: PlanResult;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { baseUrl, environment } = sandbox;
  result = await runPlan({ api, environment, baseUrl, profile: "full", seed: 2 });
}, 180_000);
afterAll(() => sandbox.close());

describe("the profile full against the sandbox", () => {
  test("finds nothing, and nothing keeps it from its end", () => {
    const { findings, broken, end } = result;
    expect({ findings, broken, end }).toEqual({ findings: [], broken: [], end: "complete" });
  });

  test("performs every check at least once, but for those the document gives no ground for", () => {
    const answers = [...api.document.operations.values()].flatMap((operation) => [...operation.answers.values()]);
    const promisesHeaders = answers.some(({ headers }) => headers.size > 0);
    const groundless: readonly CheckId[] = promisesHeaders ? [] : ["answer-headers"];
    const notAsked = result.checks.filter(({ asked }) => asked === 0).map(({ check }) => check);
    expect(notAsked).toEqual(groundless);
  });

  test("performs more than thirty checks, none of which said no", () => {
    expect(result.checks.filter(({ asked }) => asked > 0).length).toBeGreaterThan(30);
    expect(result.checks.filter(({ failed }) => failed > 0)).toEqual([]);
  });

  test("covers every webhook, leaves no error code without a reason, and misses less than 1 per cent of all cells", () => {
    const { cells, percent } = result.coverage;
    expect(cells.filter(({ kind, state }) => kind === "webhook" && state !== "covered")).toEqual([]);
    expect(cells.filter(({ kind, state }) => kind === "code" && state === "missing")).toEqual([]);
    expect(percent).toBeGreaterThanOrEqual(99);
  });

  test("plays each phase, and each operation with valid data", () => {
    expect(result.phases.filter(({ cases }) => cases === 0)).toEqual([]);
    const accepted = new Set(
      result.tallies.filter((tally) => tally.accepted > 0).map(({ operationId }) => operationId),
    );
    expect(api.document.requests.filter(({ operationId }) => !accepted.has(operationId))).toEqual([]);
  });
});
